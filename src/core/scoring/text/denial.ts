/** What takes a statement back, in English and Dutch. */
const DENIALS = [
  ...['not', 'no', 'never', 'neither', 'nor', 'without', 'cannot', "n't", 'non'],
  ...['niet', 'geen', 'nooit', 'noch', 'zonder'],
];

const BEFORE = new RegExp(
  `(?:^|[^\\p{L}'])(?:\\p{L}*n't|${DENIALS.join('|')})\\s+(?:(?:an?y?|the|really|een|de|het|echt)\\s+)?$|(?:^|[^\\p{L}])non-$`,
  'iu',
);

/** "I don't think this is a": what is denied behind a verb. */
const NOT_THOUGHT =
  /(?:(?:n't|not|niet) (?:think|believe|see|consider|find|denk|geloof|vind)|(?:n't|not|nothing|nowhere|niets|nergens)(?: \p{L}+){0,4} (?:says?|said|suggests?|indicates?|states?|shows?|staat|zegt|blijkt)|(?:no|geen) (?:evidence|indication|sign|proof|bewijs|aanwijzing|teken))(?: (?:that|dat))?(?: (?:this|that|it|there|dit|het|dat|er))?(?: (?:is|was|are|as))?(?: (?:an?y?|the|een|de|het))? $/iu;

const ONE_WORD_BETWEEN = `(?<!why )(?:\\p{L}*n't|${DENIALS.join('|')}) (?!(?:only|just|merely|simply|doubt|exceed|wait|alleen|slechts|enkel|overschrijden) )\\p{L}+`;
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

const DENYING = [BEFORE, NOT_THOUGHT, LACKING, NO_SUCH, NOT_DONE];

/** Longer than any denial with its article. */
const REACH = 60;

/** Letters that every word of denial has. */
const MAY_DENY =
  /[nN](?:[oO]|[eE][vViIrR]|[iI][eE]|['’][tT])|[gG][eE][eE][nN]|[wW][iI][tT][hH][oO]|[zZ][oO][nN]/;

/** Whether what starts at this place of a text is denied by the words before it. */
export function isDenied(text: string, at: number): boolean {
  const words = text.slice(Math.max(0, at - REACH), at);
  if (!MAY_DENY.test(words)) return false;
  const before = words.replace(/["'“‘(*_`]+$/, '').replaceAll('’', "'");
  return DENYING.some((pattern) => pattern.test(before));
}

/** What leaves an answer open: denied, doubted, one of several. */
export const OPEN =
  /(?<![\p{L}'])(?:\p{L}*n't|not|no|never|neither|nor|cannot|whether|either|or|maybe|perhaps|possibly|could|might|may|seems?|appears?|lijkt|unclear|unsure|niet|geen|nooit|noch|misschien|wellicht|mogelijk|onduidelijk|kan)(?![\p{L}'])|\?/iu;

/** What takes an earlier answer back. */
export const CORRECTED =
  /(?<!\p{L})(?:no,? wait|wait|actually|correction|scratch that|on second thought|sorry|nee,? wacht|wacht|correctie|eigenlijk|of toch)(?!\p{L})/giu;
