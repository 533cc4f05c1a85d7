import { describe, expect, it } from 'vitest';
import { uniformSource } from '../../../bench/decisions/world.ts';
import { eProcess } from '../../../src/core/stats/e-process.ts';

describe('eProcess', () => {
  it('errs at most as often as it says however often one looks: at the bar, 1 in 20 paths', () => {
    const uniform = uniformSource(5);
    const paths = 2_000;
    let proven = 0;
    let ruledOut = 0;
    for (let path = 0; path < paths; path++) {
      const x: number[] = [];
      let best = 1;
      let worst = 1;
      for (let sample = 0; sample < 120; sample++) {
        x.push(uniform() < 0.9 ? 1 : 0);
        const { above, below } = eProcess(x, 0.9);
        best = Math.max(best, above);
        worst = Math.max(worst, below);
      }
      if (best >= 20) proven++;
      if (worst >= 10) ruledOut++;
    }
    expect(proven / paths).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / paths));
    expect(ruledOut / paths).toBeLessThanOrEqual(0.1 + 3 * Math.sqrt((0.1 * 0.9) / paths));
  });
});
