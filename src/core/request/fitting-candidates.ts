import { modelOf } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import type { Candidate } from '../evaluation.ts';
import { percent, wholeNumber } from '../format.ts';

/** Characters that a token stands for at the very most, over a long text: plain English has 4. */
const CHARACTERS_A_TOKEN = 5;
/** The part of the samples that may be too long for a model: they score 0, and it is tested on the others. */
const TOO_LONG_ALLOWED = 0.05;

/**
 * The candidates without those whose window surely doesn't hold more than 5% of the samples (`lengths`:
 * characters that are sent for each), and a sentence for each that is left out.
 */
export function fittingCandidates(
  candidates: readonly Candidate[],
  lengths: readonly number[],
  catalog: Catalog,
): { candidates: Candidate[]; notes: string[] } {
  const read = candidates.map((candidate) => {
    const model = modelOf(catalog, candidate);
    const room = (model?.contextWindow ?? Number.POSITIVE_INFINITY) - candidate.maxOutputTokens;
    const tooLong = lengths.filter((length) => length / CHARACTERS_A_TOKEN > room).length;
    return { candidate, window: model?.contextWindow ?? 0, share: tooLong / lengths.length };
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
