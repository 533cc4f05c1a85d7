/** What takes a statement back, in English and Dutch. */
const DENIALS = [
  ...['not', 'no', 'never', 'neither', 'nor', 'without', 'cannot', "n't", 'non'],
  ...['niet', 'geen', 'nooit', 'noch', 'zonder'],
];

const BEFORE = new RegExp(
  `(?:^|[^\\p{L}'])(?:\\p{L}*n't|${DENIALS.join('|')})\\s+(?:(?:an?y?|the|really|een|de|het|echt)\\s+)?$`,
  'iu',
);

/** "I don't think this is a": what is denied behind a verb. */
const NOT_THOUGHT =
  /(?:n't|not|niet) (?:think|believe|see|consider|find|denk|geloof|vind)(?: (?:that|dat))?(?: (?:this|that|it|there|dit|het|dat|er))?(?: (?:is|was|are|as))?(?: (?:an?y?|the|een|de|het))? $/iu;

/** Longer than any denial with its article. */
const REACH = 40;

/** Whether what starts at this place of a text is denied by the word before it. */
export function isDenied(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - REACH), at);
  return BEFORE.test(before) || NOT_THOUGHT.test(before);
}

/** What leaves an answer open: denied, doubted, one of several. */
export const OPEN =
  /(?<![\p{L}'])(?:\p{L}*n't|not|no|never|neither|nor|cannot|whether|either|or|maybe|perhaps|possibly|could|might|may|unclear|unsure|niet|geen|nooit|noch|misschien|wellicht|mogelijk|onduidelijk|kan)(?![\p{L}'])|\?/iu;

/** What takes an earlier answer back. */
export const CORRECTED =
  /(?<!\p{L})(?:no,? wait|wait|actually|correction|scratch that|on second thought|sorry|nee,? wacht|wacht|correctie|eigenlijk|of toch)(?!\p{L})/iu;
