import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { doubtQuestion } from '../../src/cli/ask-doubt.ts';
import { terminalCtx } from '../../src/cli/terminal-ctx.ts';

const command = { ctx: terminalCtx(new Date('2026-11-25')), input: { evaluationId: 'e1' } };

/** A question whose evaluation is always doubted, and what was done to that. */
function setUp(asks: boolean) {
  const done: string[] = [];
  const [stdin, stderr] = [new PassThrough(), new PassThrough()];
  const deps = { stdin, stderr, interrupted: new AbortController().signal };
  const note = (verb: string) => async () => void done.push(verb);
  const evaluations = {
    doubt: async () => 'They look wrong.',
    pause: note('pause'),
    resume: note('resume'),
  };
  const question = doubtQuestion(deps, evaluations, { command, asks });
  return { question, stdin, stderr, done };
}

describe('the question about doubtful answers', () => {
  it('looks at five answers first, then at twice as many', async () => {
    const { question } = setUp(true);
    const doubts = [];
    for (const done of [0, 4, 6, 7, 11, 12]) doubts.push((await question.doubt(done)) !== null);
    expect(doubts).toEqual([false, false, true, false, false, true]);
  });

  it('looks at nothing where nobody is there to answer', async () => {
    expect(await setUp(false).question.doubt(1_000)).toBeNull();
  });

  it.each([
    { answer: 'y', goesOn: true, done: ['pause', 'resume'] },
    { answer: 'n', goesOn: false, done: ['pause'] },
  ])('pauses meanwhile and says the doubt; at $answer it goes on: $goesOn', async (row) => {
    const { question, stdin, stderr, done } = setUp(true);
    stdin.write(`${row.answer}\n`);
    expect(await question.goesOn('They look wrong.')).toBe(row.goesOn);
    expect(done).toEqual(row.done);
    expect(String(stderr.read())).toContain('They look wrong.\nGo on all the same? [y/N] ');
    expect(await question.doubt(1_000)).toBeNull();
  });
});
