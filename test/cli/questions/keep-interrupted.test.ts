import { expect, it } from 'vitest';
import { keepInterrupted } from '../../../src/cli/questions/keep-interrupted.ts';
import { systemCommand } from '../../../src/runtime/system-command.ts';

it.each([
  { name: 'takes it', pause: async () => {} },
  { name: 'is gone', pause: () => Promise.reject(new Error('ECONNREFUSED')) },
  { name: 'hangs', pause: () => new Promise<never>(() => {}) },
])('an interruption ends where the database $name', async ({ pause }) => {
  await expect(keepInterrupted({ pause }, systemCommand('id'))).resolves.toBeUndefined();
});
