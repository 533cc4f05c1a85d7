import { z } from 'zod';
import type { Sample } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import { readJson } from '../scoring/json/read-json.ts';
import { variedColumns } from './variants-request.ts';

/** Another input with a sample's answer, as a model drafted it. */
export interface Variant {
  /** The sample it is one of, from 0. */
  parent: number;
  /** Its own texts, by column; the rest is its parent's. */
  columns: Readonly<Record<string, string>>;
}

const writtenSchema = z.array(z.union([z.string(), z.record(z.string(), z.unknown())]));

/**
 * Returns the variants that a model drafted, in their samples' order: whole inputs, each once, none that
 * is a sample already. `answers`: what was written of each sample; null where nothing was.
 */
export function variantsOf(
  { prompt, samples }: { prompt: string; samples: readonly Sample[] },
  answers: readonly (string | null)[],
): Variant[] {
  const columns = variedColumns(prompt, samples);
  const taken = new Set(samples.map((sample) => bare(columns.map((name) => textIn(sample, name)))));
  return samples.flatMap((_, parent) =>
    textsIn(answers[parent] ?? '', columns).flatMap((texts) => {
      const key = bare(texts);
      if (texts.some((text) => text.trim() === '') || taken.has(key)) return [];
      taken.add(key);
      const own = columns.map((column, index) => [column, itemAt(texts, index)]);
      return [{ parent, columns: Object.fromEntries(own) }];
    }),
  );
}

/** Returns a variant as a sample: with its parent's answer, group, and columns that no prompt shows. */
export function variantSample({ columns }: Variant, parent: Sample): Sample {
  return { ...parent, columns: { ...parent.columns, ...columns } };
}

function textsIn(answer: string, columns: readonly string[]): string[][] {
  const reading = readJson(answer, { likeObject: false, strict: false });
  const written = 'value' in reading ? writtenSchema.safeParse(reading.value).data : null;
  return (written ?? []).map((each) => columns.map((name) => textOf(each, name, columns.length)));
}

/** Where one column is varied, a text alone will do. */
function textOf(
  written: string | Record<string, unknown>,
  column: string,
  columns: number,
): string {
  if (typeof written === 'string') return columns === 1 ? written : '';
  const text = written[column];
  return typeof text === 'string' ? text : '';
}

function textIn({ columns }: Sample, name: string): string {
  return columns[name] ?? '';
}

function bare(texts: readonly string[]): string {
  return JSON.stringify(texts.map((text) => text.trim().toLowerCase()));
}
