import { isInDeniedClause } from './denied-clause.ts';
import {
  DENIALS,
  denyingWords,
  ELSEWHERE,
  FOREIGN_WORD,
  OF_A_CLAUSE,
  OWN_WORD,
} from './denying-words.ts';

const BEFORE = new RegExp(
  `(?:^|[^\\p{L}'])(?:\\p{L}*n't|${DENIALS.join('|')})\\s+(?:(?:an?y?|the|really|een|de|het|echt)\\s+)?$|(?:^|[^\\p{L}])non-$`,
  'iu',
);

/** Right before what it takes back: "kein Fehler", "n'est pas un bug", "sin error". */
const FOREIGN = new RegExp(
  `(?<![\\p{L}'])(?:${ELSEWHERE.join('|')}|(?:n['e] ?[^.!?;]{1,20}|est |sont )pas)(?: (?:in|im|an|am|auf|aus|bei|mit|von|zu|à|en|dans|de|con|di|da|em|na|no|på|i|med|до|в|на))?(?:(?: (?:une?|des?|les?|la|eine?[nmrs]?|el|il|lo|os?|as?|uma?|der|die|das))? | [dl]'?)$|(?:不是|没有|沒有|并非|无|無)$`,
  'iu',
);

/** "I don't think this is a": what is denied behind a verb. */
const NOT_THOUGHT =
  /(?:(?:n't|not|niet) (?:think|believe|see|consider|find|denk|geloof|vind)|(?<!(?:no|not|never|n't|without) (?:\p{L}+ )?)(?:doubt|betwijfel)|(?:n't|not|nothing|nowhere|niets|nergens)(?: \p{L}+){0,4} (?:says?|said|suggests?|indicates?|states?|shows?|staat|zegt|blijkt)|(?:no|geen) (?:evidence|indication|sign|proof|bewijs|aanwijzing|teken))(?: (?:that|dat))?(?: (?:this|that|it|there|dit|het|dat|er))?(?: (?:is|was|are|as))?(?: (?:an?y?|the|een|de|het))? $/iu;

const ONE_WORD_BETWEEN = `(?<!why )(?:\\p{L}*n't|${DENIALS.join('|')}) (?:(?:yet|ever|been|be|being|currently|nog|ooit) ){0,2}(?!(?:only|just|merely|simply|solo|solamente|soltanto|doubt|exceed|wait|alleen|slechts|enkel|overschrijden) )\\p{L}+`;
const ARTICLE = '(?: (?:an?y?|the|een|de|het|this|that|dit|dat|your|our|uw|je|onze|ons))?';

/** "no information about", "geen recht op": what is lacking of it. */
const LACKING = new RegExp(
  `(?:^|[^\\p{L}'])(?:nothing|niets|none|${ONE_WORD_BETWEEN}) (?:about|of|on|to|for|over|op|van|voor|met|with|via|through|by|called|named|genaamd)${ARTICLE} $`,
  'iu',
);
/** "geen openstaande factuur": a noun with what goes before it. */
const NO_SUCH =
  /(?<![\p{L}'])(?:no|geen) (?:(?!(?:doubt|than|after|before|until|within|in|from|between|if|when|as|dan|na|voor|tot|binnen|vanaf|als) )\p{L}+ ){1,2}$/iu;
/** "do not offer", "is not yet": a denied verb or adverb. */
const NOT_DONE = new RegExp(`(?:^|[^\\p{L}'])${ONE_WORD_BETWEEN}${ARTICLE} $`, 'iu');

const DONE =
  '(?:is|are|was|were|will be|(?:has|have|had)(?: ever)? been|can be|gets|got|werd|werden|wordt|worden)';
/** "nothing was delivered", "no invoice has been paid": nobody and nothing did it. */
const NOTHING_DID = new RegExp(
  `(?<!\\p{L})(?:(?:nothing|nobody|no one|niets|niemand) (?:${DONE} )?|(?:none of|no|geen) (?!doubt )\\p{L}+ ${DONE} )$`,
  'iu',
);

const DENYING = [BEFORE, NOT_THOUGHT, LACKING, NO_SUCH, NOT_DONE, NOTHING_DID];

/** Longer than any denial with its article. */
const REACH = 60;

/** Whether what starts at this place of a text is denied by the words before it in its sentence. */
export function isDenied(text: string, at: number): boolean {
  const near = text.slice(Math.max(0, at - REACH), at);
  const words = near.slice(near.lastIndexOf('.') + 1);
  const telling = denyingWords(words);
  if (telling === 0) return false;
  const before = words.replace(/["'“‘(*_`]+$/, '').replaceAll('’', "'");
  if ((telling & OF_A_CLAUSE) > 0 && isInDeniedClause(before)) return true;
  if ((telling & FOREIGN_WORD) > 0 && FOREIGN.test(before)) return true;
  return (telling & OWN_WORD) > 0 && DENYING.some((one) => one.test(before));
}

/** What leaves an answer open: denied, doubted, one of several. */
export const UNDECIDED =
  /(?<![\p{L}'])(?:\p{L}*n't|not|no|never|neither|nor|cannot|doubt(?:s|ful|ed)?|betwijfel\p{L}*|twijfel\p{L}*|whether|either|or|maybe|perhaps|possibly|could|might|may|seems?|appears?|lijkt|unclear|unsure|niet|geen|nooit|noch|misschien|wellicht|mogelijk|onduidelijk|kan|nicht|kein(?:e[nmrs]?)?|weder|oder|vielleicht|könnte|pas|jamais|ou|peut-être|pourrait|ni|quizás?|podría|non|né|forse|potrebbe|não|nem|talvez|poderia)(?![\p{L}'])|\?/iu;

/** What takes an earlier answer back. */
export const CORRECTED =
  /(?<!\p{L})(?:no,? wait|wait|actually|correction|scratch that|on second thought|sorry|nee,? wacht|wacht|correctie|eigenlijk|of toch|(?<=\n[^\p{L}\n]*)(?:edit|update|revised|herzien)[^:\n]{0,40}(?=:))(?!\p{L})/giu;
