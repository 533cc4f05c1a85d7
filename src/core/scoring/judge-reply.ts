import type { Score } from '../trial.ts';
import { fenced } from './json/fences.ts';
import { bracketed } from './json/pieces.ts';
import { inOneFence, isObject, readJson } from './json/read-json.ts';
import { plainCharacters } from './normalise/characters.ts';
import { undecorated } from './normalise/decoration.ts';

/** The judge's score; null, which is nobody's fault, where its reply tells none. */
export function parseJudgement(text: string): Score {
  const found = judgementIn(text);
  const value = found?.score ?? null;
  if (value === null) {
    return {
      value: null,
      failure: null,
      note: "the judge's reply could not be read",
      leniency: null,
    };
  }
  return {
    value,
    failure: value < 0.5 ? 'wrong' : null,
    note: found?.reason ?? null,
    leniency: null,
  };
}

interface Judgement {
  /** null: there is one, but not from 0 to 1. */
  score: number | null;
  reason: string | null;
}

/** The last judgement in JSON; else what the words say. */
function judgementIn(text: string): Judgement | null {
  const whole = wholeJson(text);
  if (whole) return within(whole, 0);
  if (!text.includes('{')) return fromWords(text);
  if (/\}\s*(?:or|of)\s*\{/i.test(text)) return null;
  const inJson = [...candidates(text)].map(fromJson).find((found) => found !== null);
  return inJson ?? fromWords(text);
}

/** The object that a whole reply is; null where it is more or less than one. */
function wholeJson(text: string): object | null {
  const json = text.startsWith('`') ? (inOneFence(text) ?? text) : text;
  try {
    const value: unknown = json.startsWith('{') ? JSON.parse(json) : null;
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Where a judgement may stand, the likeliest first. */
function* candidates(text: string): Generator<string> {
  const blocks = text.includes('```') || text.includes('~~~') ? fenced(text) : [];
  yield* blocks.toReversed();
  yield* bracketed(text).toReversed();
}

function fromJson(text: string): Judgement | null {
  const reading = readJson(text, true, false);
  return 'fault' in reading ? null : within(reading.value, 0);
}

const DEEPEST = 4;

/** The judgement in a value, or in what it holds. */
function within(value: unknown, depth: number): Judgement | null {
  if (Array.isArray(value) && depth < DEEPEST) {
    return value.map((item) => within(item, depth + 1)).findLast((found) => found !== null) ?? null;
  }
  if (!isObject(value)) return null;
  const score = fieldOf(value, 'score');
  if (score !== undefined) {
    const reason = fieldOf(value, 'reason');
    return {
      score: scoreOf(score),
      reason: typeof reason === 'string' ? reason : null,
    };
  }
  return depth < DEEPEST ? within(Object.values(value).filter(isObject), depth + 1) : null;
}

/** The field of this name, however its letters are written. */
function fieldOf(value: Record<string, unknown>, name: string): unknown {
  if (Object.hasOwn(value, name)) return value[name];
  const key = Object.keys(value).find((one) => one.trim().toLowerCase() === name);
  return key === undefined ? undefined : value[key];
}

const PLAIN_DECIMAL = /^(?:0|1|0?[.,]\d+|1[.,]0+)$/;

function scoreOf(value: unknown): number | null {
  if (typeof value === 'number') return value >= 0 && value <= 1 ? value : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return PLAIN_DECIMAL.test(text) ? Number(text.replace(',', '.')) : null;
}

/** A first line that is the score, and no other one behind it. */
const SCORE_FIRST = /^\**score:\** ?\**(0(?:\.\d+)?|1(?:\.0+)?)\**\n(?![\s\S]*score)/i;
const IN_WORDS =
  /score["'*_`]*\s*(?:\([^()]{0,30}\)["'*_`]*\s*)?(?:is *:|[:=>]|is|of)[\s"'*_`]*([-+\d.,]+[^\s"'*_`,;})\]<]*)/gi;

/** A score in words: a number alone, or alone on the first line, or what stands behind "score". */
function fromWords(text: string): Judgement | null {
  const [, only] = SCORE_FIRST.exec(text) ?? [];
  if (only !== undefined) return { score: Number(only), reason: null };
  const plain = plainCharacters(text);
  const [line = ''] = plain.trim().split('\n', 1);
  const alone = scoreOf(undecorated(plain).text) ?? scoreOf(undecorated(line).text);
  if (alone !== null) return { score: alone, reason: null };
  if (/score\D{0,20}[\d.,]+\s+or\s+[\d.]/i.test(plain)) return null;
  const named = [...plain.matchAll(IN_WORDS)].map(([, number]) =>
    scoreOf(number!.replace(/[.,]$/, '')),
  );
  const [first, last] = [named[0], named.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (/^\s*[[{]/.test(plain)) return { score: first, reason: null };
  return first === last || !/\bor\b/i.test(plain) ? { score: last, reason: null } : null;
}
