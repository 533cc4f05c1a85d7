import { count } from '../../format.ts';
import { isRecord, textOfValue } from './exact-json.ts';
import type { FoundList } from './found-list.ts';

/**
 * The rows of Hugging Face's dataset server: {"features": [...], "rows": [{"row_idx": 0, "row": {...}}]}.
 * Ids of labels become their names, which its features tell. null for what has another shape.
 */
export function datasetRows({ features, rows }: Record<string, unknown>): FoundList | null {
  if (!Array.isArray(rows) || rows.length === 0) return null;
  const inner = rows.map((each: unknown) => (isRecord(each) ? each.row : undefined));
  if (!inner.every(isRecord)) return null;
  const labels = labelsOf(features);
  const values = inner.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, id]) => [key, nameOf(id, labels.get(key))])),
  );
  const notes = [...labels].map(([column, names]) => {
    const pairs = names.slice(0, SHOWN).map((name, id) => `${id} ${name}`);
    const more = names.length > SHOWN ? ', …' : '';
    return `The ids in ${column} are read as the names the file gives: ${pairs.join(', ')}${more}.`;
  });
  return { values, path: null, notes };
}

/** Names of labels that are shown. */
const SHOWN = 8;

/** The names of the labels, by column. */
function labelsOf(features: unknown): ReadonlyMap<string, readonly string[]> {
  const labels = new Map<string, readonly string[]>();
  for (const feature of Array.isArray(features) ? (features as unknown[]) : []) {
    if (!isRecord(feature) || typeof feature.name !== 'string' || !isRecord(feature.type)) continue;
    const { names } = feature.type;
    if (Array.isArray(names) && names.every((name) => typeof name === 'string')) {
      labels.set(feature.name, names);
    }
  }
  return labels;
}

function nameOf(id: unknown, names: readonly string[] | undefined): unknown {
  return names && typeof id === 'number' ? (names[id] ?? id) : id;
}

/**
 * The questions of SQuAD: {"data": [{"paragraphs": [{"context": "...", "qas": [{"question": "...", "answers":
 * [{"text": "..."}]}]}]}]}, each with its context. null for what has another shape.
 */
export function squadRows({ data }: Record<string, unknown>): FoundList | null {
  if (!isListOfRecords(data)) return null;
  const paragraphs = data.flatMap((article) => recordsIn(article.paragraphs));
  const values = paragraphs.flatMap((paragraph) =>
    recordsIn(paragraph.qas).map((question) => ({
      context: paragraph.context,
      ...question,
      answers: recordsIn(question.answers).map(({ text }) => textOfValue(text ?? '')),
    })),
  );
  if (values.length === 0) return null;
  const answered = values.filter(({ answers }) => answers.length > 0);
  const unanswered = values.length - answered.length;
  return {
    values: answered.length > 0 ? answered : values,
    path: null,
    notes: [
      'The questions are read with their paragraph: {{context}}.',
      ...(unanswered > 0 && answered.length > 0
        ? [`${count(unanswered, 'question')} without an answer left out.`]
        : []),
    ],
  };
}

function recordsIn(value: unknown): Record<string, unknown>[] {
  return isListOfRecords(value) ? value : [];
}

function isListOfRecords(value: unknown): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.length > 0 && value.every(isRecord);
}
