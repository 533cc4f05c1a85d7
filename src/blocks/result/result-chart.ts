import type { LabelOf } from '../../core/catalog/labels-of.ts';
import type { Result } from '../../core/result/schema/result.ts';
import { isInTable } from '../../core/result/words/result-rows.ts';
import type { ChartBlock } from '../parts/surfaces.ts';
import { chartLabels } from './chart-labels.ts';

/** More have no room for their names. */
const MOST_MODELS = 12;

/** How often each model was right, with the bar as the second series; nothing to compare, no chart. */
export function resultChart(
  { models, evaluation: { bar } }: Pick<Result, 'models' | 'evaluation'>,
  labelOf: LabelOf,
): ChartBlock[] {
  const scored = models
    .filter((model) => isInTable(model) && model.score !== null)
    .slice(0, MOST_MODELS);
  if (scored.length < 2) return [];
  const categories = chartLabels(scored.map(({ candidate }) => labelOf(candidate)));
  const seriesOf = (name: string, values: readonly number[]) => ({
    name,
    data: categories.map((label, index) => ({ label, value: values[index]! })),
  });
  const right = seriesOf(
    'Right',
    scored.map(({ score }) => inPercent(score!)),
  );
  const bars =
    typeof bar === 'number'
      ? [
          seriesOf(
            'Your bar',
            scored.map(() => inPercent(bar)),
          ),
        ]
      : [];
  return [
    {
      type: 'data_visualization',
      title: 'How often each model is right',
      chart: {
        type: 'bar',
        series: [right, ...bars],
        axis_config: { categories, x_label: 'Cheapest first', y_label: 'Right, in %' },
      },
    },
  ];
}

/** With one decimal. */
function inPercent(share: number): number {
  return Math.round(share * 1_000) / 10;
}
