/** What says that the number can't be told, in English and Dutch. */
const REFUSALS =
  /(?<!\p{L})(?:(?:unable to|can(?:no|')t|cannot|could(?: not|n't)|not (?:able|possible) to|impossible to|do(?:es)?(?: not|n't)) (?:\p{L}+ )?(?:calculate|compute|determine|tell|say|answer|find|know|give|provide|specify|mention|state|contain)|(?:is|are|was) (?:unknown|unclear|not (?:known|given|stated|specified|mentioned|provided|available|clear))|^not (?:given|stated|specified|mentioned|provided|available|known)|^niet (?:gegeven|vermeld|genoemd|bekend)|(?:no|geen) (?:\p{L}+ )?(?:data|information|figures?|gegevens|informatie|cijfers?)|(?:not enough|insufficient|lacking) (?:information|data|context)|kan (?:\p{L}+ ){0,4}?niet (?:\p{L}+ )?(?:berekenen|bepalen|zeggen|geven|vinden|beantwoorden|uitrekenen)|niet (?:mogelijk|te (?:berekenen|bepalen|zeggen))|weet (?:\p{L}+ ){0,3}?niet|(?:is|zijn|was) (?:\p{L}+ )?(?:onbekend|onduidelijk|niet (?:bekend|gegeven|vermeld|genoemd|duidelijk))|(?:onvoldoende|te weinig|niet genoeg) (?:informatie|gegevens))(?!\p{L})/giu;

/** What leads from it to an answer all the same. */
const ALL_THE_SAME =
  /(?<!\p{L})(?:but|however|so|therefore|assuming|estimate|answer|maar|dus|echter|daarom|schatting|antwoord)(?!\p{L})/iu;

/** Whether an answer says that it can't tell the number, and then gives none all the same. */
export function isRefused(text: string): boolean {
  const last = [...text.matchAll(REFUSALS)].at(-1);
  return last !== undefined && !ALL_THE_SAME.test(text.slice(last.index + last[0].length));
}
