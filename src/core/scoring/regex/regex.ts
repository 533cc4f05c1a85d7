import { RE2JS } from 're2js';
import type { Scorer } from '../../evaluation.ts';
import { count } from '../../format.ts';
import type { Score } from '../../trial.ts';
import { keeping } from '../keeping.ts';
import { onOneLine, plainCharacters } from '../normalise/characters.ts';
import { undecorated } from '../normalise/decoration.ts';
import { rightAfter, unparsable, WRONG } from '../scores.ts';
import { withoutMarks } from '../text/marks.ts';
import { plainSearch } from './plain-pattern.ts';
import { withUnicodeClasses } from './unicode-classes.ts';

type RegexOptions = Extract<Scorer, { type: 'regex' }>;

/**
 * Whether the pattern is found anywhere in the answer, as it stands or, unless `strict`, as plain
 * characters or without what decorates it. RE2 syntax, whose time grows with the answer's length
 * only: no pattern can hang a worker. An answer of more than 400,000 characters is unreadable. Throws
 * for a pattern that isn't RE2 (`regexFault` tells beforehand).
 */
export function regex({ pattern, ignoreCase, strict }: RegexOptions) {
  const common = pattern === null ? null : searchFor(pattern, ignoreCase);
  const own = keeping((text) => searchFor(text, ignoreCase), MOST_KEPT);
  return (answer: string, expected: string): Score => {
    if (answer.length > LONGEST) return TOO_LONG;
    const finds = common ?? own(expected);
    if (finds(answer)) return rightAfter(null);
    if (strict || answer.length > LONGEST_CLOSELY) return WRONG;
    const plain = plainCharacters(answer);
    if (plain !== answer && finds(plain)) return rightAfter('characters that look alike');
    const { text, dropped } = undecorated(plain);
    if (text !== plain && finds(onOneLine(text))) {
      return rightAfter(dropped ?? 'characters that look alike');
    }
    const unmarked = withoutMarks(text);
    return unmarked !== text && finds(unmarked) ? rightAfter('bold or code marks') : WRONG;
  };
}

/** A search costs up to 30 times a look at each character. */
const LONGEST = 400_000;
const TOO_LONG = unparsable(`longer than ${count(LONGEST, 'character')}`);
/** A longer answer is searched as it stands, not in its other forms. */
const LONGEST_CLOSELY = 100_000;

/** Thousands of samples' own patterns would take hundreds of megabytes. */
const MOST_KEPT = 200;

/** Whether a text has a pattern anywhere. */
type Search = (text: string) => boolean;

function searchFor(pattern: string, ignoreCase: boolean): Search {
  const compiled = compileRegex(pattern, { ignoreCase });
  const plain = ignoreCase ? null : plainSearch(pattern);
  return (text) => plain?.(text) ?? compiled.matcher(text).find();
}

/** What is wrong with a pattern, in words; null when nothing is. */
export function regexFault(pattern: string): string | null {
  const literal = LITERAL.exec(pattern);
  if (literal) {
    const option = literal[1]!.includes('i') ? ' and set ignoreCase: true' : '';
    return `it is written as in JavaScript: leave out the slashes${option}, or write [/] for a slash of its own`;
  }
  try {
    compileRegex(pattern, { ignoreCase: false });
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const bare = message.replace('error parsing regexp: ', '');
    return LOOK_AROUND.test(bare) ? `${bare}, as RE2 has no look-around: write it without` : bare;
  }
}

/** What says that a pattern looks ahead or behind. */
const LOOK_AROUND = /`\(\?<?[=!]/;

/** A pattern between slashes with flags, as JavaScript, Perl and others write it. */
const LITERAL = /^\/.+\/([a-z]*)$/s;

/** Repeats of repeats, e.g. `\p{L}{1000}` many times over, make a search of one answer take seconds. */
const MOST_STEPS = 5_000;
const TOO_LARGE = 'it is too large: use fewer or smaller repeats';

/** A pattern to search with. Throws for one that isn't RE2, or too large to be quick. */
export function compileRegex(pattern: string, { ignoreCase }: { ignoreCase: boolean }): RE2JS {
  if (pattern.length > MOST_STEPS) throw new Error(TOO_LARGE);
  const compiled = RE2JS.compile(
    withUnicodeClasses(pattern),
    ignoreCase ? RE2JS.CASE_INSENSITIVE : 0,
  );
  if (compiled.programSize() > MOST_STEPS) throw new Error(TOO_LARGE);
  return compiled;
}
