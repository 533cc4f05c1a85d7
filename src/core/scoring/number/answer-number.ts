import type { Scorer } from '../../evaluation.ts';
import { plainCharacters } from '../normalise/characters.ts';
import { undecorated } from '../normalise/decoration.ts';
import { startAndEnd } from '../normalise/start-and-end.ts';
import { withoutAsides } from './asides.ts';
import { findNumbers } from './find-numbers.ts';
import type { Found } from './found.ts';
import { isDeniedNumber, isInSum, isOpen } from './links.ts';
import { markedParts } from './marked-parts.ts';
import { isName } from './names.ts';
import { isSame, OPEN, onlyOf, readable, SEVERAL } from './one-number.ts';
import { outcomeOf, totalOf } from './outcome.ts';
import { plainMath } from './plain-math.ts';
import { isRefused, onlyRefuses } from './refused.ts';
import { stated } from './stated.ts';

type NumberOptions = Extract<Scorer, { type: 'number' }>;

const NONE = 'no number in the answer';
const REFUSED = 'the answer says that it cannot tell';

/** The number that an answer gives, or why none can be read. */
export function answerNumber(answer: string, { which, strict }: NumberOptions): Found | string {
  const text = plainCharacters(startAndEnd(answer)).trim();
  if (strict) return nothingElse(text) ?? 'not a number alone';
  if (which !== null) return byPlace(plainMath(text), which);
  if (onlyRefuses(text)) return REFUSED;
  if (isName(undecorated(text).text)) return 'a name with a number in it';
  for (const part of markedParts(text)) {
    const plain = plainMath(part);
    const chosen = chooseIn(plain, findNumbers(plain));
    if (chosen !== NONE) return chosen;
  }
  const plain = plainMath(text);
  if (isRefused(plain)) return REFUSED;
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
  const outcome = outcomeOf(text, found) ?? totalOf(text, found);
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
    (firm.length === 1 ? readable(firm[0]!) : SEVERAL)
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
  const isBare =
    /^[\s*_`"'#>=~≈$()[\]{}.,;:!°\p{Extended_Pictographic}]*$/u.test(around) &&
    !/[❌✖✗✘]|~~/.test(around);
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
