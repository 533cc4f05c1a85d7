import { describe, expect, it } from 'vitest';
import { resultMessage } from '../../src/blocks/result/result.ts';
import { resultText } from '../../src/cli/output/result-text.ts';
import { screenOf } from '../../src/cli/output/screen.ts';
import type { EvaluationSpec } from '../../src/core/evaluation.ts';
import type { Answer } from '../../src/core/trial.ts';
import { candidate, evaluationRequest, FLASH_LITE } from '../support/evaluation-request.ts';
import { labelOf } from '../support/fixtures/result-fixtures.ts';
import { memoryFlows } from '../support/memory-flows.ts';

const screen = { ...screenOf(process.stdout, true), width: Number.POSITIVE_INFINITY };
const USAGE = { input: 10, cacheRead: 0, cacheWrite: 0, output: 2, reasoning: 0 };

/** What people read in the terminal and in Slack of a model that answers each sample so. */
async function toldOf(
  answerTo: (sample: number) => Partial<Answer> & { text: string },
  spec: Partial<EvaluationSpec> = {},
) {
  const flows = memoryFlows(async ({ candidate: { model }, prompt }) => ({
    kind: 'answered',
    answer: {
      stop: 'complete',
      servedModel: model,
      latencyMs: 5,
      usage: USAGE,
      ...answerTo(Number(/\d+$/.exec(prompt)?.[0])),
    },
  }));
  const candidates = [candidate(FLASH_LITE, 100)];
  const id = await flows.start(evaluationRequest({ candidates, repeats: 1, ...spec }, 30));
  await flows.drain();
  const result = (await flows.result(id))!;
  return [
    resultText(result, { labelOf, screen, command: 'llm-pick' }),
    resultMessage(result, { requester: null, labelOf }).text,
  ];
}

describe('the terminal and Slack say of answers', () => {
  it('what had to be dropped before the right ones were right', async () => {
    const texts = await toldOf((sample) => ({ text: sample % 10 === 0 ? 'ok' : 'ok.' }), {
      design: 'full',
    });
    for (const text of texts) {
      expect(text).toContain(
        '27 of 30 right answers are right only after a full stop was dropped: your code must allow it.',
      );
    }
  });

  it('how many wrong ones hold the right one', async () => {
    const texts = await toldOf((sample) => ({ text: sample % 5 === 0 ? 'ok, or not' : 'ok' }), {
      design: 'full',
    });
    for (const text of texts)
      expect(text).toContain('Right answer, wrong form: 6 of 6 wrong answers.');
  });

  it('that thinking took the tokens, and that this rules no model out', async () => {
    const texts = await toldOf(() => ({
      text: '',
      stop: 'truncated',
      usage: { ...USAGE, output: 100, reasoning: 97 },
    }));
    for (const text of texts) {
      expect(text).toContain('Its thinking took 97 of 100 tokens');
      expect(text).toContain('raise maxOutputTokens');
      expect(text).not.toContain('ruled out');
    }
  });

  it.each([
    ['nothing is right and the expected text stands in it', 'It could be ok, or bad'],
    ['nothing is right at all', 'bad'],
  ])('that it looks like the answer check where %s', async (_, text) => {
    const texts = await toldOf(() => ({ text }), { design: 'full' });
    for (const each of texts) expect(each).toMatch(/this looks like the answer check/i);
  });

  it('the same where a model is given up before five answers', async () => {
    const texts = await toldOf(() => ({ text: 'It could be ok, or bad' }));
    for (const each of texts) expect(each).toMatch(/this looks like the answer check/i);
  });
});
