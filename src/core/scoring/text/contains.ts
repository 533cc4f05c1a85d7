import type { Scorer } from '../../evaluation.ts';
import type { Score } from '../../trial.ts';
import { keeping } from '../keeping.ts';
import { onOneLine, plainCharacters } from '../normalise/characters.ts';
import { undecorated } from '../normalise/decoration.ts';
import { foldCase } from '../normalise/fold.ts';
import { RIGHT, rightAfter, WRONG } from '../scores.ts';
import { BEHIND_CURRENCY, PLAIN_WORDS } from './alike.ts';
import { isDenied, isDeniedBehind } from './denial.ts';
import { withoutMarks } from './marks.ts';

type ContainsOptions = Extract<Scorer, { type: 'contains' }>;

/**
 * Whether the expected text stands in the answer and none of `not` does. A number is never found
 * within another; unless `strict`, kinds of characters and marks don't count, and what is denied isn't found.
 */
export function contains(options: ContainsOptions): (answer: string, expected: string) => Score {
  const { ignoreCase, not, words, strict } = options;
  const cased = (text: string) => (ignoreCase ? foldCase(text.normalize()) : text.normalize());
  const plain = (text: string) =>
    onOneLine(withoutMarks(plainCharacters(text))).replace(BEHIND_CURRENCY, '$1');
  const lenient = keeping((text) => undecorated(plain(cased(text))).text);
  const finds = (text: string, wanted: string) => stands(text, wanted, { words, denied: strict });
  return (answer, expected) => {
    if (not.length === 0) {
      if (finds(answer, expected)) return RIGHT;
      if (PROSE.test(answer) && PLAIN_WORDS.test(expected)) {
        const [small, wanted] = [answer.toLowerCase(), expected.toLowerCase()];
        if (ignoreCase && finds(small, wanted)) return RIGHT;
        if (!small.includes(firstWord(wanted)) || !answer.includes('  ')) return WRONG;
      }
    }
    const asWritten = strict || Math.max(answer.length, expected.length) > LONGEST_CLOSELY;
    const raw = cased(answer);
    const bare = asWritten ? raw : plain(raw);
    if (not.some((text) => finds(bare, asWritten ? cased(text) : plain(cased(text))))) return WRONG;
    const wanted = cased(expected).trim();
    if (finds(raw, wanted)) return RIGHT;
    if (asWritten) return WRONG;
    const bareWanted = plain(wanted);
    if ((bare !== raw || bareWanted !== wanted) && finds(bare, bareWanted)) {
      return rightAfter('characters that look alike');
    }
    const core = lenient(expected);
    return core !== wanted && finds(bare, core) ? rightAfter('punctuation') : WRONG;
  };
}

function firstWord(text: string): string {
  const end = text.indexOf(' ');
  return end < 0 ? text : text.slice(0, end);
}

/** In longer texts only letter case doesn't count. */
const LONGEST_CLOSELY = 100_000;

/** Nothing but plain letters and marks that don't count as decoration: no other form of it to look at. */
const PROSE = /^[ !#%'-)+-;=->@-[\]^a-~]*$/;

/** Longer than what a number goes on with. */
const REACH = 5;

/** Where a text stands more often and never as it should, it isn't said. */
const MOST_LOOKS = 5_000;

/** `denied`: what is denied counts too. */
function stands(text: string, wanted: string, by: { words: boolean; denied: boolean }): boolean {
  if (wanted === '') return true;
  let looks = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (++looks > MOST_LOOKS) return false;
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + wanted.length, at + wanted.length + REACH);
    const whole =
      !splitsNumber(before, wanted, after) && !(by.words && splitsWord(before, wanted, after));
    if (!whole) continue;
    if (by.denied || !(isDenied(text, at) || isDeniedBehind(text, at + wanted.length))) return true;
  }
  return false;
}

/** Whether the wanted text starts or ends within a number: 12345 in 123456, 5 in 2.5, or is without its minus: 5 in -5. */
function splitsNumber(before: string, wanted: string, after: string): boolean {
  const first = wanted.charCodeAt(0);
  const startsWithNumber = first <= NINE || first > LAST_ASCII;
  return (
    (endsWithDigit(wanted) && GOES_ON.test(after)) ||
    (startsWithNumber && /^[$€£]? ?\d/.test(wanted) && WITHIN_NUMBER.test(before))
  );
}

const [ZERO, NINE, LAST_ASCII] = [0x30, 0x39, 0x7f];
/** A number goes on with these: 5 in 5.2, 5 000, 5'000, 5e3 and 5/8. */
const GOES_ON = /^(?:[.,/^]?\d|[ '\u00a0\u202f]\d{3}(?!\d)|e[-+]?\d)/i;
const WITHIN_NUMBER = /\d[.,/^]?$|(?:^|[^\p{L}\p{N}])-$/u;

function endsWithDigit(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= ZERO && last <= NINE;
}

const WORD = /[\p{L}\p{M}\p{N}_]/u;
/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function splitsWord(before: string, wanted: string, after: string): boolean {
  if (GRADE.test(after) && WORD.test(lastOf(wanted) ?? '')) return true;
  return joins(lastOf(before), [...wanted.slice(0, 2)][0]) || joins(lastOf(wanted), [...after][0]);
}

/** A word goes on with these: A in A+, C in C#. */
const GRADE = /^[+#](?![\p{L}\p{N}])/u;

function joins(one: string | undefined, other: string | undefined): boolean {
  if (!one || !other || UNSPACED.test(one) || UNSPACED.test(other)) return false;
  return WORD.test(one) && WORD.test(other);
}

function lastOf(text: string): string | undefined {
  return [...text.slice(-2)].at(-1);
}
