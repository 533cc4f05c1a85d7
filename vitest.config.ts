import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { testsThatNeedServices } from './test/support/needs-services.ts';

const services = testsThatNeedServices();
const SIMULATIONS = 'test/**/*.simulation.test.ts';

export default defineConfig({
  test: {
    // Vitest leaves one core to itself, but most tests with services wait for most of their time.
    maxWorkers: availableParallelism(),
    // No test changes a module, so one reading of them serves all the files of a worker.
    isolate: false,
    // These only end what hangs: a busy machine is no fault of a test's.
    testTimeout: 300_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 120_000 } },
    restoreMocks: true,
    setupFiles: ['test/support/property-seed.ts'],
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
