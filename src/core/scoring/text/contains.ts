import type { Scorer } from '../../evaluation.ts';
import type { Score } from '../../trial.ts';
import { keeping } from '../keeping.ts';
import { onOneLine, plainCharacters } from '../normalise/characters.ts';
import { undecorated } from '../normalise/decoration.ts';
import { foldCase } from '../normalise/fold.ts';
import { RIGHT, rightAfter, WRONG } from '../scores.ts';
import { BEHIND_CURRENCY, PLAIN_WORDS } from './alike.ts';
import { isDenied } from './denial.ts';
import { isDeniedBehind } from './denied-behind.ts';
import { withoutMarks } from './marks.ts';
import { isCutOut } from './whole.ts';

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
  const startOf = keeping(firstWordOf);
  const finds = (text: string, wanted: string) => stands(text, wanted, { words, denied: strict });
  return (answer, expected) => {
    if (not.length === 0) {
      if (finds(answer, expected)) return RIGHT;
      const start = startOf(expected);
      if (start && !NOT_PROSE.test(answer)) {
        if (!start.test(answer)) return WRONG;
        if (ignoreCase && finds(answer.toLowerCase(), expected.toLowerCase())) return RIGHT;
        if (!answer.includes('  ')) return WRONG;
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

/** Finds the first word of a text that has plain words alone, in any letter case; null for any other. */
function firstWordOf(text: string): RegExp | null {
  return text.length <= LONGEST_LOOKED_FOR && PLAIN_WORDS.test(text)
    ? new RegExp(text.split(' ', 1)[0]!, 'i')
    : null;
}

/** A longer word makes no pattern. */
const LONGEST_LOOKED_FOR = 500;

/** In longer texts only letter case doesn't count. */
const LONGEST_CLOSELY = 100_000;

/** What counts as decoration, or has other forms to look at: all but plain letters and marks. */
const NOT_PROSE = /[^ !#%'-)+-;=->@-[\]^a-~]/;

/** Where a text stands more often and never as it should, it isn't said. */
const MOST_LOOKS = 5_000;

/** `denied`: what is denied counts too. */
function stands(text: string, wanted: string, by: { words: boolean; denied: boolean }): boolean {
  if (wanted === '') return true;
  let looks = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (++looks > MOST_LOOKS) return false;
    const end = at + wanted.length;
    if (isCutOut(text, at, end, by.words)) continue;
    if (by.denied || !(isDenied(text, at) || isDeniedBehind(text, end))) return true;
  }
  return false;
}
