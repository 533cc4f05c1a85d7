import type { Found } from './found.ts';

/** What is said beside an answer: struck out, in brackets, behind "including", "was", "because" up to the sentence's end. */
const ASIDES = [
  /~~[^~\n]{1,200}~~/g,
  /\([^()]{0,300}\)/g,
  /\[[^[\]]{0,300}\]/g,
  /(?<!\p{L})(?:(?:in|ex)cl(?:\.|usief|uding|usive)?(?![^\n]{0,100}\d[^\n]{0,100}(?<!\p{L})(?:in|ex)cl)|confidence|certainty|zekerheid|vertrouwen|since|because|omdat|want|due on|see|zie|instead of|rather than|in plaats van|compared (?:to|with)|vergeleken met|ten opzichte van|t\.o\.v\.|versus|relative to|down from|up from)(?!\p{L})[^\n.;]{0,200}/giu,
  /(?<!\p{L})(?:previously|voorheen|formerly|eerst)(?!\p{L})(?:(?!,? (?:now|nu|but|maar)(?!\p{L}))[^\n.;]){0,200}/giu,
  /(?:^|\n)was(?!\p{L})[^\n.;,]{0,60}/giu,
  /(?<!\p{L})(?:for|when|if|where|given|voor|als|wanneer|bij) \p{L}{1,20} ?= ?[^\n.;,]{0,40}/giu,
  /(?<!\p{L})(?:from|between|van|tussen) (?:1\d|20)\d\d (?:to|until|and|tot|en) (?:1\d|20)\d\d(?!\d|[.,]\d|%)/giu,
  /, which (?:is|was) (?:more|less|fewer|above|below|under|over|within|\p{L}{2,12}er)(?!\p{L})[^\n.;]{0,200}/giu,
  /, (?:(?:after|for|from|during) which|waarna|waarvoor|each|elk|ieder)(?!\p{L})[^\n.;]{0,200}/giu,
  /(?<!\p{L})(?:on a scale|op een schaal|based on|gebaseerd op|op basis van)(?!\p{L})[^\n.;:]{0,60}/giu,
  /, (?:was|were|not|niet)(?!\p{L})[^\n.;]{0,200}/giu,
  /(?<!\p{L})(?:of (?:which|whom)|waarvan|van wie|onder wie)(?!\p{L})[^\n.;]{0,200}/giu,
  /, (?:\p{L}+|\d+) (?:of them|of these|ervan|daarvan)(?!\p{L})[^\n.;]{0,200}/giu,
  /(?<![\p{L}\d.,])(?:\d[\d.,]{0,20} ?(?:%|percent|procent)|[\p{L}\d]{1,20} (?:years?|months?|weeks?|days?|hours?|minutes?|points?|jaar|maanden|weken|dagen|uur|minuten|punten)) (?:less|more|fewer|lower|higher|earlier|later|up|down|minder|meer|lager|hoger|eerder) (?:than|dan|from)(?!\p{L})[^\n.;]{0,200}/giu,
];

const REFERENCE =
  /(?:§|#|(?<!\p{L})(?:sections?|sectie|chapter|hoofdstuk|pages?|pagina|p\.|blz\.?|steps?|stap|artikel(?:en)?|articles?|art\.|clauses?|clausule|paragra(?:phs?|af)|annex|bijlage|appendix|lid|figure|figuur|tables?|tabel|lines?|regels?|rows?|rijen|rij|columns?|kolom(?:men)?|positions?|posities?|positie|items?|questions?|vraag|vragen|no\.|nr\.?|verse|vers|note|noot|options?|opties?|version|versie)) *(?:\d{1,5}(?:, | and | en | & ))*$/iu;
/** Longer than a word that refers and a few numbers. */
const REACH = 60;
const YEAR_BEFORE =
  /(?<!\p{L})(?:in|since|by|of|from|until|during|year|sinds|vanaf|tot|uit|anno|jaar|van|for|voor|begin|eind) *$/iu;
/** Between a part and what it is taken from: the 5 of "4 out of 5", "Four of the five". */
const PART_OF =
  /^(?: \p{L}{1,20})? (?:out of(?: the| all)?|of (?:the|all|these|those)|van (?:de|het|alle)|uit(?: de| het)?)(?: \p{L}{1,20})? $/iu;
const PLACE_OF =
  /(?<!\p{L})(?:page|pagina|p\.|blz\.?|step|stap|slide|chapter|hoofdstuk) \d+ (?:of|van) $/iu;
/** What some are taken from, named first: "Of the 20, …", "Van de 20 zijn er …". */
const WHOLE_FIRST =
  /(?:^|[.!?;:,] |\n)(?:(?:[Oo]ut )?[Oo]f (?:the|all|these|those) (?:total )?|(?:[Oo]ut of|Of|Van) |[Vv]an (?:de|het|alle|deze|die) (?:totaal )?)$/u;
/** Where, when and how often, of a number in words beside one in digits: "in three provinces". */
const SETTING = /(?<!\p{L})(?:in|within|across|during|per|binnen|verspreid over|gedurende) $/iu;
/** What an amount is for: "52 g per 100 g". */
const PER = /(?<!\p{L})per $/iu;
const BASE = /^(?:k?g|gram|m?l|cl|liter|k?m|m2)$/i;
const ORDINAL = /^(?:st|nd|rd|th|e|de|ste)$/;
/** How often, behind a number: "500 mg three times a day". */
const OFTEN = /^(?: (?:times|keer|maal)|x) (?:a|an|per|each|every)(?!\p{L})/iu;
const LIST_MARK = /(?:^|\n) *$/;

/** The numbers without those that are said beside the answer; all of them where nothing else is left. */
export function withoutAsides(text: string, found: readonly Found[]): readonly Found[] {
  const beside = withinAsides(text, found);
  let kept = found;
  const drop = (isBeside: (one: Found) => boolean) => {
    const left = kept.filter((one) => !isBeside(one));
    if (left.length > 0) kept = left;
  };
  const wholes = new Set(found.filter((one, at) => isWhole(text, found[at - 1], one)));
  drop((one) => wholes.has(one));
  drop(({ start }) => WHOLE_FIRST.test(text.slice(Math.max(0, start - 30), start)));
  drop(({ start }) => REFERENCE.test(text.slice(Math.max(0, start - REACH), start)));
  drop((one) => isListMark(text, one));
  drop(({ unit }) => unit !== null && ORDINAL.test(unit));
  drop((one) => beside.has(one));
  drop((one) => isYear(text, one));
  drop(({ start, unit }) => {
    return BASE.test(unit ?? '') && PER.test(text.slice(Math.max(0, start - REACH), start));
  });
  const isWord = ({ start, end }: Found) => !/\d/.test(text.slice(start, end));
  drop(({ end }) => OFTEN.test(text.slice(end, end + 20)));
  drop((one) => isWord(one) && isName(text, one));
  drop((one) => isWord(one) && SETTING.test(text.slice(Math.max(0, one.start - 20), one.start)));
  return kept;
}

/** "for n = 7": what is given, not what comes out. */
const CONDITION =
  /(?<!\p{L})(?:for|when|if|where|given|with|let|assuming|suppose|voor|als|wanneer|bij|met|stel) \p{L}{1,20} *= *[*$`(]*$/iu;

/** Whether the number that starts here is given in a condition. */
export function isGiven(text: string, start: number): boolean {
  return CONDITION.test(text.slice(Math.max(0, start - 50), start));
}

/** The numbers that stand in an aside, found in one walk along the text. */
function withinAsides(text: string, found: readonly Found[]): Set<Found> {
  const inside = new Set<Found>();
  for (const aside of ASIDES) {
    let next = 0;
    for (const { 0: words, index } of text.matchAll(aside)) {
      while (next < found.length && found[next]!.start < index) next++;
      for (; next < found.length && found[next]!.start < index + words.length; next++) {
        inside.add(found[next]!);
      }
    }
  }
  return inside;
}

/** Whether a number is what the one before it is a part of. */
function isWhole(text: string, part: Found | undefined, { start }: Found): boolean {
  if (PLACE_OF.test(text.slice(Math.max(0, start - REACH), start))) return true;
  return part !== undefined && PART_OF.test(text.slice(Math.max(part.end, start - REACH), start));
}

/** Whether a number in words is a part of a name: "The Eighty Years' War". */
function isName(text: string, { start, end }: Found): boolean {
  return /^\p{Lu}/u.test(text.slice(start, end)) && /^ \p{Lu}/u.test(text.slice(end, end + 2));
}

function isYear(text: string, { start, end }: Found): boolean {
  return (
    /^(?:19|20)\d\d/.test(text.slice(start, end)) &&
    YEAR_BEFORE.test(text.slice(Math.max(0, start - 12), start))
  );
}

/** The 1. of a list, or 1): digits at the start of a line, and words behind them. */
function isListMark(text: string, { start, end }: Found): boolean {
  const isMark =
    /^\d{1,2}$/.test(text.slice(start, end)) && /^[.)] \S/.test(text.slice(end, end + 3));
  return isMark && LIST_MARK.test(text.slice(Math.max(0, start - 10), start));
}
