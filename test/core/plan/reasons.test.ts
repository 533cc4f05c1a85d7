import { describe, expect, it } from 'vitest';
import { studyOf } from '../../../src/core/evidence/study.ts';
import type { Decision } from '../../../src/core/plan/plan-memory.ts';
import {
  absoluteJudgement,
  absoluteReason,
  passedAnotherBar,
  relativeReason,
} from '../../../src/core/plan/reasons.ts';
import { type Facts, planInput } from './play-plan.ts';

const look = { n: 2, repeats: 1, reference: 1 };
/** Three units, of which the first two hold three samples. */
const studyWith = (facts: Facts) => studyOf(planInput({ samples: 3, ...facts }));

describe('why a model was decided as it was', () => {
  it.each<[Decision, Facts, string]>([
    ['proven', {}, 'Proven on 2 samples: at least 90%, with 95% certainty.'],
    [
      'ruled out',
      {},
      'Ruled out on 2 samples: unlikely to reach 90%, though up to 1 good model in 10 fails on so few.',
    ],
    ['ruled out', { design: 'full' }, 'Ruled out on 2 samples: below 90%, with 95% certainty.'],
    ['cannot be proven', {}, 'Given up after 2 samples: the rest is unlikely to prove 90%.'],
    [
      'cannot be proven',
      { continuous: true },
      'Given up after 2 samples: even a perfect rest could not prove 90%.',
    ],
    ['exhausted', {}, 'After 2 samples: neither proven to reach 90% nor ruled out.'],
  ])('%s, %j', (decision, facts, expected) => {
    expect(absoluteReason(studyWith(facts), decision, 0.9, look)).toBe(expected);
  });

  it.each<[Decision, Facts, number, string]>([
    [
      'proven',
      {},
      1,
      'Proven on 2 samples: at most 5 points worse than the reference, with 95% certainty.',
    ],
    [
      'proven',
      {},
      0,
      'Proven on 2 samples: so few errors that the reference can’t be more than 5 points better, with 95% certainty.',
    ],
    [
      'ruled out',
      {},
      1,
      'Ruled out on 2 samples: very likely more than 5 points worse than the reference.',
    ],
    [
      'ruled out',
      { design: 'full' },
      1,
      'Ruled out on 2 samples: more than 5 points worse than the reference, with 95% certainty.',
    ],
    [
      'cannot be proven',
      {},
      1,
      'Given up after 2 samples: the rest would hardly prove it within 5 points of the reference.',
    ],
    [
      'exhausted',
      {},
      1,
      'After 2 samples: neither proven to be within 5 points of the reference nor ruled out.',
    ],
  ])('beside a reference: %s, %j, its passes: %i', (decision, facts, reference, expected) => {
    const reason = relativeReason(studyWith(facts), decision, 0.05, { ...look, reference });
    expect(reason.replace("can't", 'can’t')).toBe(expected);
  });

  it('counts samples, near-duplicates too', () => {
    const study = studyOf(planInput({ samples: 3, groups: ['a', 'a', 'a'] }));
    const reason = absoluteReason(study, 'proven', 0.9, { n: 1, repeats: 1, reference: 0 });
    expect(reason).toMatch(/^Proven on 3 samples: /);
  });

  it('settles the evaluation where it is a proof', () => {
    const study = studyWith({});
    expect(absoluteJudgement(study, 'exhausted', 0.9, look).settles).toBe(false);
    expect(absoluteJudgement(study, 'proven', 0.9, look)).toEqual({
      decision: 'proven',
      reason: 'Proven on 2 samples: at least 90%, with 95% certainty.',
      settles: true,
    });
  });

  it('names the other bar that a model passed', () => {
    expect(passedAnotherBar(0.95)).toBe('Proven at 95%, which is no lower than this bar.');
  });
});
