import { type Cell, csvText } from '../../core/csv-text.ts';
import type {
  LedgerCall,
  LedgerGroup,
  LedgerRow,
  LedgerView,
} from '../../core/ledger/ledger-view.ts';
import type { Picodollars } from '../../core/money.ts';

type Columns<T> = readonly [string, (row: T) => Cell][];

/** `0.0000301`: the exact amount, never in powers of ten. */
const exact = (amount: Picodollars): Cell => {
  const text = (amount < 0n ? -amount : amount).toString().padStart(13, '0');
  const decimals = text.slice(-12).replace(/0+$/, '');
  const whole = `${amount < 0n ? '-' : ''}${text.slice(0, -12)}`;
  return decimals === '' ? Number(whole) : `${whole}.${decimals}`;
};

const CALLS: Columns<LedgerCall> = [
  ['at', ({ at }) => at.toISOString()],
  ['evaluation', ({ evaluationId }) => evaluationId],
  ['name', ({ evaluation }) => evaluation],
  ['person', ({ person }) => person],
  ['workspace', ({ workspace }) => workspace],
  ['candidate', ({ candidate }) => candidate + 1],
  ['sample', ({ sample }) => sample + 1],
  ['repeat', ({ repeat }) => repeat + 1],
  ['attempt', ({ attempt }) => attempt],
  ['step', ({ step }) => step],
  ['provider', ({ provider }) => provider],
  ['model', ({ model }) => model],
  ['served_model', ({ servedModel }) => servedModel],
  ['state', ({ state }) => state],
  ['usd', ({ amount }) => exact(amount)],
  ['input_tokens', ({ inputTokens }) => inputTokens],
  ['output_tokens', ({ outputTokens }) => outputTokens],
  ['cached_tokens', ({ cachedTokens }) => cachedTokens],
  ['reasoning_tokens', ({ reasoningTokens }) => reasoningTokens],
  ['price', ({ priceRow }) => priceRow],
];

/** The first line of the calls' CSV. */
export function callsCsvHeader(): string {
  return csvText([CALLS.map(([name]) => name)]);
}

/** A line a call, without the header. */
export function callsCsv(calls: readonly LedgerCall[]): string {
  return csvText(calls.map((call) => CALLS.map(([, of]) => of(call))));
}

const GROUPS: Columns<LedgerRow> = [
  ['evaluation', ({ evaluationId }) => evaluationId],
  ['calls', ({ calls }) => calls],
  ['usd', ({ amount }) => exact(amount)],
  ['assumed_usd', ({ assumed }) => exact(assumed)],
  ['input_tokens', ({ inputTokens }) => inputTokens],
  ['output_tokens', ({ outputTokens }) => outputTokens],
  ['cached_tokens', ({ cachedTokens }) => cachedTokens],
  ['reasoning_tokens', ({ reasoningTokens }) => reasoningTokens],
  ['served_models', ({ servedModels }) => servedModels.join(' ')],
];

/**
 * A line a group, with the header; its first column is named after what the rows are summed by, and
 * beside a month stands the time zone that it begins and ends in.
 */
export function groupsCsv({ rows, timeZone }: LedgerView, by: LedgerGroup): string {
  const zone: Columns<LedgerRow> = by === 'month' ? [['time_zone', () => timeZone]] : [];
  const columns: Columns<LedgerRow> = [[by, ({ name }) => name], ...zone, ...GROUPS];
  const kept = columns.filter(
    ([name], index) => index === 0 || name !== 'evaluation' || by === 'evaluation',
  );
  return csvText([kept.map(([name]) => name), ...rows.map((row) => kept.map(([, of]) => of(row)))]);
}
