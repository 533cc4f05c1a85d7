import { expect, it } from 'vitest';
import { chance } from '../../../demo/models/chance.ts';
import { clusteredMeanInterval } from '../../../src/core/stats/clustered-mean.ts';

/** The interval of the mean of values in clusters, each summed up. */
function intervalOf(clusters: readonly (readonly number[])[]) {
  const values = clusters.flat();
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = clusters.reduce((sum, cluster) => {
    const own = cluster.reduce((total, value) => total + value, 0);
    return sum + (own - cluster.length * centre) ** 2;
  }, 0);
  return clusteredMeanInterval({
    centre,
    squares,
    calls: values.length,
    samples: clusters.length,
  });
}

it('is Student’s interval where every cluster has one value', () => {
  // 1..5: mean 3, s = 1.58114, t(0.975, 4) = 2.77645.
  const [low, high] = intervalOf([[1], [2], [3], [4], [5]])!;
  expect(low).toBeCloseTo(3 - (2.776445 * 1.5811388) / Math.sqrt(5), 5);
  expect(high).toBeCloseTo(3 + (2.776445 * 1.5811388) / Math.sqrt(5), 5);
});

it('has no width where nothing varies, is never below 0, and needs two clusters', () => {
  expect(intervalOf([[2, 2], [2]])).toEqual([2, 2]);
  expect(intervalOf([[0], [1]])![0]).toBe(0);
  expect(intervalOf([[1, 2, 3]])).toBeNull();
});

it('holds the true mean in about 95% of draws, with clusters of unequal size', () => {
  const draw = (...name: (number | string)[]) => chance(...name);
  const holds = Array.from({ length: 1_000 }, (_, run) => {
    const clusters = Array.from({ length: 30 }, (_, cluster) => {
      const level = draw(run, cluster, 'level');
      const size = 1 + Math.floor(3 * draw(run, cluster, 'size'));
      return Array.from({ length: size }, (_, index) => level + draw(run, cluster, index));
    });
    const [low, high] = intervalOf(clusters)!;
    return low <= 1 && 1 <= high;
  });
  expect(holds.filter(Boolean).length / 1_000).toBeGreaterThan(0.92);
  expect(holds.filter(Boolean).length / 1_000).toBeLessThan(0.975);
});
