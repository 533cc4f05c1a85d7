import { describe, expect, it } from 'vitest';
import { scoreTable } from '../../../src/core/evidence/score-table.ts';
import { enoughUnits, kindOf, studyOf, withTable } from '../../../src/core/evidence/study.ts';
import { planInput } from '../plan/play-plan.ts';

const finished = [{ sample: 0, repeat: 0, score: 1 }];

describe('a study', () => {
  it('lays out the scores of each candidate once', () => {
    const input = planInput({ samples: 2, repeats: 1 }, [1, 2]);
    const [first, second] = input.candidates;
    const study = studyOf({ ...input, candidates: [{ ...first!, finished }, second!] });
    expect([...study.table(0).cells]).toEqual([1, Number.NaN]);
    expect([...study.table(1).cells]).toEqual([Number.NaN, Number.NaN]);
    expect(study.table(0)).toBe(study.table(0));
  });

  it('takes scores as they are where they are laid out already', () => {
    const table = scoreTable(finished, 2, 1);
    const input = planInput({ samples: 2, repeats: 1 }, [1]);
    const laidOut = { table, latencies: [null, null] };
    const candidates = input.candidates.map((one) => ({ ...one, laidOut }));
    expect(studyOf({ ...input, candidates }).table(0)).toBe(table);
  });

  it('can be asked what it would be had one candidate scored otherwise', () => {
    const study = studyOf(planInput({ samples: 2, repeats: 1 }, [1, 2]));
    const other = withTable(study, 1, scoreTable(finished, 2, 1));
    expect([...other.table(1).cells]).toEqual([1, Number.NaN]);
    expect(other.table(0)).toBe(study.table(0));
    expect([...study.table(1).cells]).toEqual([Number.NaN, Number.NaN]);
  });

  it('takes formulas for its kind of scores and its claim', () => {
    const kind = (facts: Parameters<typeof planInput>[0]) => kindOf(studyOf(planInput(facts)));
    expect(kind({})).toEqual({ continuous: false, theseSamples: false });
    expect(kind({ continuous: true })).toEqual({ continuous: true, theseSamples: false });
    expect(kind({ estimand: 'these-samples' })).toEqual({ continuous: false, theseSamples: true });
  });

  it('proves something about new inputs from 15 samples on, about these samples from the first', () => {
    const study = studyOf(planInput());
    expect([14, 15].map((n) => enoughUnits(study, { n }))).toEqual([false, true]);
    expect(enoughUnits(studyOf(planInput({ estimand: 'these-samples' })), { n: 1 })).toBe(true);
  });
});
