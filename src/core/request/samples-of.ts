import type { Scorer } from '../evaluation.ts';
import { count } from '../format.ts';
import { allOf } from '../scoring/text/prefixed.ts';
import { acceptedAnswers, bestScored, markedAnswer, TAKES_MARKED } from './accepted-answers.ts';
import { conversationOf } from './conversation.ts';
import { APPROVAL, TO_APPROVE } from './draft-approval.ts';
import type { ExpectedColumns } from './expected-column.ts';
import { exactJson, textOfValue } from './formats/exact-json.ts';
import type { TextPlace } from './formats/place.ts';
import type { Row } from './formats/table.ts';
import { onlyPart } from './only-part.ts';
import { reachInto } from './reach-into.ts';
import { columnOf } from './template.ts';

/** A sample as the templates and the scorer take it. */
export interface ReadSample {
  columns: Readonly<Record<string, string>>;
  /** null when it wasn't given. */
  expected: string | null;
  alternatives: readonly string[];
  group: string | null;
  place: TextPlace;
  name: string;
  /** Why its expected answer is none; null where it is one, or missing. */
  wrong: string | null;
}

/**
 * Rows as samples: the expected answers, the group and what templates may show apart. Drafts that nobody
 * approved are none.
 */
export function samplesOf(
  all: readonly Row[],
  expected: ExpectedColumns | null,
  scorer: Scorer['type'],
): { samples: ReadSample[]; columns: string[]; notes: string[] } {
  const rows = all.filter(({ cells }) => cells[APPROVAL] !== TO_APPROVE);
  const drafts = all.length - rows.length;
  const chosen = expected?.paths ?? [];
  const valuesAt = (path: string) => rows.map(({ cells }) => valueAt(cells, path));
  const paths = chosen.map((path) => (isScored(path) ? path : onlyPart(path, valuesAt, scorer)));
  const names = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))];
  const columns = names.filter((name) => name !== 'group' && !chosen.includes(name));
  const samples = rows.map((row) => sampleOf(row, { paths, columns, scorer }));
  const several = samples.filter(({ alternatives }) => alternatives.length > 0).length;
  const has = several === 1 ? 'has' : 'have';
  const isMarked = ({ cells }: Row) =>
    paths.some((path) => markedAnswer(textOfValue(valueAt(cells, path) ?? '')) !== null);
  const inner = paths.filter((path) => !chosen.includes(path));
  const notes = [
    ...(drafts > 0 ? [`${count(drafts, 'draft')} not approved: left out.`] : []),
    ...inner.map((path) => `Each expected answer is an object with one part: ${path} is taken.`),
    ...(several > 0 ? [`${count(several, 'sample')} ${has} several accepted answers.`] : []),
    ...(TAKES_MARKED.has(scorer) && rows.some(isMarked) ? [MARKED] : []),
    ...(paths.some(isScored) ? [SCORED] : []),
  ];
  return { samples, columns, notes };
}

const MARKED = 'The expected answer is what stands after "####".';
const SCORED = 'The expected answers are those with the highest target score.';

/** BIG-bench's answers with a score each: {"Yes": 1, "No": 0}. */
function isScored(path: string): boolean {
  return /^target_?scores$/i.test(path);
}

function sampleOf(
  { cells, place, name }: Row,
  {
    paths,
    columns,
    scorer,
  }: { paths: readonly string[]; columns: readonly string[]; scorer: Scorer['type'] },
): ReadSample {
  const read = paths.map((path) => {
    const value = valueAt(cells, path);
    return acceptedAnswers(isScored(path) ? bestScored(value) : value, scorer);
  });
  const answers = read.flatMap((each) => ('answers' in each ? each.answers : []));
  const wrong = read.find((each) => 'message' in each)?.message ?? null;
  const filled = answers.filter((text) => text.trim() !== '');
  const isEach = scorer === 'prefixed' && filled.length > 1;
  const [first, ...others] = isEach ? [allOf(filled)] : filled;
  const group = cells.group === undefined ? '' : textOfValue(cells.group).trim();
  const shown = columns.filter((column) => Object.hasOwn(cells, column));
  return {
    columns: Object.fromEntries(shown.map((column) => [column, textOfValue(cells[column])])),
    expected: first ?? answers[0] ?? null,
    alternatives: [...new Set(others)].filter((text) => text !== first),
    group: group === '' ? null : group,
    place,
    name,
    wrong: wrong?.replace('COLUMN', paths[0] ?? 'expected') ?? null,
  };
}

/** What stands at a column, or at a path into one; undefined where nothing does. */
function valueAt(cells: Row['cells'], path: string): unknown {
  if (Object.hasOwn(cells, path)) return cells[path];
  const column = columnOf(path, Object.keys(cells));
  const text =
    column === null ? null : reachInto(textOfValue(cells[column]), path.slice(column.length));
  if (text === null || !/^\s*[[{]/.test(text)) return text ?? undefined;
  try {
    return exactJson(text);
  } catch {
    return text;
  }
}

/**
 * Samples whose conversations end with an answer, where no other is expected: that answer is the expected
 * one, and the conversation goes up to it. null where there are none.
 */
export function samplesByLastAnswer(
  samples: readonly ReadSample[],
  shown: readonly string[],
): { samples: ReadSample[]; note: string } | null {
  const column = shown.find((name) =>
    samples.some(({ columns }) => lastAnswer(columns[name]) !== null),
  );
  if (column === undefined) return null;
  return {
    samples: samples.map((sample) => {
      const last = lastAnswer(sample.columns[column]);
      if (last === null) return sample;
      const columns = { ...sample.columns, [column]: last.before };
      return { ...sample, columns, expected: last.answer };
    }),
    note: `The last answer of each conversation in ${column} is the expected one.`,
  };
}

/** The answer that ends a conversation, and the conversation before it as JSON. */
function lastAnswer(text: string | undefined): { answer: string; before: string } | null {
  const read = text === undefined ? null : conversationOf(text);
  if (!read || !('turns' in read) || read.turns.length < 2) return null;
  const last = read.turns.at(-1);
  if (last?.role !== 'assistant') return null;
  const system = read.system === null ? [] : [{ role: 'system', content: read.system }];
  const turns = read.turns.slice(0, -1).map((turn) => ({ role: turn.role, content: turn.text }));
  return { answer: last.text, before: JSON.stringify([...system, ...turns]) };
}
