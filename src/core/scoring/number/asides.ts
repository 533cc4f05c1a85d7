import type { Found } from './found.ts';

/** What is said beside an answer, up to its sentence's end, with an example. */
const ASIDES: readonly (readonly [example: string, pattern: RegExp])[] = [
  ['~~60~~ 45', /~~[^~\n]{1,200}~~/g],
  ['45 (was 60)', /\([^()]{0,300}\)/g],
  ['45 [60]', /\[[^[\]]{0,300}\]/g],
  [
    '121, inclusief 21% btw; 45 instead of 60',
    /(?<!\p{L})(?:(?:in|ex)cl(?:\.|usief|uding|usive)?(?![^\n]{0,100}\d[^\n]{0,100}(?<!\p{L})(?:in|ex)cl)|confidence|certainty|zekerheid|vertrouwen|since|because|omdat|want|due on|see|zie|instead of|rather than|in plaats van|compared (?:to|with)|vergeleken met|ten opzichte van|t\.o\.v\.|versus|relative to|down from|up from)(?!\p{L})[^\n.;]{0,200}/giu,
  ],
  [
    'previously 60',
    /(?<!\p{L})(?:previously|voorheen|formerly|eerst)(?!\p{L})(?:(?!,? (?:now|nu|but|maar)(?!\p{L}))[^\n.;]){0,200}/giu,
  ],
  ['was 60', /(?:^|\n)was(?!\p{L})[^\n.;,]{0,60}/giu],
  [
    'for n = 7',
    /(?<!\p{L})(?:for|when|if|where|given|voor|als|wanneer|bij) \p{L}{1,20} ?= ?[^\n.;,]{0,40}/giu,
  ],
  [
    '80 years, from 1568 to 1648',
    /(?<!\p{L})(?:from|between|van|tussen) (?:1\d|20)\d\d (?:to|until|and|tot|en) (?:1\d|20)\d\d(?!\d|[.,]\d|%)/giu,
  ],
  [
    '45 ms, which is less than 60',
    /, which (?:is|was) (?:more|less|fewer|above|below|under|over|within|\p{L}{2,12}er)(?!\p{L})[^\n.;]{0,200}/giu,
  ],
  [
    '21 days, after which 5 a day',
    /, (?:(?:after|for|from|during) which|waarna|waarvoor|each|elk|ieder)(?!\p{L})[^\n.;]{0,200}/giu,
  ],
  [
    '8.2 on a scale of 10, based on 340 answers',
    /(?<!\p{L})(?:on a scale|op een schaal|based on|gebaseerd op|op basis van)(?!\p{L})[^\n.;:]{0,60}/giu,
  ],
  ['45, not 60', /, (?:was|were|not|niet)(?!\p{L})[^\n.;]{0,200}/giu],
  [
    '8, of which 3 broken',
    /(?<!\p{L})(?:of (?:which|whom)|waarvan|van wie|onder wie)(?!\p{L})[^\n.;]{0,200}/giu,
  ],
  [
    '8, three of them in Europe',
    /, (?:\p{L}+|\d+) (?:of them|of these|ervan|daarvan)(?!\p{L})[^\n.;]{0,200}/giu,
  ],
  [
    '45, 12% more than in 2024; five years earlier than 2035',
    /(?<![\p{L}\d.,])(?:\d[\d.,]{0,20} ?(?:%|percent|procent)|[\p{L}\d]{1,20} (?:years?|months?|weeks?|days?|hours?|minutes?|points?|jaar|maanden|weken|dagen|uur|minuten|punten)) (?:less|more|fewer|lower|higher|earlier|later|up|down|minder|meer|lager|hoger|eerder) (?:than|dan|from)(?!\p{L})[^\n.;]{0,200}/giu,
  ],
];

const REFERENCE =
  /(?:§|#|(?<!\p{L})(?:sections?|sectie|chapter|hoofdstuk|pages?|pagina|p\.|blz\.?|steps?|stap|artikel(?:en)?|articles?|art\.|clauses?|clausule|paragra(?:phs?|af)|annex|bijlage|appendix|lid|figure|figuur|tables?|tabel|lines?|regels?|rows?|rijen|rij|columns?|kolom(?:men)?|positions?|posities?|positie|items?|questions?|vraag|vragen|no\.|nr\.?|verse|vers|note|noot|options?|opties?|version|versie|invoice|factuur|bestelling|room|kamer|flight|vlucht|platform|gate|spoor|polis|dossier)) *(?:\d{1,5}(?:, | and | en | & ))*$/iu;
/** Longer than a word that refers and a few numbers. */
const REACH = 60;
const YEAR_BEFORE =
  /(?<!\p{L})(?:in|since|by|of|from|until|during|year|sinds|vanaf|tot|uit|anno|jaar|van|for|voor|begin|eind) *$/iu;
/** Between a part and what it is taken from: the 5 of "4 out of 5", "Four of the five". */
const PART_OF =
  /^(?: \p{L}{1,20})? (?:out of(?: the| all)?|of (?:the|all|these|those)|van (?:de|het|alle)|uit(?: de| het)?)(?: \p{L}{1,20})? $/iu;
const PLACE_OF =
  /(?<!\p{L})(?:(?:page|p\.|step|slide|chapter) \d+ of|(?:pagina|p\.|blz\.?|stap|dia|hoofdstuk) \d+ van) $/iu;
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

/** What makes a number one beside the answer, the surest first, with an example. */
const BESIDE: readonly (readonly [example: string, (text: string, one: Found) => boolean])[] = [
  ['Of the 20, 8 are ill', (text, one) => WHOLE_FIRST.test(before(text, one))],
  ['Clause 12: 30 days', (text, one) => REFERENCE.test(before(text, one))],
  ['1. Total: 30', isListMark],
  ['30, from the 1st', (_, { unit }) => unit !== null && ORDINAL.test(unit)],
];

/** The same, once the asides are left out. */
const STILL_BESIDE: typeof BESIDE = [
  ['30 in 2026', isYear],
  ['52 g per 100 g', (text, one) => BASE.test(one.unit ?? '') && PER.test(before(text, one))],
  ['500 mg three times a day', (text, { end }) => OFTEN.test(text.slice(end, end + REACH))],
  ["The Eighty Years' War ended in 1648", isName],
  ['12 in three provinces', (text, one) => isInWords(text, one) && SETTING.test(before(text, one))],
];

/** The numbers without those that are said beside the answer; all of them where nothing else is left. */
export function withoutAsides(text: string, found: readonly Found[]): readonly Found[] {
  const wholes = new Set(found.filter((one, at) => isWhole(text, found[at - 1], one)));
  const inside = withinAsides(text, found);
  const drops: readonly ((one: Found) => boolean)[] = [
    (one) => wholes.has(one),
    ...BESIDE.map(
      ([, isBeside]) =>
        (one: Found) =>
          isBeside(text, one),
    ),
    (one) => inside.has(one),
    ...STILL_BESIDE.map(
      ([, isBeside]) =>
        (one: Found) =>
          isBeside(text, one),
    ),
  ];
  return drops.reduce((kept, isBeside) => {
    const left = kept.filter((one) => !isBeside(one));
    return left.length > 0 ? left : kept;
  }, found);
}

function before(text: string, { start }: Found): string {
  return text.slice(Math.max(0, start - REACH), start);
}

function isInWords(text: string, { start, end }: Found): boolean {
  return !/\d/.test(text.slice(start, end));
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
  for (const [, aside] of ASIDES) {
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
function isWhole(text: string, part: Found | undefined, one: Found): boolean {
  if (PLACE_OF.test(before(text, one))) return true;
  const from = Math.max(part?.end ?? one.start, one.start - REACH);
  return PART_OF.test(text.slice(from, one.start));
}

/** Whether a number in words is a part of a name: "The Eighty Years' War". */
function isName(text: string, one: Found): boolean {
  const { start, end } = one;
  if (!isInWords(text, one)) return false;
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
