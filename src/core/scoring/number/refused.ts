import { NUMBER_WORD } from './spelled.ts';

/** What says that there is no number to give, in English and Dutch. */
const REFUSALS =
  /(?<!\p{L})(?:(?:unable to|can(?:no|')t|cannot|could(?: not|n't)|not (?:able|possible) to|impossible to|do(?:es)?(?: not|n't)) (?:\p{L}+ )?(?:calculate|compute|determine|tell|say|answer|find|know|give|provide|specify|mention|state|contain)|(?:is|are|was) (?:unknown|unclear|not (?:known|given|stated|specified|mentioned|provided|available|clear))|^not (?:given|stated|specified|mentioned|provided|available|known)|^niet (?:gegeven|vermeld|genoemd|bekend|gevonden)|^(?:unknown|undetermined|unclear|not found|onbekend|onduidelijk|n\/a)(?= ?[.,;(–—-])|(?:no|geen) (?:\p{L}+ )?(?:data|information|figures?|gegevens|informatie|cijfers?)|(?:not enough|insufficient|lacking) (?:information|data|context)|kan (?:\p{L}+ ){0,4}?niet (?:\p{L}+ )?(?:berekenen|bepalen|zeggen|geven|vinden|beantwoorden|uitrekenen)|niet (?:mogelijk|te (?:berekenen|bepalen|zeggen))|weet (?:\p{L}+ ){0,3}?niet|(?:is|zijn|was) (?:\p{L}+ )?(?:onbekend|onduidelijk|niet (?:bekend|gegeven|vermeld|genoemd|duidelijk))|(?:onvoldoende|te weinig|niet genoeg) (?:informatie|gegevens))(?!\p{L})/giu;

/** What leads from it to an answer all the same. */
const ALL_THE_SAME =
  /(?<!\p{L})(?:but|however|so|therefore|assuming|estimate|answer|maar|dus|echter|daarom|schatting|antwoord)(?!\p{L})/iu;

/** Whether an answer says that it can't tell the number, and then gives none all the same. */
export function isRefused(text: string): boolean {
  const last = [...text.matchAll(REFUSALS)].at(-1);
  if (last === undefined) return false;
  const behind = text.slice(last.index + last[0].length);
  return !ALL_THE_SAME.test(behind) && !OTHER_YEAR.test(behind);
}

/** "I can't say for 2024. The price is 5.": what is refused is about a year, what is stated is not. */
const OTHER_YEAR =
  /^[^.!?\n]{0,20} (?:for|in|over|about|voor|van|uit) (?:19|20)\d\d[.!?;,] [^\n]{0,100}?(?<!\p{L})(?:is|are|was|were|costs?|zijn|kost|bedraagt)(?!\p{L})[^.!?\n]{0,100}?\d/iu;

const LACKED = [
  'access',
  'enough',
  'any',
  'the',
  'your',
  'that',
  'information',
  'data',
  'figures',
  'what',
  'how',
  'where',
  'when',
].join('|');

/** A sentence that says what its writer can't do, doesn't have or would need, or asks for it. */
const REFUSING = new RegExp(
  '(?<!\\p{L})(?:' +
    [
      "(?:I|we) (?:can(?:no|')t|cannot|can not|could(?:n't| not)) (?!be (?:sure|certain)|help but|go wrong|find (?:more|fewer|less))\\p{L}+",
      "(?:I|we)(?: am| are|'m|'re) (?:unable|not able|not in a position) to",
      `(?:I|we) (?:do not|don't|did not|didn't) (?:have|know|see|find|receive|get) (?:${LACKED})`,
      '(?:I|we) (?:have|had|got) no (?:access|information|data|figures?|way|record|knowledge|details)',
      "(?:I|we)(?: would| will|'d|'ll) need (?:the|your|access|more|to (?:see|know|have))",
      '(?:please|could you|can you|would you)(?: please)? (?:provide|share|send|upload|attach|give|specify|clarify|tell|paste|confirm)',
      'my (?:knowledge|training)',
      '(?:ik|wij|we) (?:kan|kon|kunnen|konden) (?:(?!wel)\\S+ ){0,6}?(?:niet|geen)',
      '(?:ik|wij|we) (?:heb|hebben|had|hadden) (?:\\p{L}+ )?geen (?:toegang|gegevens|informatie|cijfers?|data|kennis|inzicht)',
      'heb(?:ben)? (?:ik|wij|we) geen (?:toegang|gegevens|informatie|cijfers?|data|kennis|inzicht)',
      '(?:ik|wij|we) (?:beschik|weet|weten) (?:\\S+ ){0,4}?niet',
      '(?:kunt u|kun je|wilt u|wil je|zou u|zou je) (?:\\S+ ){0,8}?(?:sturen|geven|delen|aanleveren|toesturen|doorsturen|toelichten|verstrekken|noemen)',
      '(?:stuur|geef|deel|lever|verstrek) (?:mij|me|ons|alstublieft|de|het|uw|je)',
      'mijn (?:kennis|training)',
      '(?:kan|kon|kunnen|konden) (?:ik|wij|we) (?:(?!wel)\\S+ ){0,6}?(?:niet|geen)',
      '(?:noemt|noemen|bevat|bevatten|vermeldt|vermelden|geeft|geven|toont|tonen) (?:\\p{L}+ ){0,2}?(?:geen|niet)',
      '(?:figures?|values?|data|amounts?|information|cijfers?|waarden?|gegevens|bedrag(?:en)?|informatie) [^.!?\\n]{0,30}?(?:(?:is|are|was|were) (?:missing|absent|unavailable|left out)|ontbre(?:ekt|ken))',
      "(?:does|do|did)(?: not|n't) (?:include|contain|mention|state|specify|show|list|give|cover)",
      'there (?:is|are|was|were) no (?:mention|figures?|information|data|record|evidence|number|value|amount)',
    ].join('|') +
    ')(?!\\p{L})',
  'iu',
);

/** What leads from a refusal to a number in the same sentence. */
const STILL_TELLS =
  /(?<!\p{L})(?:but|however|so(?! (?:that|I|we) )|therefore|assuming|estimate|answer(?: is|:)|maar|dus|echter|daarom|schatting|antwoord(?: is|:))(?!\p{L})|[:=]|, (?:the|it|this|that|de|het|dit|dat)(?!\p{L})[^.,;]{0,30} (?:is|was|are|were|equals|bedraagt) (?:(?:about|around|approximately|ongeveer|circa) )?[$€£]? ?\d/iu;

/** Whether every sentence that holds a number refuses it or asks for it: "I can't look up rates for 2026". */
export function onlyRefuses(text: string): boolean {
  const sentences = text.split(/(?<=[.!?]) |\n/).filter((sentence) => MAY_HOLD.test(sentence));
  return sentences.length > 0 && sentences.every(refuses);
}

const MAY_HOLD = new RegExp(`\\p{Nd}|${NUMBER_WORD.source}`, 'iu');

function refuses(sentence: string): boolean {
  const refusal = REFUSING.exec(sentence);
  return refusal !== null && !STILL_TELLS.test(sentence.slice(refusal.index + refusal[0].length));
}
