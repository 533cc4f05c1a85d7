import { defineConfig } from 'vitest/config';
import { testsThatNeedServices } from './test/support/needs-services.ts';

const services = testsThatNeedServices();
const SIMULATIONS = 'test/**/*.simulation.test.ts';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    coverage: {
      include: ['src/**'],
      reporter: ['text', 'html'],
      reportsDirectory: '.data/coverage',
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'quick',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [SIMULATIONS, ...services],
        },
      },
      { extends: true, test: { name: 'simulation', include: [SIMULATIONS] } },
      {
        extends: true,
        test: {
          name: 'services',
          include: services,
          globalSetup: ['test/support/global-setup.ts'],
        },
      },
    ],
  },
});
