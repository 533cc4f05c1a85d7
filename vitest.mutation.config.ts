import { defineConfig } from 'vitest/config';
import { testsThatNeedServices } from './test/support/needs-services.ts';

/** For `npm run mutate`: the quick tests; Stryker names those it wants. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/**/*.simulation.test.ts', ...testsThatNeedServices()],
    testTimeout: 60_000,
    isolate: false,
    restoreMocks: true,
  },
});
