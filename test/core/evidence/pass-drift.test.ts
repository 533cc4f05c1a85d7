import { describe, expect, it } from 'vitest';
import { passDrift } from '../../../src/core/evidence/pass-drift.ts';
import { studyOf } from '../../../src/core/evidence/study.ts';
import { type Facts, planInput, withEnded } from '../plan/play-plan.ts';

/** What is said of one model whose passes got these samples wrong, sample numbers by pass. */
function driftOf(wrong: readonly (readonly number[])[], facts: Facts = {}) {
  const repeats = wrong.length;
  const input = planInput({ samples: 60, repeats, ...facts }, [1]);
  const trials = Array.from({ length: input.samples * repeats }, (_, index) => ({
    candidate: 0,
    sample: index % input.samples,
    repeat: Math.floor(index / input.samples),
  }));
  const ended = withEnded(input, trials, ({ sample, repeat }) =>
    wrong[repeat]!.includes(sample) ? 0 : 1,
  );
  return passDrift(studyOf(ended), 0);
}

const from = (first: number, size: number) =>
  Array.from({ length: size }, (_, index) => first + index);

describe('passes of one model', () => {
  it('drift when one is worse by more than chance allows, and tell their rates', () => {
    expect(driftOf([[], [], from(0, 12)])).toEqual([1, 1, 0.8]);
  });

  it('do not drift when as many samples get worse as get better', () => {
    expect(driftOf([from(0, 8), from(4, 8), from(8, 8)])).toBeNull();
  });

  it('do not drift by samples that fail every time', () => {
    expect(driftOf([from(0, 30), from(0, 30)])).toBeNull();
  });

  it('are not compared where few samples differ, where there are few, or where there is one pass', () => {
    expect(driftOf([[], from(0, 5)])).toBeNull();
    expect(driftOf([[], from(0, 14)], { samples: 14 })).toBeNull();
    expect(driftOf([from(0, 30)])).toBeNull();
  });

  it('are compared from 15 samples and six that differ on', () => {
    expect(driftOf([[], from(0, 12)], { samples: 15 })).toEqual([1, 0.2]);
    expect(driftOf([[], from(0, 6)], { samples: 15 })).toEqual([1, 0.6]);
    expect(driftOf([[], from(0, 5)], { samples: 15 })).toBeNull();
    expect(driftOf([[], from(0, 8)])).toEqual([1, 52 / 60]);
    expect(driftOf([[], [], from(0, 6)])).toEqual([1, 1, 0.9]);
  });

  it('count only where they reached half of the samples, and the samples that each of them scored', () => {
    const driftAfter = (last: number) => {
      const input = planInput({ samples: 60, repeats: 3 }, [1]);
      const trials = from(0, 120 + last).map((at) => ({
        candidate: 0,
        sample: at % 60,
        repeat: Math.floor(at / 60),
      }));
      const score = ({ sample, repeat }: { sample: number; repeat: number }) => {
        if (repeat === 0 && sample === 59) return null;
        return repeat > 0 && sample < 15 ? 0 : 1;
      };
      return passDrift(studyOf(withEnded(input, trials, score)), 0);
    };
    expect(driftAfter(29)).toEqual([1, 44 / 59]);
    expect(driftAfter(30)).toEqual([1, 0.5, 0.5]);
  });

  it('need a clearer difference the more models there are', () => {
    expect(driftOf([[], from(0, 8)])).not.toBeNull();
    const wide = planInput({ samples: 60, repeats: 2 }, Array(12).fill(1));
    const trials = from(0, 120).map((at) => ({
      candidate: 0,
      sample: at % 60,
      repeat: at < 60 ? 0 : 1,
    }));
    const ended = withEnded(wide, trials, ({ sample, repeat }) =>
      repeat === 1 && sample < 8 ? 0 : 1,
    );
    expect(passDrift(studyOf(ended), 0)).toBeNull();
  });
});
