import type { LabelOf } from '../../core/catalog/labels-of.ts';
import { month } from '../../core/format.ts';
import { itemAt } from '../../core/item-at.ts';
import type { ModelResult, Result } from '../../core/result/schema/result.ts';
import { isInTable } from '../../core/result/words/result-rows.ts';
import { LIMITS } from '../parts/limits.ts';
import type { ChartBlock } from '../parts/surfaces.ts';
import { chartLabels } from './chart-labels.ts';

/**
 * What the models that ran will cost in each of the coming months, where an announced price changes one
 * of them within these; else no chart.
 */
export function monthsChart(
  { models, pick }: Pick<Result, 'models' | 'pick'>,
  labelOf: LabelOf,
): ChartBlock[] {
  const ran = models.filter((model) => isInTable(model) && model.months.length > 1);
  const stepping = ran.filter(changes);
  if (stepping.length === 0) return [];
  const isPick = ({ candidate }: ModelResult) => candidate === pick?.candidate;
  // Those that change, and the pick to compare them with.
  const shown = ran
    .filter((model) => isPick(model) || stepping.includes(model))
    .slice(0, LIMITS.chart.series);
  const labels = chartLabels(shown.map(({ candidate }) => labelOf(candidate)));
  const months = itemAt(shown, 0).months.map((each) => month(each.month));
  const categories = months.map(shortMonth);
  return [
    {
      type: 'data_visualization',
      title: 'What it costs in the coming months',
      chart: {
        type: 'line',
        series: shown.map(({ months }, index) => ({
          name: itemAt(labels, index),
          data: months.map((each) => ({
            label: shortMonth(month(each.month)),
            value: inCents(each.usd),
          })),
        })),
        axis_config: {
          categories,
          x_label: `${months[0]} to ${months.at(-1)}`,
          y_label: 'Dollars a month',
        },
      },
    },
  ];
}

/** A price that changes before the first of these months is the same in all of them. */
function changes({ laterSpend, months: [first, ...later] }: ModelResult): boolean {
  return (
    laterSpend.length > 0 && later.some(({ usd }) => inCents(usd) !== inCents(first?.usd ?? 0))
  );
}

/** "Dec" of "Dec 2026": twelve have room, and no two are alike. */
function shortMonth(written: string): string {
  return written.slice(0, 3);
}

function inCents(usd: number): number {
  return Math.round(usd * 100) / 100;
}
