import type { Inquiry } from '../../evaluation.ts';
import { NO_CHANGES, type RequestChanges } from '../request-changes.ts';
import type { Drafting } from './drafting.ts';
import type { FormValues, SamplesFile } from './form-values.ts';
import { samplesTable } from './samples-table.ts';
import { suggestScorer } from './suggest-scorer.ts';

/** A form that is not submitted yet: what was typed, and what it carries from its opening to its start. */
export interface Draft {
  /** `scorer` is '' until it was chosen. */
  values: Omit<FormValues, 'samples' | 'file'>;
  /** What each of the samples' fields holds. */
  samples: readonly string[];
  /** Samples that came as a file, in place of typed ones; null: none did. */
  file: SamplesFile | null;
  /** What the models should know that came as a document, its text read; null: none did. */
  document: Inquiry['document'];
  /** Variants of the samples that a model was asked for; null: none were. */
  variants: Drafting | null;
  /** An evaluation that is asked once more instead of what the form holds; null: the form is. */
  again: ({ evaluationId: string } & RequestChanges) | null;
  /** Where it was asked: a Slack channel id. */
  channel: string;
  /** Why the app can't post there, in Slack's word; null where it can. */
  refusal: string | null;
  /** Where Slack takes an answer to the command; null where no command was typed. */
  responseUrl: string | null;
  /** The result goes to the person alone. */
  onlyMe: boolean;
}

/**
 * Returns the values of a draft as the whole form would hold them; an answer check that was not chosen is
 * the one suggested.
 */
export function draftValues({ values, samples, file, document }: Draft): FormValues {
  const sources = { samples: samples.join('\n'), file };
  const suggested = () => suggestScorer(samplesTable(sources))?.scorer ?? 'exact';
  const scorer = values.scorer === '' ? suggested() : values.scorer;
  return { ...values, ...sources, context: contextOf(values.context, document), scorer };
}

/** What was typed stands after the document. */
function contextOf(typed: string, document: Draft['document']): string {
  if (document === null) return typed;
  return typed.trim() === '' ? document.text : `${document.text}\n\n${typed}`;
}

/** Reads a stored draft, also one from before some field existed. */
export function readDraft(stored: Draft): Draft {
  return {
    ...stored,
    file: stored.file ?? null,
    document: stored.document ?? null,
    variants: stored.variants ?? null,
    again: stored.again ? { ...NO_CHANGES, ...stored.again } : null,
    values: { ...NEW_VALUES, ...stored.values },
  };
}

const NEW_VALUES = { system: '', context: '', rubric: '', judge: '', latency: '', current: '' };
