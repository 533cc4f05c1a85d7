import { defineConfig } from 'vitest/config';
import { testsThatNeedServices } from './test/support/needs-services.ts';

/** For `npm run mutate`: the quick tests; Stryker names those it wants. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/**/*.simulation.test.ts', ...testsThatNeedServices()],
    isolate: false,
    restoreMocks: true,
  },
});
