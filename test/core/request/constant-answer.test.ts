import { describe, expect, it } from 'vitest';
import type { Bar, Sample, Scorer } from '../../../src/core/evaluation.ts';
import { constantAnswer, constantWords } from '../../../src/core/request/constant-answer.ts';
import { evaluationRequest } from '../../support/evaluation-request.ts';
import { PLAIN_SCORERS } from '../../support/plain-scorers.ts';

const AT_90 = { kind: 'absolute', rate: 0.9 } as const;
const PROVES_NOTHING =
  /^Every sample accepts ".+": .* That proves nothing: add samples with other answers\.$/;

/** What is said of samples that expect these: an answer, or several that are accepted. */
function said(
  answers: readonly (string | readonly [string, ...string[]])[],
  { scorer = PLAIN_SCORERS.exact, bar = AT_90 }: { scorer?: Scorer; bar?: Bar } = {},
): string | null {
  const samples = answers.map((each, index): Sample => {
    const [expected, ...alternatives] = typeof each === 'string' ? [each] : each;
    return { columns: { input: `${index}` }, expected, alternatives, group: null };
  });
  const found = constantAnswer({ ...evaluationRequest({ scorer }), samples });
  return constantWords(found, { bar, samples: samples.length });
}

describe('samples that one answer is right for each time prove nothing', () => {
  it.each<[name: string, answers: Parameters<typeof said>[0], scorer: Scorer]>([
    ['all expect it', ['ok', ' ok', 'ok'], PLAIN_SCORERS.exact],
    ['they differ in capitals alone', ['Yes', 'yes', 'YES'], PLAIN_SCORERS.exact],
    ['all accept it', [['a', 'b'], ['c', 'b'], 'b'], PLAIN_SCORERS.exact],
    ['the longest holds the others', ['refund', 'refund', 'a refund now'], PLAIN_SCORERS.contains],
    ['they are the same number', ['1,000', '1000', '1000.0'], PLAIN_SCORERS.number],
    ['they are the same pattern', ['^\\d{4}$', '^\\d{4}$'], PLAIN_SCORERS.regex],
    ['they are the same object', ['{"a":1,"b":2}', '{"b":2,"a":1}'], PLAIN_SCORERS.json],
  ])('where %s', (_, answers, scorer) => {
    expect(said(answers, { scorer })).toMatch(PROVES_NOTHING);
  });

  it('whatever the bar', () => {
    expect(said(['ok', 'ok'], { bar: { kind: 'relative', within: 0.05, of: null } })).toMatch(
      PROVES_NOTHING,
    );
  });

  it('and where it is right so often that it passes the bar', () => {
    const most = [...Array.from({ length: 57 }, () => 'other'), 'bug', 'bug', 'billing'];
    expect(said(most)).toBe(
      '57 of 60 samples accept "other": a model that always answers so passes your bar of 90%, whatever the input. Add samples with other answers, or raise the bar.',
    );
    expect(said(most, { bar: { kind: 'absolute', rate: 0.96 } })).toBeNull();
    expect(said(most, { bar: { kind: 'relative', within: 0.05, of: null } })).toBeNull();
  });
});

it.each<[name: string, answers: string[], scorer: Scorer]>([
  ['they tell inputs apart', ['yes', 'no', 'yes'], PLAIN_SCORERS.exact],
  ['there is one', ['ok'], PLAIN_SCORERS.exact],
  ['a judge rates them by one rubric', ['polite', 'polite'], judge()],
  ['nothing is expected', ['', ''], PLAIN_SCORERS.json],
])('nothing is said where %s', (_, answers, scorer) => {
  expect(said(answers, { scorer })).toBeNull();
});

function judge(): Scorer {
  return { type: 'judge', rubric: 'Good?', model: 'anthropic/claude-opus-5-5' };
}

it('the words fit into what Slack shows above a form, however long the answer', () => {
  const long = Array.from({ length: 5_000 }, () => 'word '.repeat(500));
  expect(said(long)?.length).toBeLessThanOrEqual(200);
  expect(said([...long, 'other'])?.length).toBeLessThanOrEqual(200);
});
