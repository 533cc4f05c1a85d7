/** What takes a statement back, in English and Dutch. */
const DENIALS = [
  ...['not', 'no', 'never', 'neither', 'nor', 'without', 'cannot', "n't", 'non'],
  ...['hardly', 'barely', 'scarcely'],
  ...['niet', 'geen', 'nooit', 'noch', 'zonder', 'nauwelijks'],
];

const BEFORE = new RegExp(
  `(?:^|[^\\p{L}'])(?:\\p{L}*n't|${DENIALS.join('|')})\\s+(?:(?:an?y?|the|really|een|de|het|echt)\\s+)?$|(?:^|[^\\p{L}])non-$`,
  'iu',
);

/** The same in other languages. */
const ELSEWHERE = [
  ...['nicht', 'kein', 'keine', 'keinen', 'keinem', 'keiner', 'keines', 'ohne', 'jamais', 'aucun'],
  ...[
    'aucune',
    'sans',
    'sin',
    'nunca',
    'ningun',
    'ningún',
    'ninguna',
    'senza',
    'nessun',
    'nessuna',
  ],
  ...['não', 'nenhum', 'nenhuma', 'sem', 'inte', 'ikke', 'utan', 'uden', 'uten', 'nie', 'bez'],
  ...['не', 'без', 'нет'],
];
const ELSEWHERE_WORDS = new Set([...ELSEWHERE, 'pas']);

/** Right before what it takes back: "kein Fehler", "n'est pas un bug", "sin error". */
const FOREIGN = new RegExp(
  `(?<![\\p{L}'])(?:${ELSEWHERE.join('|')}|(?:n['e] ?[^.!?;]{1,20}|est |sont )pas)(?: (?:in|im|an|am|auf|aus|bei|mit|von|zu|à|en|dans|de|con|di|da|em|na|no|på|i|med|до|в|на))?(?:(?: (?:une?|des?|les?|la|eine?[nmrs]?|el|il|lo|os?|as?|uma?|der|die|das))? | [dl]'?)$|(?:不是|没有|沒有|并非|无|無)$`,
  'iu',
);

/** "I don't think this is a": what is denied behind a verb. */
const NOT_THOUGHT =
  /(?:(?:n't|not|niet) (?:think|believe|see|consider|find|denk|geloof|vind)|(?<!(?:no|not|never|n't|without) (?:\p{L}+ )?)(?:doubt|betwijfel)|(?:n't|not|nothing|nowhere|niets|nergens)(?: \p{L}+){0,4} (?:says?|said|suggests?|indicates?|states?|shows?|staat|zegt|blijkt)|(?:no|geen) (?:evidence|indication|sign|proof|bewijs|aanwijzing|teken))(?: (?:that|dat))?(?: (?:this|that|it|there|dit|het|dat|er))?(?: (?:is|was|are|as))?(?: (?:an?y?|the|een|de|het))? $/iu;

const ONE_WORD_BETWEEN = `(?<!why )(?:\\p{L}*n't|${DENIALS.join('|')}) (?:(?:yet|ever|been|be|being|currently|nog|ooit) ){0,2}(?!(?:only|just|merely|simply|doubt|exceed|wait|alleen|slechts|enkel|overschrijden) )\\p{L}+`;
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

/** Letters of which every word of denial in English and Dutch has some. */
const MAY_DENY =
  /[nN](?:[oO]|[eE][vViIrR]|[iI][eE]|['’][tT]|[aA][uU])|[gG][eE][eE][nN]|[wW][iI][tT][hH][oO]|[zZ][oO][nN]|(?:[rR][dD]|[rRcC][eE])[lL][yY]|[uU][bB][tT]|[tT][wW][iI]/;

/** Whether what starts at this place of a text is denied by the words before it in its sentence. */
export function isDenied(text: string, at: number): boolean {
  const near = text.slice(Math.max(0, at - REACH), at);
  const words = near.slice(near.lastIndexOf('.') + 1);
  const inOwn = MAY_DENY.test(words);
  const elsewhere = mayDenyElsewhere(words);
  if (!inOwn && !elsewhere) return false;
  const before = words.replace(/["'“‘(*_`]+$/, '').replaceAll('’', "'");
  return (elsewhere && FOREIGN.test(before)) || (inOwn && DENYING.some((one) => one.test(before)));
}

/** Whether one of the last words may deny in another language, or the text ends in Chinese signs. */
function mayDenyElsewhere(words: string): boolean {
  let end = words.trimEnd().length;
  if (words.charCodeAt(end - 1) >= FIRST_CHINESE) return true;
  for (let looked = 0; looked < MOST_WORDS && end > 0; looked++) {
    const start = words.lastIndexOf(' ', end - 1) + 1;
    if (isElsewhere(words.slice(start, end))) return true;
    end = start - 1;
  }
  return false;
}

/** A denial with a preposition and an article behind it: "nicht in der". */
const MOST_WORDS = 3;

function isElsewhere(word: string): boolean {
  if (word.length > LONGEST_ELSEWHERE) return false;
  const bare = word.charCodeAt(0) < CAPITAL_A ? word.replace(/^[^\p{L}]+/u, '') : word;
  return ELSEWHERE_WORDS.has(bare.toLowerCase());
}

/** With the marks before it. */
const LONGEST_ELSEWHERE = 12;
const [CAPITAL_A, FIRST_CHINESE] = [0x41, 0x2e80];

/** What denies a text right behind it: "refundable: no", "refundable? No." */
const BEHIND =
  /^["'”’)*_`]*\s*[:=?]\s*["'*_`]*(?:no|nee|non|nein|false|onwaar|falsch|faux|falso|never|nooit)(?![\p{L}\p{N}])/iu;

/** Whether what ends at this place of a text is denied by what stands right behind it. */
export function isDeniedBehind(text: string, at: number): boolean {
  const ends = at === text.length || text.charCodeAt(at) === FULL_STOP;
  return !ends && BEHIND.test(text.slice(at, at + LONGEST_BEHIND));
}

const LONGEST_BEHIND = 20;
const FULL_STOP = 0x2e;

/** What leaves an answer open: denied, doubted, one of several. */
export const UNDECIDED =
  /(?<![\p{L}'])(?:\p{L}*n't|not|no|never|neither|nor|cannot|doubt(?:s|ful|ed)?|betwijfel\p{L}*|twijfel\p{L}*|whether|either|or|maybe|perhaps|possibly|could|might|may|seems?|appears?|lijkt|unclear|unsure|niet|geen|nooit|noch|misschien|wellicht|mogelijk|onduidelijk|kan|nicht|kein(?:e[nmrs]?)?|weder|oder|vielleicht|könnte|pas|jamais|ou|peut-être|pourrait|ni|quizás?|podría|non|né|forse|potrebbe|não|nem|talvez|poderia)(?![\p{L}'])|\?/iu;

/** What takes an earlier answer back. */
export const CORRECTED =
  /(?<!\p{L})(?:no,? wait|wait|actually|correction|scratch that|on second thought|sorry|nee,? wacht|wacht|correctie|eigenlijk|of toch)(?!\p{L})/giu;
