import { z } from 'zod';
import type { EvaluationRequest, Sample } from '../evaluation.ts';
import { APPROVAL, TO_APPROVE } from '../request/draft-approval.ts';
import { readJson } from '../scoring/json/read-json.ts';
import { variedColumns } from './variants-request.ts';

/** A sample as a line of a file, an original or a draft. */
export type DraftRow = Readonly<Record<string, string | readonly string[]>>;

const draftsSchema = z.array(z.union([z.string(), z.record(z.string(), z.unknown())]));

/**
 * Returns the samples, each followed by the drafts of it, as lines of a file that can be read again.
 * A draft has its parent's answer and group, and waits to be approved. `answers`: what was written of
 * each sample; null where nothing was.
 */
export function draftRows(
  { spec, samples }: EvaluationRequest,
  answers: readonly (string | null)[],
): { rows: DraftRow[]; drafts: number } {
  const columns = variedColumns(spec.prompt, samples);
  const groups = samples.flatMap(({ group }) => group ?? []);
  const rows = samples.flatMap((sample, index) => {
    const drafts = draftsOf(answers[index] ?? '', sample, columns);
    if (drafts.length === 0) return [rowOf(sample)];
    const parent = { ...sample, group: sample.group ?? freeName(`sample ${index + 1}`, groups) };
    return [
      rowOf(parent),
      ...drafts.map((draft) => ({
        ...rowOf({ ...parent, columns: { ...parent.columns, ...draft } }),
        [APPROVAL]: TO_APPROVE,
      })),
    ];
  });
  return { rows, drafts: rows.length - samples.length };
}

/** What an answer drafts: whole inputs, each once, none that is the sample itself. */
function draftsOf(
  answer: string,
  sample: Sample,
  columns: readonly string[],
): Record<string, string>[] {
  const reading = readJson(answer, false, false);
  const written = 'value' in reading ? draftsSchema.safeParse(reading.value).data : null;
  const taken = new Set([bare(columns.map((column) => sample.columns[column] ?? ''))]);
  return (written ?? []).flatMap((each) => {
    const texts = columns.map((column) => textOf(each, column, columns.length));
    const key = bare(texts);
    if (texts.some((text) => text.trim() === '') || taken.has(key)) return [];
    taken.add(key);
    return [Object.fromEntries(columns.map((column, index) => [column, texts[index]!]))];
  });
}

/** Where one column is varied, a text alone will do. */
function textOf(draft: string | Record<string, unknown>, column: string, columns: number): string {
  if (typeof draft === 'string') return columns === 1 ? draft : '';
  const text = draft[column];
  return typeof text === 'string' ? text : '';
}

function bare(texts: readonly string[]): string {
  return JSON.stringify(texts.map((text) => text.trim().toLowerCase()));
}

function rowOf({ columns, expected, alternatives, group }: Sample): DraftRow {
  return {
    ...columns,
    expected: alternatives.length > 0 ? [expected, ...alternatives] : expected,
    ...(group !== null && { group }),
  };
}

function freeName(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? freeName(`${name}'`, taken) : name;
}
