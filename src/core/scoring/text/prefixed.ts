import { distance } from 'fastest-levenshtein';
import type { Scorer } from '../../evaluation.ts';
import type { Score } from '../../trial.ts';
import { regexFault } from '../regex/regex.ts';
import { RIGHT, WRONG } from '../scores.ts';

/** A check that an expected answer names by its prefix, as promptfoo's CSV writes them. */
interface Check {
  scorer: Scorer;
  expected: readonly string[];
  /** All of them must hold, or any. */
  all: boolean;
  /** `not-`: it must not hold. */
  not: boolean;
}

/** How one expected answer of a scorer is compared. */
type Compare = (scorer: Scorer) => (answer: string, expected: string) => Score;

/**
 * Scores by the check that each expected answer names: `equals:`, `contains:`, `icontains:`, with `-any`
 * and `-all`, `starts-with:`, `regex:`, `is-json`, each also with `not-`; text without one is what the
 * answer must equal.
 */
export function prefixed(compare: Compare): (answer: string, expected: string) => Score {
  const one = (answer: string, text: string): Score => {
    const check = readCheck(text);
    if ('message' in check) return WRONG;
    const score = compare(check.scorer);
    const scores = check.expected.map((each) => score(answer, each));
    if (!check.not && scores.length === 1) return scores[0]!;
    const isRight = ({ value }: Score) => value === 1;
    return (check.all ? scores.every(isRight) : scores.some(isRight)) === check.not ? WRONG : RIGHT;
  };
  return (answer, text) => {
    const scores = checksIn(text).map((each) => one(answer, each));
    return scores.find(({ value }) => value !== 1) ?? scores[0]!;
  };
}

/** Checks that must all hold, as one expected answer. */
export function allOf(checks: readonly string[]): string {
  return `${ALL_OF}${JSON.stringify(checks)}`;
}

const ALL_OF = 'all-of:';

/** The checks of an expected answer: one, or those that `allOf` put together. */
function checksIn(text: string): readonly string[] {
  if (!text.startsWith(ALL_OF)) return [text];
  try {
    const checks: unknown = JSON.parse(text.slice(ALL_OF.length));
    const isList = Array.isArray(checks) && checks.every((each) => typeof each === 'string');
    return isList && checks.length > 0 ? checks : [text];
  } catch {
    return [text];
  }
}

/** Whether an expected answer names a check. */
export function usesPrefix(text: string): boolean {
  const { name } = partsOf(text);
  return name !== null && (CHECKS.has(name) || OTHERS.has(name));
}

/** What is wrong with the check that an expected answer names; null where nothing is. */
export function prefixFault(text: string): string | null {
  const faults = checksIn(text).map(checkFault);
  return faults.find((fault) => fault !== null) ?? null;
}

function checkFault(text: string): string | null {
  const check = readCheck(text);
  if ('message' in check) return check.message;
  const pattern = check.scorer.type === 'regex' ? regexFault(check.expected[0]!) : null;
  return pattern && `expects a pattern that is no regular expression (${pattern}).`;
}

function readCheck(text: string): Check | { message: string } {
  const { name, not, rest } = partsOf(text);
  const make = name === null ? undefined : CHECKS.get(name);
  if (make) {
    const check = { all: false, ...make(rest.trim()), not };
    return check.expected.every((each) => each !== '')
      ? check
      : { message: `names the check "${name}:" and nothing to check: write it after the colon.` };
  }
  if (name !== null && OTHERS.has(name)) return { message: `uses the check "${name}", ${CANT}` };
  const meant = name === null || /\s/.test(rest.charAt(0)) ? undefined : misspelt(name);
  if (meant) return { message: `names the check "${name}:". Did you mean ${meant}:?` };
  return { scorer: EXACT, expected: [text.trim()], all: false, not: false };
}

const CANT =
  'which is not known here: write equals:, contains:, icontains:, contains-any:, contains-all:, starts-with: or regex:, or leave the row out.';

/** `not-contains-any(0.8): a, b` in its parts; no name where the text has no such form. */
function partsOf(text: string): { name: string | null; not: boolean; rest: string } {
  const found = /^\s*(not-)?([a-z]+(?:-[a-z]+)*)(?:\([\d.]*\))?(?::([\s\S]*))?$/.exec(text);
  if (!found) return { name: null, not: false, rest: text };
  const [, negated, name = '', rest] = found;
  const isAlone = rest === undefined && name !== 'is-json';
  return { name: isAlone ? null : name, not: negated !== undefined, rest: rest ?? '' };
}

function misspelt(name: string): string | undefined {
  return [...CHECKS.keys()].find((known) => {
    const apart = distance(name, known);
    return apart > 0 && apart <= 2 && name.length > 4;
  });
}

const EXACT: Scorer = {
  type: 'exact',
  trim: true,
  ignoreCase: false,
  unicode: 'NFC',
  strict: false,
};

const CONTAINS: Scorer = {
  type: 'contains',
  ignoreCase: false,
  words: false,
  not: [],
  strict: false,
};

const CONTAINS_ANY_CASE: Scorer = { ...CONTAINS, ignoreCase: true };

const REGEX: Scorer = { type: 'regex', pattern: null, ignoreCase: false, strict: false };

const IS_JSON: Scorer = {
  type: 'json',
  schema: {},
  fields: null,
  order: true,
  tolerance: 0,
  strict: false,
};

type MadeCheck = Pick<Check, 'scorer' | 'expected'> & { all?: boolean };

const CHECKS: ReadonlyMap<string, (rest: string) => MadeCheck> = new Map<
  string,
  (rest: string) => MadeCheck
>([
  ['equals', (rest) => ({ scorer: EXACT, expected: [rest] })],
  ['contains', (rest) => ({ scorer: CONTAINS, expected: [rest] })],
  ['icontains', (rest) => ({ scorer: CONTAINS_ANY_CASE, expected: [rest] })],
  ['contains-any', (rest) => ({ scorer: CONTAINS, expected: listed(rest) })],
  ['icontains-any', (rest) => ({ scorer: CONTAINS_ANY_CASE, expected: listed(rest) })],
  ['contains-all', (rest) => ({ scorer: CONTAINS, expected: listed(rest), all: true })],
  ['icontains-all', (rest) => ({ scorer: CONTAINS_ANY_CASE, expected: listed(rest), all: true })],
  ['regex', (rest) => ({ scorer: REGEX, expected: [rest] })],
  ['starts-with', (rest) => ({ scorer: REGEX, expected: [rest && `^\\s*${literal(rest)}`] })],
  ['is-json', () => ({ scorer: IS_JSON, expected: ['{}'] })],
]);

/** Checks of promptfoo that need code, another model or a measure of likeness. */
const OTHERS: ReadonlySet<string> = new Set([
  ...['fn', 'eval', 'javascript', 'python', 'ruby', 'file', 'webhook', 'grade', 'llm-rubric'],
  ...[
    'similar',
    'factuality',
    'model-graded-factuality',
    'model-graded-closedqa',
    'answer-relevance',
  ],
  ...['context-recall', 'context-relevance', 'context-faithfulness', 'levenshtein', 'rouge-n'],
  ...['bleu', 'gleu', 'meteor', 'perplexity', 'perplexity-score', 'cost', 'latency', 'classifier'],
  ...['moderation', 'select-best', 'contains-json', 'contains-sql', 'is-sql', 'is-xml', 'is-html'],
  ...['contains-xml', 'contains-html', 'is-refusal', 'guardrails', 'g-eval', 'finish-reason'],
]);

/** Texts between commas, which a text in quotes may hold. */
function listed(rest: string): string[] {
  const parts = rest.match(/\s*"(?:[^"]|"")*"\s*(?=,|$)|[^,]+/g) ?? [''];
  return parts.map((part) => {
    const text = part.trim();
    return /^".*"$/s.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;
  });
}

/** A text as it stands between the commas of `contains-any:`. */
export function listedText(text: string): string {
  return /[",]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
