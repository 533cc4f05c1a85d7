import { describe, expect, it } from 'vitest';
import type { Scorer } from '../../../src/core/evaluation.ts';
import { compileScorer } from '../../../src/core/scoring/compile-scorer.ts';
import { parseJudgement } from '../../../src/core/scoring/judge-reply.ts';
import { PLAIN_SCORERS } from '../../support/plain-scorers.ts';
import { JUDGE } from './table/judge.ts';
import { KINDS, type ScorerName } from './table/scorers.ts';

const USAGE = { input: 1, cacheRead: 0, cacheWrite: 0, output: 1, reasoning: 0 };

const ROWS = (Object.keys(KINDS) as ScorerName[]).flatMap((name) =>
  KINDS[name].flatMap(({ kind, options, rows }) =>
    rows.map(([answer, expected, verdict]) => ({
      name,
      kind,
      answer,
      expected,
      verdict,
      scorer: { ...PLAIN_SCORERS[name], ...options } as Scorer,
    })),
  ),
);

describe('a reasonable person and the scorer agree', () => {
  it.each(ROWS)('$name, $kind: $answer for $expected is $verdict', (row) => {
    const answer = {
      text: row.answer,
      stop: 'complete',
      servedModel: 'm',
      usage: USAGE,
      latencyMs: 1,
    } as const;
    const sample = { columns: {}, expected: row.expected, alternatives: [], group: null };
    const { value, failure } = compileScorer(row.scorer)(answer, sample);
    if (row.verdict === 'unreadable')
      expect({ value, failure }).toEqual({ value: 0, failure: 'unparsable' });
    else expect(value).toBeCloseTo(row.verdict);
  });

  it.each(JUDGE)("a judge's %j is %j", (reply, score) => {
    expect(parseJudgement(reply).value).toBe(score);
  });

  it('on at least 400 answers', () => expect(ROWS.length + JUDGE.length).toBeGreaterThan(400));
});
