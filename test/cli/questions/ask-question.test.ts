import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { questionAnswerer } from '../../../src/cli/questions/ask-question.ts';
import { terminalCtx } from '../../../src/cli/terminal-ctx.ts';
import { CHECK_QUESTION, progress, QUESTION } from '../../support/fixtures/progress-fixtures.ts';

const command = { ctx: terminalCtx(new Date('2026-11-25')), input: { evaluationId: 'e1' } };
const waiting = progress({ question: QUESTION });

/** What was answered, by a person at the terminal or without one. */
function setUp(asks: boolean) {
  const answers: string[] = [];
  const [stdin, stderr] = [new PassThrough(), new PassThrough()];
  const interrupting = new AbortController();
  const deps = {
    stdin,
    stderr,
    interrupted: interrupting.signal,
    catalog: () => loadCatalog(),
    command: 'llm-pick',
  };
  const evaluations = {
    answerQuestion: async ({ input }: { input: { answer: string } }) => {
      answers.push(input.answer);
      return true;
    },
  };
  const answer = questionAnswerer(deps, evaluations, { command, asks });
  return { answer, answers, stdin, stderr, interrupting };
}

describe('what an evaluation waits on, at the terminal', () => {
  it.each([
    { typed: 'y', answers: ['yes'] },
    { typed: 'n', answers: ['no'] },
    { typed: '', answers: ['no'] },
  ])('is asked, and "$typed" is $answers', async ({ typed, answers }) => {
    const it = setUp(true);
    it.stdin.write(`${typed}\n`);
    await it.answer(waiting);
    expect(it.answers).toEqual(answers);
    expect(String(it.stderr.read())).toContain('Prove Sonnet 5.5 for about $0.20, too? [y/N] ');
  });

  it('breaks between words where the terminal is narrow', async () => {
    const it = setUp(true);
    Object.assign(it.stderr, { isTTY: true, columns: 30 });
    it.stdin.write('y\n');
    await it.answer(waiting);
    const [above] = stripVTControlCharacters(String(it.stderr.read())).split('[y/N]');
    expect(above).toContain('5.5 for about $0.20, too?');
    for (const line of above!.split(/\r?\n/)) expect(line.length).toBeLessThanOrEqual(30);
  });

  it('is answered on the line of its last word, however wide the terminal is', async () => {
    for (let columns = 40; columns <= 120; columns++) {
      const { answer, stdin, stderr } = setUp(true);
      Object.assign(stderr, { isTTY: true, columns });
      stdin.write('n\n');
      await answer(progress({ question: CHECK_QUESTION }));
      const said = stripVTControlCharacters(String(stderr.read()));
      expect(said).toContain('[y/N] ');
    }
  });

  it('ends at a no about the answer check, and says how to compare otherwise', async () => {
    const { answer, stdin, stderr, answers } = setUp(true);
    stdin.write('n\n');
    await answer(progress({ question: CHECK_QUESTION }));
    expect(answers).toEqual(['no']);
    const said = String(stderr.read());
    expect(said).toContain('4 of 5 wrong answers hold the expected text. Go on as it is? [y/N] ');
    expect(said).toMatch(/\n {2}llm-pick rescore e1 --scorer contains\n/);
    expect(said).toMatch(/\n {2}llm-pick run --again e1 --scorer contains\n/);
  });

  it('is answered with yes where nobody is there, or --yes was given', async () => {
    const { answer, answers, stderr } = setUp(false);
    await answer(waiting);
    expect(answers).toEqual(['yes']);
    expect(stderr.read()).toBeNull();
  });

  it('stays open when it is interrupted: whoever resumes is asked', async () => {
    const { answer, answers, interrupting } = setUp(true);
    const answering = answer(waiting);
    interrupting.abort();
    await answering;
    expect(answers).toEqual([]);
  });

  it('is nothing while it runs on', async () => {
    const { answer, answers } = setUp(true);
    await answer(progress());
    expect(answers).toEqual([]);
  });
});
