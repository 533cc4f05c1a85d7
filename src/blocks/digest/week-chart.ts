import type { Digest } from '../../core/digest/digest.ts';
import { date } from '../../core/format.ts';
import { itemAt } from '../../core/item-at.ts';
import { LIMITS } from '../parts/limits.ts';
import type { ChartBlock } from '../parts/surfaces.ts';

/** Eight weeks of evaluation spend as Slack's own bars, the judge's share beside the whole where there is one. */
export function weekChart({ history }: Pick<Digest, 'history'>): ChartBlock {
  const labels = history.map(({ firstDay }) => date(firstDay).split(' ').slice(0, 2).join(' '));
  const series = (name: string, amountOf: (week: Digest['history'][number]) => number) => ({
    name,
    data: history.map((week, index) => ({
      label: itemAt(labels, index),
      value: cents(amountOf(week)),
    })),
  });
  const judged = history.some(({ judgeUsd }) => judgeUsd > 0);
  return {
    type: 'data_visualization',
    title: 'Evaluation spend by week'.slice(0, LIMITS.chart.title),
    chart: {
      type: 'bar',
      series: [
        series('All calls', ({ usd }) => usd),
        ...(judged ? [series('Of it judging', ({ judgeUsd }) => judgeUsd)] : []),
      ],
      axis_config: { categories: labels, x_label: 'Week from', y_label: 'Dollars' },
    },
  };
}

function cents(usd: number): number {
  return Math.round(usd * 100) / 100;
}
