import jstat from 'jstat';

/**
 * The two-sided 95% interval of a mean over values that come in clusters (the repeats of a sample),
 * by Student's t with the ratio estimator's variance between clusters (Cochran, Sampling Techniques,
 * 1977, 2.39), never below 0. null below two clusters.
 */
export function clusteredMeanInterval(
  clusters: readonly (readonly number[])[],
): [number, number] | null {
  const m = clusters.length;
  if (m < 2) return null;
  const sums = clusters.map((values) => values.reduce((sum, value) => sum + value, 0));
  const total = clusters.reduce((sum, { length }) => sum + length, 0);
  const centre = sums.reduce((sum, each) => sum + each, 0) / total;
  const squares = sums.map((sum, index) => (sum - clusters[index]!.length * centre) ** 2);
  const variance = squares.reduce((sum, each) => sum + each, 0) * (m / (m - 1));
  const half = (jstat.studentt.inv(0.975, m - 1) * Math.sqrt(variance)) / total;
  return [Math.max(0, centre - half), centre + half];
}
