import { count } from '../format.ts';
import type { FinalState } from '../record/evaluation-record.ts';
import type { Drafting } from '../request/form/drafting.ts';
import { failureWords } from '../result/words/failure-words.ts';
import { draftedAnswers } from './drafted-answers.ts';
import { type Variant, variantsOf } from './variants-of.ts';

/** How variants stand that were asked for. */
export type DraftingState =
  /** So many of the samples have been written for. */
  | { kind: 'running'; done: number }
  /** `short`: why there are none of some samples, in sentences; null: there are of each. */
  | { kind: 'ended'; variants: Variant[]; short: string | null };

/** Returns what has come of variants that were asked for, by the record of the evaluation that drafts them. */
export function draftingState(drafting: Drafting, record: FinalState): DraftingState {
  if (record.state !== 'finished') return { kind: 'running', done: record.ended.length };
  const answers = draftedAnswers(record);
  const written = drafting.samples.map((_, index) => answers.get(index) ?? null);
  const variants = variantsOf(drafting, written);
  const parents = new Set(variants.map(({ parent }) => parent));
  const without = drafting.samples.length - parents.size;
  return { kind: 'ended', variants, short: without === 0 ? null : shortWords(without, record) };
}

function shortWords(without: number, { stops, result, ended }: FinalState): string {
  const none = `There are no drafts of ${count(without, 'sample')}.`;
  const [stop] = Object.values(stops);
  if (stop) return `${none} ${stop.message}`;
  const writer = result?.models[0];
  const failed = writer === undefined ? null : failureWords(writer);
  if (failed !== null) return `${none} Of ${count(ended.length, 'answer')}: ${failed}.`;
  return `${none} What was written held no inputs, or only some that are among the samples.`;
}
