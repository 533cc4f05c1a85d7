import type { LabelOf } from '../../core/catalog/labels-of.ts';
import { count, percent, points, wholeNumber } from '../../core/format.ts';
import type { Result } from '../../core/result/schema/result.ts';
import { roundsWords } from '../../core/result/words/measured-words.ts';
import { timesWords } from '../../core/result/words/result-words.ts';
import { verdictWords } from '../../core/result/words/verdict-words.ts';
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
  const left = models.length - shown.length;
  return listMessage(
    `${simulatedPrefix(result.simulated)}Details of “${shorten(evaluation.name, NAME)}”`,
    [
      [words(measured(result, labelOf))],
      ...evaluation.dataNotes.slice(0, SHOWN).map((note) => [words(shorten(note, REASON))]),
      ...shown.map((model) => [
        bold(labelOf(model.candidate)),
        words(`, ${verdictWords(model, result)}: ${shorten(model.reason, REASON)}`),
      ]),
      ...(left > 0 ? [[words(`and ${count(left, 'more model')}`)]] : []),
      ...(result.cascadeNote === null ? [] : [[words(result.cascadeNote)]]),
    ],
    `“llm-pick show ${evaluation.id}” tells it all in the terminal.`,
  );
}

function measured({ evaluation, models }: Result, labelOf: LabelOf): string {
  const { samples, bar, scorer } = evaluation;
  const trials = models.reduce((sum, each) => sum + each.trials, 0);
  const planned = models.reduce((sum, each) => sum + each.planned, 0);
  const wanted =
    typeof bar === 'number' ? percent(bar) : `within ${points(bar.within)} of ${labelOf(bar.of)}`;
  return (
    `The bar: ${wanted}, compared by ${scorer}. ${count(samples, 'sample')}${roundsWords(evaluation)}, ${timesWords(evaluation)}: ` +
    `${wholeNumber(trials)} of ${count(planned, 'possible call')} were needed.`
  );
}
