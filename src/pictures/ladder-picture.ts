import type { LabelOf } from '../core/catalog/labels-of.ts';
import { chosenPercent } from '../core/format.ts';
import { ladderWords } from '../core/result/ladder-words.ts';
import { barShare, measuredRungs, resultLadder } from '../core/result/result-ladder.ts';
import type { Result } from '../core/result/schema/result.ts';
import { scoreHeading } from '../core/result/words/result-rows.ts';
import type { Picture } from '../flows/ports/pictures.ts';
import { ladderSvg } from './ladder-svg.ts';
import { pngOf } from './png-of.ts';

/**
 * Returns right against cost a month as a picture: cost on a logarithmic axis, the bar as a line, the
 * line of the best, dominated candidates grey. null where fewer than two were measured: there is
 * nothing to compare.
 */
export async function ladderPicture(result: Result, labelOf: LabelOf): Promise<Picture | null> {
  const rungs = measuredRungs(resultLadder(result, labelOf));
  if (rungs.length < 2) return null;
  const bar = barShare(result);
  const svg = ladderSvg({ rungs, bar, evaluation: result.evaluation, simulated: result.simulated });
  const alt = [
    `${result.simulated ? 'Simulated. ' : ''}${scoreHeading(result.evaluation) === 'Right' ? 'How often each model is right' : 'How each model scores'}, against what it costs a month.`,
    ...(bar === null ? [] : [`The bar is ${chosenPercent(bar)}.`]),
    ...ladderWords(rungs),
  ];
  return { name: 'right-against-cost.png', png: await pngOf(svg), alt: alt.join(' ') };
}
