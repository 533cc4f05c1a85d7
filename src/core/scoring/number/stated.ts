import type { Found } from './found.ts';
import { isSame, onlyOf } from './one-number.ts';

const ABOUT =
  '(?: (?:about|around|approximately|roughly|exactly|only|ongeveer|circa|precies|slechts|nog))?';
const RIGHT_BEHIND = ' *[$€£*"]* *$';

/** Verbs whose object is what comes out, or a "profit of" it. */
const RESULT = new RegExp(
  '(?<!\\p{L})(?:equals?|makes|gives|gets|get|totals|leaving|leaves|left with|results in|continues with|comes to|komt op|(?:rose|risen|raised|grew|grown|climbed|increased|fell|fallen|dropped|declined|decreased|lowered|reduced) to|(?:steeg|gestegen|daalde|gedaald|verhoogd|verlaagd) (?:naar|tot)|krijg je|houdt? over|levert|geeft)' +
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
  if (!one || CONTRASTED.test(text.slice(one.end))) return null;
  if (COORDINATED.test(text.slice(Math.max(0, one.start - REACH), one.start))) return null;
  return results.length > 0 && isWorkedOn(text, one, found.at(-1)!) ? null : one;
}

/** Before a number that says another thing of the same: "serves 4 people and takes 30 minutes". */
const COORDINATED = /\d[^.;:\n]{0,30} (?:and|en) (?:\p{L}+ ){1,2}[$€£]? ?$/iu;

/** Whether another number comes behind a result: "That leaves 9, which sell for $18", not "rose to 9 from 7". */
function isWorkedOn(text: string, result: Found, last: Found): boolean {
  const before = text.slice(Math.max(0, last.start - REACH), last.start);
  return (
    last !== result && !isSame(last, result) && !/(?<!\p{L})(?:from|van|vanaf) $/iu.test(before)
  );
}

/** What sets another number beside or against it: "12 and 15", "110 last year but 101 this year". */
const CONTRASTED =
  /^(?: ?\p{L}*,?|[^,.;:()\n]{0,30}) (?:and|en|&) (?:(?:an?|the|een|de|het) \p{L}{1,20} (?:(?:is|was|of|van) )?)?[$€£]?\d|(?<!\p{L})(?:but|now|while|whereas|maar|nu|terwijl)(?!\p{L})[^.;\n]*\d/iu;
