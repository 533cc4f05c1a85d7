import { describe, expect, it } from 'vitest';
import type { MeasuredRung } from '../../src/core/result/result-ladder.ts';
import { ladderScales, logTicks } from '../../src/pictures/ladder-scales.ts';

const AREA = { x: 50, y: 100, width: 700, height: 300 };

function rung(monthlySpend: number, right = 0.9): MeasuredRung {
  const interval = [right - 0.1, 1] as const;
  const rest = {
    candidate: 'm',
    label: 'm',
    times: 1,
    isGuess: false,
    isPick: false,
    dominatedBy: null,
  };
  return { ...rest, monthlySpend, right, interval };
}

describe('the axes of the ladder', () => {
  it('put a factor of ten anywhere at the same distance', () => {
    const { cost } = ladderScales([rung(1), rung(180)], 0.9, AREA);
    expect(cost(100) - cost(10)).toBeCloseTo(cost(10) - cost(1));
  });

  it('put one times the cheapest where the cheapest stands', () => {
    const { cost, times } = ladderScales([rung(6), rung(1080)], 0.9, AREA);
    expect(times(1)).toBeCloseTo(cost(6));
    expect(times(180)).toBeCloseTo(cost(1080));
  });

  it('have room for intervals and for a bar below all scores', () => {
    expect(ladderScales([rung(1, 0.75)], null, AREA).right.domain()).toEqual([0.6, 1]);
    expect(ladderScales([rung(1, 0.95)], 0.5, AREA).right.domain()[0]).toBeLessThanOrEqual(0.5);
  });

  it('keep what costs nothing at the left end', () => {
    const { cost } = ladderScales([rung(0), rung(10)], 0.9, AREA);
    expect(cost(0)).toBeCloseTo(AREA.x);
  });
});

describe('the ticks of a logarithmic axis', () => {
  const ticks = (...spend: number[]) =>
    logTicks(
      ladderScales(
        spend.map((usd) => rung(usd)),
        0.9,
        AREA,
      ).cost,
    );

  it('are powers of ten where it is long', () => {
    expect(ticks(0.05, 1000)).toEqual([0.1, 1, 10, 100, 1000]);
  });

  it('have twos and fives between them where it is short', () => {
    expect(ticks(6, 60)).toEqual([5, 10, 20, 50]);
  });

  it('stand within its ends', () => {
    expect(ticks(1)).toEqual([1]);
  });
});
