import type { Found } from './found.ts';
import { onlyOf } from './one-number.ts';

const ABOUT =
  '(?: (?:about|around|approximately|roughly|exactly|only|ongeveer|circa|precies|slechts|nog))?';
const RIGHT_BEHIND = ' *[$€£*"]* *$';

/** Verbs whose object is what comes out, or a "profit of" it. */
const RESULT = new RegExp(
  '(?<!\\p{L})(?:equals?|makes|gives|gets|get|totals|leaving|leaves|left with|results in|continues with|comes to|komt op|krijg je|houdt? over|levert|geeft)' +
    `${ABOUT}(?: (?:an?|the|een|de|het) \\p{L}+ (?:of|van))?${RIGHT_BEHIND}`,
  'iu',
);
const STATING = new RegExp(
  '(?<!\\p{L})(?:is|are|was|were|costs|kost|kosten|betaalt|wordt|worden|bedraagt|zijn|(?:for|of) a total of|weighs|weegt|duurt|takes)' +
    `${ABOUT}${RIGHT_BEHIND}`,
  'iu',
);
/** Longer than any verb with what goes before its number. */
const REACH = 50;

const STATED_FIRST = /^ (?:is|are|was|were|equals) (?:the|an?|de|het|een)(?!\p{L})[^.\n]*[.!]?$/iu;

/** The one number that the text states right behind a verb, or that it starts with: "408 is the product of …". */
export function stated(text: string, found: readonly Found[]): Found | null {
  const [first] = found;
  if (first?.start === 0 && STATED_FIRST.test(text.slice(first.end))) return first;
  const behind = (verb: RegExp) =>
    found.filter(({ start }) => verb.test(text.slice(Math.max(0, start - REACH), start)));
  const results = behind(RESULT);
  const one = onlyOf(results.length > 0 ? results : behind(STATING));
  return one && CONTRASTED.test(text.slice(one.end)) ? null : one;
}

/** What sets another number beside or against it: "12 and 15", "110 last year but 101 this year". */
const CONTRASTED =
  /^(?: ?\p{L}*,?|[^,.;:()\n]{0,30}) (?:and|en|&) [$€£]?\d|(?<!\p{L})(?:but|now|while|whereas|maar|nu|terwijl)(?!\p{L})[^.;\n]*\d/iu;
