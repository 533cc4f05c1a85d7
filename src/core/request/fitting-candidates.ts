import { modelOf } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import { modelsCalled } from '../catalog/models-called.ts';
import type { Candidate, EvaluationSpec, Sample } from '../evaluation.ts';
import { percent, wholeNumber } from '../format.ts';
import { itemAt } from '../item-at.ts';
import { renderPrompt, sentText } from './render-prompt.ts';
import { renderRecipe } from './render-recipe.ts';

/** Characters that a token stands for at the very most, over a long text: plain English has 4. */
const CHARACTERS_A_TOKEN = 5;
/** The part of the samples that may be too long for a model: they score 0, and it is tested on the others. */
const TOO_LONG_ALLOWED = 0.05;

/**
 * The candidates without those of which a model's window surely doesn't hold more than 5% of the samples,
 * with all that the candidate is sent for each, and a sentence for each that is left out.
 */
export function fittingCandidates(
  candidates: readonly Candidate[],
  task: Pick<EvaluationSpec, 'system' | 'prompt' | 'context'> & { samples: readonly Sample[] },
  catalog: Catalog,
): { candidates: Candidate[]; notes: string[] } {
  const plain = task.samples.map((sample) => sentText(renderPrompt(task, sample)).length);
  const read = candidates.map((candidate) => {
    const lengths = candidate.recipe
      ? task.samples.map((sample) => sentText(renderRecipe(task, candidate, sample)).length)
      : plain;
    const rooms = modelsCalled(candidate)
      .map((called) => {
        const window = modelOf(catalog, called)?.contextWindow ?? Number.POSITIVE_INFINITY;
        return { window, room: window - called.maxOutputTokens };
      })
      .toSorted((a, b) => a.room - b.room);
    const { window, room } = itemAt(rooms, 0);
    const tooLong = lengths.filter((length) => length / CHARACTERS_A_TOKEN > room).length;
    return { candidate, window, share: tooLong / lengths.length };
  });
  const isLeftOut = ({ share }: (typeof read)[number]) => share > TOO_LONG_ALLOWED;
  return {
    candidates: read.filter((one) => !isLeftOut(one)).map(({ candidate }) => candidate),
    notes: read
      .filter(isLeftOut)
      .map(
        ({ candidate, window, share }) =>
          `${candidate.name} is left out: ${percent(share)} of the samples do not fit its window of ${wholeNumber(window)} tokens.`,
      ),
  };
}
