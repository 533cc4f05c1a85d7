import type { LabelOf } from '../../core/catalog/labels-of.ts';
import { itemAt } from '../../core/item-at.ts';
import type { ModelResult, Result } from '../../core/result/schema/result.ts';
import { isInTable, isNeeded, scoreHeading } from '../../core/result/words/result-rows.ts';
import { LIMITS } from '../parts/limits.ts';
import type { ChartBlock } from '../parts/surfaces.ts';
import { chartLabel, chartLabels } from './chart-labels.ts';

/** Bars that a phone shows apart. */
const MOST_MODELS = 6;
/** Characters that fit side by side below the bars, with a space between two names. */
const ROOM = 72;

/**
 * How often each model was right, with the bar as the second series; nothing to compare, no chart. Of many
 * models the pick, the one in use and the best stay, then the cheapest, as many as have room for their names.
 */
export function resultChart(
  result: Pick<Result, 'models' | 'evaluation' | 'pick'>,
  labelOf: LabelOf,
): ChartBlock[] {
  const { bar } = result.evaluation;
  const heading = scoreHeading(result.evaluation);
  const ran = result.models.filter((model) => isInTable(model) && model.score !== null);
  if (ran.length < 2) return [];
  const { scored, categories } = shownIn(ran, result, labelOf);
  const seriesOf = (name: string, values: readonly number[]) => ({
    name,
    data: categories.map((label, index) => ({ label, value: itemAt(values, index) })),
  });
  const right = seriesOf(
    heading,
    scored.flatMap(({ score }) => (score === null ? [] : [inPercent(score)])),
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
      title: titleOf(heading, scored.length, ran.length),
      chart: {
        type: 'bar',
        series: [right, ...bars],
        axis_config: { categories, x_label: 'Cheapest first', y_label: `${heading}, in %` },
      },
    },
  ];
}

function titleOf(heading: string, shown: number, ran: number): string {
  const some = `${shown} of the ${ran} models`;
  if (heading !== 'Right') return shown === ran ? 'How each model scores' : `How ${some} score`;
  return shown === ran ? 'How often each model is right' : `How often ${some} are right`;
}

/** The models that are shown, cheapest first, under names that have room and are told apart. */
function shownIn(
  ran: readonly ModelResult[],
  result: Pick<Result, 'models' | 'evaluation' | 'pick'>,
  labelOf: LabelOf,
): { scored: ModelResult[]; categories: string[] } {
  const needed = ran.filter((model) => isNeeded(model, result));
  const ordered = [...needed, ...ran.filter((model) => !needed.includes(model))];
  for (let number = Math.min(ran.length, MOST_MODELS); ; number--) {
    const kept = new Set(ordered.slice(0, number));
    const scored = ran.filter((model) => kept.has(model));
    const most = Math.min(Math.floor(ROOM / number) - 1, LIMITS.chart.label);
    const labels = scored.map(({ candidate }) => labelOf(candidate));
    const areApart = new Set(labels.map((label) => chartLabel(label, most))).size === number;
    if (areApart || number === 2) return { scored, categories: chartLabels(labels, most) };
  }
}

/** With one decimal. */
function inPercent(share: number): number {
  return Math.round(share * 1_000) / 10;
}
