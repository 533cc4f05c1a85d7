import type { Scorer } from '../../evaluation.ts';
import { plainCharacters } from '../normalise/characters.ts';
import { startAndEnd } from '../normalise/start-and-end.ts';
import { withoutThinking } from '../normalise/without-thinking.ts';
import { isGiven, withoutAsides } from './asides.ts';
import { type Found, findNumbers } from './find-numbers.ts';
import { isDeniedNumber, isInSum, isOpen } from './links.ts';
import { hasLaterStep, markedParts } from './marked-parts.ts';
import { plainMath } from './plain-math.ts';
import { isRefused } from './refused.ts';

type NumberOptions = Extract<Scorer, { type: 'number' }>;

const NONE = 'no number in the answer';
const SEVERAL = 'several numbers, none marked as the answer';
const OPEN = 'a range, a bound or a sum, not one number';

/** The number that an answer gives, or why it can't be told. */
export function answerNumber(answer: string, { which, strict }: NumberOptions): Found | string {
  const text = plainCharacters(startAndEnd(withoutThinking(answer))).trim();
  if (strict) return nothingElse(text) ?? 'not a number alone';
  if (which !== null) return byPlace(plainMath(text), which);
  for (const part of markedParts(text)) {
    const plain = plainMath(part);
    const chosen = chooseIn(plain, findNumbers(plain));
    if (chosen !== NONE) return chosen;
  }
  const plain = plainMath(text);
  if (isRefused(plain)) return 'the answer says that it cannot tell';
  const said =
    SAID_ALONE[
      plain
        .replace(/[^\p{L} ]/gu, '')
        .trim()
        .toLowerCase()
    ];
  return chooseIn(plain, findNumbers(said ?? plain));
}

/** Words that give a number where they are the whole answer. */
const SAID_ALONE: Readonly<Record<string, string>> = {
  once: '1',
  eenmaal: '1',
  twice: '2',
  tweemaal: '2',
};

function byPlace(text: string, which: 'first' | 'last' | 'only'): Found | string {
  const found = findNumbers(text);
  const place = which === 'last' ? found.length - 1 : 0;
  const chosen = found[place];
  if (!chosen) return NONE;
  if (which === 'only' && found.some((one) => !isSame(one, chosen))) return SEVERAL;
  return isOpen(text, found, place) && which === 'only' ? OPEN : readable(chosen);
}

/** The one number of a text: what a sum comes to, what stands alone, what is left without asides. */
function chooseIn(text: string, found: readonly Found[]): Found | string {
  if (found.length === 0) return NONE;
  const whole = alone(text, found);
  if (whole) return isOpen(text, found, 0) ? OPEN : readable(whole);
  const outcome = outcomeOf(text, found);
  if (outcome !== null) return outcome;
  const at = new Map(found.map((one, place) => [one, place]));
  const named = found.filter((_, place) => !isDeniedNumber(text, found, place));
  if (named.length === 0) return 'a number that the answer denies';
  const kept = withoutAsides(text, named);
  const open = new Set(kept.filter((one) => isOpen(text, found, at.get(one)!)));
  const firm = kept.filter((one) => !open.has(one));
  const sums = [...open].every((one) => isInSum(text, found, at.get(one)!));
  if (firm.length === 0) return OPEN;
  if (open.size > 0 && !sums) return stated(text, firm) ?? OPEN;
  return (
    onlyOf(firm) ??
    onlyOf(firm.filter(({ currency }) => currency !== null)) ??
    stated(text, firm) ??
    SEVERAL
  );
}

/** The number that is all of a text. */
function nothingElse(text: string): Found | null {
  const found = findNumbers(text);
  const [only] = found;
  const isAll = only?.value && found.length === 1 && only.start === 0 && only.end === text.length;
  return isAll ? only : null;
}

/** The number that is all of a text but for what decorates it; a negative one where it stands in parentheses. */
function alone(text: string, found: readonly Found[]): Found | null {
  const [only] = found;
  if (!only || found.length > 1) return null;
  const around = text.slice(0, only.start) + text.slice(only.end);
  const isBare = /^[\s*_`"'#>=~≈$()[\]{}.,;:!°\p{Extended_Pictographic}]*$/u.test(around);
  if (only.accounting && (isBare || LABELLED.test(text.slice(0, only.start)))) {
    return below(only, text);
  }
  return isBare ? only : null;
}

const LABELLED = /^[^\d\n]{1,40}: *[*$€£(]*$/;

/** What bookkeepers write in parentheses is below zero; a plain (5) may also be a 5. */
function below(only: Found, text: string): Found {
  if (!only.value) return only;
  const isAmount = only.currency !== null || /\d[.,' ]\d{2,3}(?!\d)/.test(text);
  if (!isAmount || only.percent) return { ...only, value: null };
  return {
    ...only,
    value: { comma: only.value.comma.negated(), point: only.value.point.negated() },
  };
}

/** What the last equals sign leads to; null where there is none before a number. */
function outcomeOf(text: string, found: readonly Found[]): Found | string | null {
  const results = found.filter(
    ({ start }) =>
      /[=≈] *[*$`(]*$/.test(text.slice(Math.max(0, start - 10), start)) &&
      !isGiven(text, start) &&
      !/\([^()]*[=≈] *$/.test(text.slice(Math.max(0, start - 40), start)),
  );
  const last = results.at(-1);
  if (!last) return null;
  if (hasLaterStep(text.slice(last.end))) return SEVERAL;
  const at = found.indexOf(last);
  if (!isOpen(text, found, at)) {
    const names = new Set(results.flatMap(({ start }) => nameBefore(text, start)));
    return names.size > 1 ? SEVERAL : readable({ ...last, exact: exactOf(text, found, at) });
  }
  const [first] = found;
  return first && !isOpen(text, found, 0) && results.length === 1 ? readable(first) : OPEN;
}

/** The number that this one is about, right before its ≈: the 1/6 of "1/6 ≈ 0.167"; null where there is none. */
function exactOf(text: string, found: readonly Found[], at: number): Found | null {
  const [before, last] = [found[at - 1], found[at]!];
  if (!before?.value || !last.value || isOpen(text, found, at - 1)) return null;
  if (!/^[ $]*≈[ $]*$/.test(text.slice(before.end, last.start))) return null;
  const apart = before.value.point.minus(last.value.point).abs();
  return apart.lessThanOrEqualTo(last.value.point.abs().times(ROUNDED)) ? before : null;
}

/** By how much of it an approximation may differ. */
const ROUNDED = 0.05;

/** The name that an equation gives its number: the x of "x = 5". */
function nameBefore(text: string, start: number): string[] {
  const [, name] =
    /(?<![\p{L}\d])(\p{L}+) *[=≈] *[*$`(]*$/u.exec(text.slice(Math.max(0, start - 40), start)) ??
    [];
  return name === undefined ? [] : [name.toLowerCase()];
}

const STATING =
  /(?<!\p{L})(?:is|are|was|were|equals?|makes|gives|gets|costs|kost|kosten|betaalt|wordt|worden|bedraagt|zijn|komt op|comes to|totals|(?:for|of) a total of|weighs|weegt|duurt|takes|left with|leaving|leaves|get|krijg je|houdt? over|levert)(?: (?:about|around|approximately|roughly|exactly|only|ongeveer|circa|precies|slechts|nog))? *[$€£*"]* *$/iu;

const STATED_FIRST = /^ (?:is|are|was|were|equals) (?:the|an?|de|het|een)(?!\p{L})[^.\n]*[.!]?$/iu;

/** The one number that the text states right behind a verb, or that it starts with: "408 is the product of …". */
function stated(text: string, found: readonly Found[]): Found | null {
  const [first] = found;
  if (first?.start === 0 && STATED_FIRST.test(text.slice(first.end))) return first;
  const one = onlyOf(
    found.filter(({ start }) => STATING.test(text.slice(Math.max(0, start - 40), start))),
  );
  return one && CONTRASTED.test(text.slice(one.end)) ? null : one;
}

/** What sets another number beside or against it: "12 and 15", "110 last year but 101 this year". */
const CONTRASTED =
  /^ ?\p{L}*,? (?:and|en|&) [$€£]?\d|(?<!\p{L})(?:but|now|while|whereas|maar|nu|terwijl)(?!\p{L})[^.;\n]*\d/iu;

function onlyOf(found: readonly Found[]): Found | null {
  const [first] = found;
  return first?.value && found.every((one) => isSame(one, first)) ? first : null;
}

function isSame(one: Found, other: Found): boolean {
  return (
    one.value !== null &&
    other.value !== null &&
    one.percent === other.percent &&
    one.value.point.equals(other.value.point)
  );
}

function readable(found: Found): Found | string {
  return found.value ? found : 'a number that cannot be read';
}
