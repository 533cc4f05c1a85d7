import { findModel } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import type { EvaluationSpec } from '../evaluation.ts';
import { count, date, percent } from '../format.ts';
import type { Result } from '../result/result.ts';

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
  const less = discount === 0 ? '' : ` less your discount of ${percent(discount)}`;
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

/** The months in another currency: `In EUR, at 0.92 to the dollar: Haiku 5.5 5.52 a month.` null in dollars. */
export function currencyWords(
  { models, evaluation }: Result,
  { code, perDollar }: { code: string; perDollar: number },
  labelOf: (name: string) => string,
): string | null {
  if (code === 'USD') return null;
  const money = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: code,
    currencyDisplay: 'code',
  });
  const months = models.map(
    ({ candidate, monthlySpend }) =>
      `${labelOf(candidate)} ${money.format(monthlySpend * perDollar)}`,
  );
  return `A month of ${count(evaluation.volume, 'call')}, at ${perDollar} ${code} to the dollar: ${months.join(', ')}.`;
}
