import type { Bar, LatencyBar } from '../evaluation.ts';
import type { Result } from '../result/schema/result.ts';
import type { WhatIf } from './what-if.ts';

/**
 * Returns the bar and the latency of a question as far as they differ from those of the result it is asked of;
 * null: as it was.
 */
export function changedOf(
  { bar, latency }: Pick<WhatIf, 'bar' | 'latency'>,
  { evaluation }: Pick<Result, 'evaluation'>,
): Pick<WhatIf, 'bar' | 'latency'> {
  return {
    bar: bar !== null && isSameBar(bar, evaluation.bar) ? null : bar,
    latency: latency !== null && isSameLatency(latency, evaluation.latency) ? null : latency,
  };
}

function isSameBar(bar: Bar, had: Result['evaluation']['bar']): boolean {
  if (bar.kind === 'absolute') return bar.rate === had;
  return typeof had === 'object' && bar.within === had.within && bar.of === had.of;
}

function isSameLatency(latency: LatencyBar, had: Result['evaluation']['latency']): boolean {
  return (
    had !== null &&
    latency.withinMs === had.withinMs &&
    latency.share === had.share &&
    Boolean(latency.firstToken) === Boolean(had.firstToken)
  );
}
