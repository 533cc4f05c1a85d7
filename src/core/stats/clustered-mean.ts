import jstat from 'jstat';

/** Values in clusters, summed. */
export interface ClusteredSums {
  /** The mean of all values. */
  centre: number;
  /** The sum over clusters of (a cluster's sum - its number of values x `centre`) squared. */
  squares: number;
  /** How many values there are, in how many clusters. */
  calls: number;
  samples: number;
}

/**
 * The two-sided 95% interval of a mean over values that come in clusters (the repeats of a sample),
 * by Student's t with the ratio estimator's variance between clusters (Cochran, Sampling Techniques,
 * 1977, 2.39), never below 0. null below two clusters.
 */
export function clusteredMeanInterval({
  centre,
  squares,
  calls,
  samples,
}: ClusteredSums): [number, number] | null {
  if (samples < 2) return null;
  const variance = Math.max(0, squares) * (samples / (samples - 1));
  const half = (jstat.studentt.inv(0.975, samples - 1) * Math.sqrt(variance)) / calls;
  return [Math.max(0, centre - half), centre + half];
}
