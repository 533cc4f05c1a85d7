import { type Cell, csvText } from '../../csv-text.ts';
import type { ModelResult, Result } from '../schema/result.ts';

const COLUMNS: readonly [string, (model: ModelResult, result: Result) => Cell][] = [
  ['evaluation', (_, { evaluation }) => evaluation.id],
  ['name', (_, { evaluation }) => evaluation.name],
  ['simulated', (_, { simulated }) => simulated],
  ['model', ({ model }) => model],
  ['picked', ({ candidate }, { pick }) => pick?.candidate === candidate],
  ['verdict', ({ verdict }) => verdict],
  ['score', ({ score }) => score],
  ['score_low_95', ({ interval }) => interval?.[0] ?? null],
  ['score_high_95', ({ interval }) => interval?.[1] ?? null],
  ['probability_good_enough', ({ probability }) => probability],
  ['trials', ({ trials }) => trials],
  ['passed', ({ passed }) => passed],
  ['failed', ({ failed }) => failed],
  ['missing', ({ missing }) => missing],
  ['cost_per_call_usd', ({ costPerCall }) => costPerCall],
  ['cost_is_estimated', ({ costEstimated }) => costEstimated],
  ['monthly_usd', ({ monthlySpend }) => monthlySpend],
  ['times_the_cheapest', ({ priceMultiple }) => priceMultiple],
  ['p50_ms', ({ latencyMs }) => latencyMs?.p50 ?? null],
  ['p95_ms', ({ latencyMs }) => latencyMs?.p95 ?? null],
  ['spent_usd', ({ spend }) => spend],
  ['reason', ({ reason }) => reason],
  ['candidate', ({ candidate }) => candidate],
  ['first_token_p50_ms', ({ firstTokenMs }) => firstTokenMs?.p50 ?? null],
  ['first_token_p95_ms', ({ firstTokenMs }) => firstTokenMs?.p95 ?? null],
  ['share_in_time', ({ speed }) => (speed === null ? null : speed.quick / speed.calls)],
];

/** A result as CSV (RFC 4180), a row a model. */
export function resultCsv(result: Result): string {
  const header = COLUMNS.map(([name]) => name);
  return csvText([
    header,
    ...result.models.map((model) => COLUMNS.map(([, of]) => of(model, result))),
  ]);
}
