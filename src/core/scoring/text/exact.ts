import type { Scorer } from '../../evaluation.ts';
import type { Score } from '../../trial.ts';
import { fenced } from '../json/fences.ts';
import { onOneLine, plainCharacters } from '../normalise/characters.ts';
import { undecorated } from '../normalise/decoration.ts';
import { foldAccents, foldCase } from '../normalise/fold.ts';
import { startAndEnd } from '../normalise/start-and-end.ts';
import { RIGHT, rightAfter, WRONG } from '../scores.ts';
import { alike, joined, PLAIN_WORDS } from './alike.ts';
import { CORRECTED } from './denial.ts';
import { withoutExtras } from './extras.ts';
import { isWrapped, saysLabel, startsInBold } from './label.ts';
import { withoutMarks } from './marks.ts';

type ExactOptions = Extract<Scorer, { type: 'exact' }>;

/**
 * Whether the answer is the expected text: as it stands or, unless `strict`, once what decorates it and
 * the words around a label are dropped.
 */
export function exact(options: ExactOptions): (answer: string, expected: string) => Score {
  const { ignoreCase, trim, strict } = options;
  const closely = (answer: string, expected: string): Score => {
    const given = folded(answer, options);
    const wanted = folded(expected, options);
    if (given === wanted) return RIGHT;
    if (strict || !trim) return WRONG;
    const isFar =
      Math.abs(given.length - wanted.length) > LONGEST_EXTRA || wanted.length > LONGEST_ALIKE;
    const likeness = isFar ? null : alike(given, wanted);
    if (likeness) return rightAfter(likeness.leniency);
    if (wanted.length > LONGEST_EXTRA) return WRONG;
    const label = undecorated(onOneLine(plainCharacters(wanted))).text;
    const plain = plainCharacters(startAndEnd(given));
    const [block, another] = plain.includes('```') ? fenced(plain) : [];
    const inFence = block !== undefined && another === undefined && alike(block.trim(), wanted);
    if (inFence) return rightAfter('a fence');
    const said = withoutExtras(taggedAnswer(plain) ?? plain);
    const says =
      isWrapped(undecorated(said).text, label) ||
      startsInBold(said, label) ||
      saysLabel(withoutMarks(said), label) ||
      (joined(label) !== label && saysLabel(joined(withoutMarks(said)), joined(label)));
    return says ? rightAfter('words around it') : WRONG;
  };
  return (answer, expected) => {
    if (answer === expected) return RIGHT;
    if (ONE_WORD.test(expected) && ONE_WORD.test(answer)) {
      const isSame = ignoreCase && answer.toLowerCase() === expected.toLowerCase();
      return isSame ? RIGHT : WRONG;
    }
    return (strict || !trim ? null : asOftenSaid(answer, expected)) ?? closely(answer, expected);
  };
}

/** Nothing in it decorates it, or leads to another word. */
const ONE_WORD = /^[a-z0-9]{1,60}$/i;

const FIELD = /^(?:category|label|class|sentiment|answer|categorie|antwoord): $/i;
/** An explanation in a paragraph of its own, of plain sentences. */
const PARAGRAPH = /^\n{1,2}[A-Z][a-z]* [a-z]+ [a-z]+ [^\n:?*_`<>|\\{}[\]\u0080-\uffff]*$/;

/** The score where the expected text stands as most answers have it; null for anything else, to be looked at closely. */
function asOftenSaid(answer: string, expected: string): Score | null {
  const extra = answer.length - expected.length;
  if (extra <= 0) return null;
  if (answer.startsWith(expected)) {
    if (extra === 1 && answer.endsWith('.')) return rightAfter('a full stop');
    const isExplained = PLAIN_WORDS.test(expected) && PARAGRAPH.test(answer.slice(expected.length));
    return isExplained && answer.search(CORRECTED) < 0 ? rightAfter('words around it') : null;
  }
  if (extra === 4 && answer.startsWith('**') && answer.endsWith('**')) {
    return answer.startsWith(expected, 2) ? rightAfter('bold or code marks') : null;
  }
  const isNamed =
    extra < LONGEST_FIELD && answer.endsWith(expected) && FIELD.test(answer.slice(0, extra));
  return isNamed && PLAIN_WORDS.test(expected) ? rightAfter('words around it') : null;
}

const LONGEST_FIELD = 20;

const TAGGED = /<(answer|result|final_answer|antwoord|label)>([^<]{1,400})<\/\1>/gi;

/** What an answer puts in the last tags for its answer; null where it has none. */
function taggedAnswer(text: string): string | null {
  return text.includes('</') ? ([...text.matchAll(TAGGED)].at(-1)?.[2] ?? null) : null;
}

/** More characters than these are no decoration. */
const LONGEST_EXTRA = 2_000;
/** Longer texts are the same as they stand, or they are not. */
const LONGEST_ALIKE = 20_000;

/** `fold` also drops accents: "café" is "cafe". */
function folded(text: string, { trim, ignoreCase, unicode }: ExactOptions): string {
  const normal = unicode === 'fold' ? foldAccents(text) : text.normalize(unicode);
  const cased = ignoreCase ? foldCase(normal) : normal;
  return trim ? cased.trim() : cased;
}
