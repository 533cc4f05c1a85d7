import { findModel } from '../catalog/find-model.ts';
import type { LabelOf } from '../catalog/labels-of.ts';
import type { Catalog } from '../catalog/model.ts';
import type { EvaluationSpec } from '../evaluation.ts';
import { chosenPercent, date } from '../format.ts';
import type { Result } from '../result/schema/result.ts';
import { ownMoneyWords } from '../result/words/own-money-words.ts';

/** The prices that were asked for. */
export interface AskedPrices {
  level: string | null;
  /** In [0,1). */
  discount: number;
  at: Date;
}

/** What is asked otherwise than in the evaluation. */
interface Changed {
  spec: EvaluationSpec;
  isBarChanged: boolean;
  isLatencyChanged: boolean;
}

/** What a what-if goes by, in sentences: the prices, their day, and for whom the level has none. */
export function whatIfWords(
  { spec, isBarChanged, isLatencyChanged }: Changed,
  { level, discount, at }: AskedPrices,
  catalog: Catalog,
): string[] {
  const prices = level === null ? 'the list prices' : `the ${level} prices`;
  const less = discount === 0 ? '' : ` less your discount of ${chosenPercent(discount)}`;
  const lacking = level === null ? [] : withoutLevel(spec, level, catalog);
  return [
    `Stored trials at ${prices} of ${date(at)}${less}; no model was called.`,
    ...(isBarChanged && spec.design !== 'full' ? [NO_PROOF] : []),
    ...(isLatencyChanged && spec.design !== 'full' ? [NO_PROOF_OF_SPEED] : []),
    ...(lacking.length > 0
      ? [`At the standard price, since none is known for ${level}: ${lacking.join(', ')}.`]
      : []),
  ];
}

const NO_PROOF =
  'It stopped early under another bar, so nothing is proven anew: for a proof, run it again with this bar.';

const NO_PROOF_OF_SPEED =
  'How quick is quick enough was chosen afterwards, so that no speed is proven: for a proof, run it again with this latency.';

function withoutLevel({ candidates }: EvaluationSpec, level: string, catalog: Catalog): string[] {
  const models = candidates.flatMap(
    ({ provider, model }) => findModel(catalog, `${provider}/${model}`) ?? [],
  );
  const labels = models.filter(({ levels }) => levels[level] === undefined);
  return [...new Set(labels.map(({ label }) => label))];
}

/** The months in another currency: the figures of a what-if have its discount off already. null in dollars. */
export function currencyWords(
  result: Result,
  currency: Result['evaluation']['currency'],
  labelOf: LabelOf,
): string | null {
  const evaluation = { ...result.evaluation, discount: 0, currency };
  return ownMoneyWords({ ...result, evaluation }, labelOf);
}
