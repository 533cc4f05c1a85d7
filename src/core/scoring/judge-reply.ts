import type { Score } from '../trial.ts';
import { fenced } from './json/fences.ts';
import { bracketed } from './json/pieces.ts';
import { inOneFence, isObject, readJson, twoValuesFor } from './json/read-json.ts';
import { plainCharacters } from './normalise/characters.ts';
import { undecorated } from './normalise/decoration.ts';
import { startAndEnd } from './normalise/start-and-end.ts';
import { withoutThinking } from './normalise/without-thinking.ts';

/** The judge's score; null, which is nobody's fault, where its reply tells none. */
export function parseJudgement(reply: string): Score {
  const text = withoutThinking(reply);
  const found =
    readPlainReply(withoutFence(text)) ??
    judgementIn(text.length > LONGEST ? startAndEnd(text) : text);
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

/** Of a longer reply only the start and the end are read. */
const LONGEST = 50_000;

interface Judgement {
  /** null: there is one, but not from 0 to 1. */
  score: number | null;
  reason: string | null;
}

const [FENCE, FENCE_ENDS] = ['```json\n', '\n```'];

/** What a plain fence for JSON holds; the text itself where it is in none. */
function withoutFence(text: string): string {
  const isFenced = text.startsWith(FENCE) && text.endsWith(FENCE_ENDS);
  return isFenced ? text.slice(FENCE.length, -FENCE_ENDS.length) : text;
}

/** What the prompt asks for, up to the reason's words. */
const ASKED = /^\{\s*"score":\s*(0(?:\.\d+)?|1(?:\.0+)?),\s*"reason":\s*"/;
const CLOSING = '"}';

/** The judgement where a reply is as the prompt asks for it, and its reason has no escapes; null for any other. */
function readPlainReply(text: string): Judgement | null {
  const [head, score] = ASKED.exec(text) ?? [];
  if (head === undefined || text.indexOf('"', head.length) !== text.length - CLOSING.length)
    return null;
  if (!text.endsWith(CLOSING) || text.includes('\\')) return null;
  return { score: Number(score), reason: text.slice(head.length, -CLOSING.length) };
}

/** The last judgement in JSON; else what the words say. */
function judgementIn(text: string): Judgement | null {
  const whole = wholeJson(text);
  if (whole) return hasTwoScores(text) ? UNCLEAR : within(whole, 0);
  if (!text.includes('{')) return fromWords(text);
  if (/\}\s*(?:or|of)\s*\{/i.test(text)) return null;
  const inJson = [...candidates(text)].map(fromJson).find((found) => found !== null);
  return inJson ?? fromWords(text);
}

const UNCLEAR: Judgement = { score: null, reason: null };

/** Whether an object in JSON has two scores that differ: JSON.parse takes the last. */
function hasTwoScores(json: string): boolean {
  const lower = json.toLowerCase();
  if (lower.indexOf('score') === lower.lastIndexOf('score')) return false;
  const reading = readJson(json, { likeObject: true, strict: false });
  return 'fault' in reading && reading.fault.toLowerCase() === twoValuesFor('score');
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
  if (hasTwoScores(text)) return UNCLEAR;
  const reading = readJson(text, { likeObject: true, strict: false });
  return 'fault' in reading ? null : within(reading.value, 0);
}

const DEEPEST = 4;

/** The judgement in a value, or in what it holds. */
function within(value: unknown, depth: number): Judgement | null {
  if (Array.isArray(value) && depth < DEEPEST) {
    return value.map((item) => within(item, depth + 1)).findLast((found) => found !== null) ?? null;
  }
  if (!isObject(value)) return null;
  const [score, ...others] = fieldsOf(value, 'score');
  if (score !== undefined) {
    if (others.some((one) => scoreOf(one) !== scoreOf(score))) return UNCLEAR;
    const [reason] = fieldsOf(value, 'reason');
    return { score: scoreOf(score), reason: typeof reason === 'string' ? reason : null };
  }
  return depth < DEEPEST ? within(Object.values(value).filter(isObject), depth + 1) : null;
}

/** The fields of this name, however its letters are written. */
function fieldsOf(value: Record<string, unknown>, name: string): unknown[] {
  const keys = Object.keys(value).filter((one) => one.trim().toLowerCase() === name);
  return keys.map((key) => value[key]);
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
  /score["'*_`]*\s*(?:\([^()]{0,30}\)["'*_`]*\s*)?(?:is *:|[:=>]|is|(?:of|for|van|voor) [^.:=\n\d]{1,40} is|of|(?<=score )(?=[01]?\.\d+\.?\s*(?:\n|$)))[\s"'*_`]*([-+\d.,]+[^\s"'*_`,;})\]<]*)/gi;

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
