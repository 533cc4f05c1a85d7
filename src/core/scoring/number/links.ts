import { BOUND_SIGNS_AFTER, BOUND_WORDS } from './bound-words.ts';
import type { Found } from './found.ts';
import { isSame, isSamePart } from './one-number.ts';
import { measureTheSame } from './units.ts';

const RANGE =
  /^(?:st|nd|rd|th|ste|de|e)? *\(?(?:-+|to|tot|t\/m|until|or|of|à|±|\/|\+-|plus or minus) *$/i;
const OR_ANOTHER = /^ \p{L}{1,15} or *$/iu;
const BETWEEN_AND = /^ *(?:and|en) *$/i;
const BETWEEN = /(?:between|tussen|from|van) *$/i;
const DIFFERENCE = /(?:difference|gap|distance|verschil|afstand) (?:between|tussen) *$/i;
const OPERATOR =
  /^ *(?:[-+*x×÷/·^]|plus|minus|times|divided by|multiplied by|keer|maal|min|gedeeld door) *$|^,? (?:plus|minus) (?:an?|the|een|de) *$/i;
const OF = /^ *(?:of|van) *$/i;
/** "page 2 of 10", "pagina 2 van 10" is one place. */
const PLACES = [
  { before: /(?<!\p{L})(?:page|p\.|step|slide|chapter) $/iu, link: /^ *(?:of|\/) *$/i },
  { before: /(?<!\p{L})(?:pagina|p\.|blz\.?|stap|dia|hoofdstuk) $/iu, link: /^ *(?:van|\/) *$/i },
];
/** What says that a number is only a bound, before it and behind it. */
const BOUND = new RegExp(
  `(?:(?<!(?:^|\\n)[=-])[<>≥≤]=?|(?:至少|最多|最低|不超过|超过|超過|少なくとも)|(?<!\\p{L})(?:double|triple|dubbel|log|ln|sin|cos|tan)|±|\\+/?-|(?<!\\p{L})(?:${BOUND_WORDS.join('|')})(?: (?:de|het|the|an?|een))?|from (?:the )?age(?: of)?|^(?:from|until|till|tot(?: en met)?|t/m|ab|bis|dès|desde|hasta)) *[$€£]? *$`,
  'iu',
);
/** "one in a million", "een op de tien", "one or two": neither number. */
const RATIO =
  /(?<!\p{L})(?:one|een|één) (?:in|out of|op|or|of|to|tot|à) (?:(?:an?|every|each|the|de|het|elke|iedere) )?$/iu;
/** "none of the 5", "de meeste van de 5": not all of them. */
const SOME_OF =
  /(?<!\p{L})(?:none|neither|some|most|many|few|several|half|geen|enkele|sommige|meeste|helft) (?:of|van) (?:the|these|those|all|de|het|deze|die|alle) $/iu;
/** What says that a number is only a guess, before it and behind it. */
const DOUBT = [
  ...['maybe', 'perhaps', 'possibly', 'misschien', 'wellicht', 'mogelijk', 'vielleicht'],
  ...['möglicherweise', 'peut-être', 'quizás?', 'tal vez', 'forse', 'talvez'],
].join('|');
const DOUBTFUL = new RegExp(
  `(?<!\\p{L})(?:${DOUBT}|(?:could|might|may) be|könnten?|pourrait être|podría ser|potrebbe essere),? (?:(?:it's|it is|about|around|an?|het is|zo'n|een) )?[$€£]? *$`,
  'iu',
);
const GUESSED = new RegExp(
  `^(?: ?\\p{L}{1,20})?,? (?:\\(?(?:${DOUBT})\\)?[.!]?$|\\(?(?:(?:or )?(?:it )?(?:could|might|may)(?: (?:also|well))? be) \\d)`,
  'iu',
);
/** A year is only a bound behind these. */
const BEFORE_OR_AFTER = /(?<!\p{L})(?:before|after|prior to|na|v[oó][oó]r) $/iu;
const YEAR = /^(?:1[5-9]|20)\d\d$/;
const OVER = /(?<!\p{L})over (?:an? )?$/iu;
/** In Dutch "over 14 dagen" is when, in English "over 14 days" a bound. */
const DUTCH_TIME =
  /^ *(?:dag|dagen|week|weken|maand|maanden|jaar|uur|uren|minuten|seconden)(?!\p{L})/iu;
const BOUND_AFTER =
  /^(?: ?\p{L}{1,20})??(?: ?\+(?! ?\d)| ?[<>≤≥]=? ?\p{L}|,? (?:to|or|tot|of) (?:one|een|één)(?!\p{L})|[ -]?(?:plus|minus)(?! *\d)(?!\p{L})|[ -](?:something|zoveel|nog wat|voorbij|squared|cubed|factorial|faculteit|Fakultät|(?:in het )?kwadraat|and counting)(?!\p{L})| ?(?:-+|to|until|tot) ?(?:present|now|today|heden|nu|vandaag)(?!\p{L})|,? (?:or|of) (?:none|nothing|geen|niets)(?!\p{L})|,? (?:or|and|of|en) (?:more|less|higher|lower|fewer|up|upwards?|above|over|below|under|older|younger|meer|minder|hoger|lager|ouder|jonger)(?!\p{L})|,? (?:at (?:the )?(?:most|least)|max(?:imum|imaal)?|minimum|minimaal|minstens|hoogstens|tops)(?!\p{L}))/iu;
const DOUBTED_AFTER = /^(?: ?\p{L}{1,20})? ?\?/u;
const TWO_UNITS = /^ ?\p{L}*\.?,? *(?:and |en )?$/u;
const DENIED =
  /(?:≠|!=|不是|не|[❌✖✗✘]) *$|~~$|(?<![\p{L}'])(?:\p{L}*n't|not|cannot|no|never|niet|geen|nooit|nicht|nie|kein(?:e[nmrs]?)?|(?:n['e] ?[^.!?;]{1,20}|est |sont )pas|jamais|nunca|non|não|inte|ikke) +(?:be +)?(?:(?:equal to|an?|the|een|de|het|gelijk aan) +)?[$€£]? *$/iu;
/** In Dutch "pas 14" is only 14. */
const PAS_IN_FRENCH =
  /(?<!\p{L})pas (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent|mille)/iu;
/** What says behind a number that it isn't the answer. */
const CALLED_WRONG =
  /^ ?[❌✖✗✘]|^(?: ?\p{L}{1,20})? (?:(?:is|was|would be|ist|est|es) (?:(?:not|niet|nicht|pas|no) (?:the |de |het |das |la )?(?:correct|right|answer|valid|true|juiste?|goede?|antwoord|richtig)|(?:too|te|zu|trop) (?:high|low|many|few|much|little|large|small|big|hoog|laag|veel|weinig|groot|klein|hoch|niedrig|viel|wenig|haut|bas|élevé)|incorrect|wrong|false|invalid|onjuist|fout|falsch|faux|incorrecto)|(?:is|was)n't (?:the )?(?:correct|right|answer|true))(?!\p{L})/iu;

/** Longer than anything that links two numbers or goes before one. */
const REACH = 40;

/** Whether a number is one end of a range or of several choices, a part of a sum, or only a bound. */
export function isOpen(text: string, found: readonly Found[], at: number): boolean {
  const before = beforeOf(text, found, at);
  const after = text.slice(found[at]!.end, found[at]!.end + REACH);
  if (BOUND.test(before) || BOUND_AFTER.test(after) || BOUND_SIGNS_AFTER.test(after)) return true;
  if (DOUBTFUL.test(before) || GUESSED.test(after)) return true;
  if (RATIO.test(before) || SOME_OF.test(before)) return true;
  if (BEFORE_OR_AFTER.test(before) && YEAR.test(text.slice(found[at]!.start, found[at]!.end)))
    return true;
  if (OVER.test(before) && !DUTCH_TIME.test(text.slice(digitsEnd(text, found[at]!)))) return true;
  return links(text, found, at - 1) || links(text, found, at);
}

/** Whether a number is a part of a sum that someone does: 20 + 22. */
export function isInSum(text: string, found: readonly Found[], at: number): boolean {
  return [at - 1, at].some((first) => {
    const link = between(text, found, first) ?? '';
    if (BETWEEN_AND.test(link) && DIFFERENCE.test(beforeOf(text, found, first))) return true;
    return OPERATOR.test(link) || (OF.test(link) && found[first]!.percent);
  });
}

/** Whether a number is named to say that it isn't the answer, or to ask: "not 42", "42?". */
export function isDeniedNumber(text: string, found: readonly Found[], at: number): boolean {
  const { start, end } = found[at]!;
  const after = text.slice(end, end + REACH);
  const before = beforeOf(text, found, at);
  if (PAS_IN_FRENCH.test(text.slice(Math.max(0, start - 5), end))) return true;
  return DENIED.test(before) || DOUBTED_AFTER.test(after) || CALLED_WRONG.test(after);
}

function beforeOf(text: string, found: readonly Found[], at: number): string {
  const { start } = found[at]!;
  return text.slice(Math.max(0, start - REACH), start);
}

/** Where the digits of a number end and its unit begins. */
function digitsEnd(text: string, { start, end }: Found): number {
  const [digits = ''] = /^[^\p{L}]*/u.exec(text.slice(start, end)) ?? [];
  return start + digits.trimEnd().length;
}

function links(text: string, found: readonly Found[], first: number): boolean {
  const link = between(text, found, first);
  if (link === null) return false;
  const [one, next] = [found[first]!, found[first + 1]!];
  const before = beforeOf(text, found, first);
  if (PLACES.some((place) => place.link.test(link) && place.before.test(before))) return false;
  if (isSaidAgain(text, one, next)) return isOther(one, next);
  if (isSamePart(one, next) || (OF.test(link) && !one.percent && isSame(one, next))) return false;
  const otherThing = one.percent && !next.percent && next.currency !== null;
  if ((RANGE.test(link) && !otherThing) || OR_ANOTHER.test(link)) return true;
  if (OPERATOR.test(link) || OF.test(link)) return true;
  if (TWO_UNITS.test(link) && text[next.start] !== '(' && isCompound(text, one, next)) return true;
  return BETWEEN_AND.test(link) && BETWEEN.test(before);
}

/** Whether the second is in brackets right behind the first: 3 (three), not 101 (-9) or 101 (2023). */
function isSaidAgain(text: string, { end }: Found, next: Found): boolean {
  const sign = text.charAt(next.start);
  const opening = text.slice(end, next.start) + (sign === '(' ? sign : '');
  const isYear = /^\(?(?:19|20)\d\d\)/.test(text.slice(next.start, next.end + 1));
  return /^ ?\($/.test(opening) && text[next.end] === ')' && !/[-+]/.test(sign) && !isYear;
}

/** Whether two numbers of the same kind differ: 6 (seven), not 15 (75%) or €10 ($12). */
function isOther(one: Found, next: Found): boolean {
  const sameKind = one.percent === next.percent && one.currency === next.currency;
  return sameKind && one.value !== null && next.value !== null && !isSame(one, next);
}

/** Whether two numbers are one amount in two units: 3 hours and 20 minutes, 5 euro en 50 cent, 5 euro 50. */
function isCompound(text: string, one: Found, next: Found): boolean {
  if (measureTheSame(one.unit, next.unit)) return true;
  if (one.currency === null) return false;
  const isBare = next.currency === null && next.unit === null && !next.percent;
  const inWords = !/\d/.test(text.slice(next.start, next.end));
  if (isBare && inWords && text.slice(one.end, next.start) === ' ') return true;
  return next.currency === 'cent' || /^ \d\d(?! ?[\p{L}\d%])/u.test(text.slice(one.end));
}

function between(text: string, found: readonly Found[], first: number): string | null {
  const [one, next] = [found[first], found[first + 1]];
  if (!one || !next || next.start - one.end > REACH) return null;
  return text.slice(one.end, next.start);
}
