import type { RichTextElement } from '@slack/types';
import type { LabelOf } from '../../core/catalog/labels-of.ts';
import { chosenPercent, count, listed, points, wholeNumber } from '../../core/format.ts';
import type { Result } from '../../core/result/schema/result.ts';
import { roundsWords } from '../../core/result/words/measured-words.ts';
import { timesWords } from '../../core/result/words/result-words.ts';
import { verdictWords } from '../../core/result/words/verdict-words.ts';
import { scorerWords } from '../form/scorer-choices.ts';
import { bold, words } from '../parts/rich-text.ts';
import { simulatedPrefix } from '../parts/simulated-note.ts';
import type { SlackMessage } from '../parts/surfaces.ts';
import { shorten } from '../parts/text.ts';
import { listMessage } from '../workspace/list-message.ts';

/** Models listed one by one; more are counted. */
const SHOWN = 20;
/** Of a reason, which may hold what a provider answered. */
const REASON = 250;
/** Of a name that a person wrote. */
const NAME = 150;

/** How a result was measured, and why each model has its verdict: for who presses Details. */
export function resultDetails(result: Result, labelOf: LabelOf): SlackMessage {
  const { evaluation, models } = result;
  const shown = models.slice(0, SHOWN);
  const notShown = models.length - shown.length;
  return listMessage(
    `${simulatedPrefix(result.simulated)}Details of “${shorten(evaluation.name, NAME)}”`,
    [
      [words(measured(result, labelOf))],
      ...evaluation.dataNotes.slice(0, SHOWN).map((note) => [words(shorten(note, REASON))]),
      ...reasons(shown, result, labelOf),
      ...(notShown > 0 ? [[words(`and ${count(notShown, 'more model')}`)]] : []),
      ...(result.cascadeNote === null ? [] : [[words(result.cascadeNote)]]),
    ],
    `“llm-pick show ${evaluation.id}” tells it all in the terminal.`,
  );
}

/** Models that have one verdict for one reason share a line. */
function reasons(models: Result['models'], result: Result, labelOf: LabelOf): RichTextElement[][] {
  const alike = Map.groupBy(models, (model) => reasonOf(model, result));
  return [...alike].map(([reason, some]) => [
    bold(listed(some.map(({ candidate }) => labelOf(candidate)))),
    words(reason),
  ]);
}

/** A verdict is left out where its reason begins with it. */
function reasonOf(model: Result['models'][number], result: Result): string {
  const verdict = verdictWords(model, result);
  const reason = shorten(model.reason, REASON);
  const isSaid = reason.toLowerCase().startsWith(verdict.toLowerCase());
  return isSaid ? `: ${reason}` : `, ${verdict}. ${reason}`;
}

function measured({ evaluation, models }: Result, labelOf: LabelOf): string {
  const { samples, bar, scorer } = evaluation;
  const trials = models.reduce((sum, each) => sum + each.trials, 0);
  const planned = models.reduce((sum, each) => sum + each.planned, 0);
  const wanted =
    typeof bar === 'number'
      ? chosenPercent(bar)
      : `within ${points(bar.within)} of ${labelOf(bar.of)}`;
  return (
    `The bar: ${wanted}. What counts as right: ${scorerWords(scorer)}. ${count(samples, 'sample')}${roundsWords(evaluation)}, ${timesWords(evaluation)}: ` +
    `${wholeNumber(trials)} of ${count(planned, 'possible call')} were needed.`
  );
}
