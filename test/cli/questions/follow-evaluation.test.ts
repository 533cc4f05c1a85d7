import { expect, it } from 'vitest';
import { followEvaluation } from '../../../src/cli/questions/follow-evaluation.ts';
import { cliDepsAlone } from '../../support/cli-deps.ts';

const hangs = () => new Promise<never>(() => {});

it.each([
  { name: 'result', evaluations: { result: hangs, progress: async () => null } },
  { name: 'progress', evaluations: { result: async () => null, progress: hangs } },
])(
  'an interruption is heard while a database hangs that was asked for the $name',
  async ({ evaluations }) => {
    const interruption = new AbortController();
    const deps = { ...cliDepsAlone(), interrupted: interruption.signal };
    const following = followEvaluation(deps, evaluations, 'id', hangs);
    interruption.abort();
    await expect(following).resolves.toBe('interrupted');
  },
);

it('a result that is there ends it', async () => {
  const { signal } = new AbortController();
  const result = { ending: 'picked' };
  const evaluations = { result: async () => result, progress: hangs };
  const deps = { ...cliDepsAlone(), interrupted: signal };
  const following = followEvaluation(deps, evaluations as never, 'id', hangs);
  await expect(following).resolves.toBe(result);
});
