import { UNDECIDED } from './denial.ts';

/** A longer line does not lead to a label: it argues. */
export const LONGEST_LEAD = 160;

/** What a label is a value of. */
const NOUNS = [
  ...['label', 'category', 'class', 'classification', 'answer', 'result', 'output', 'level'],
  ...['priority', 'severity', 'sentiment', 'topic', 'intent', 'type', 'status', 'team'],
  ...['department', 'language', 'verdict', 'decision', 'conclusion'],
  ...['categorie', 'klasse', 'classificatie', 'antwoord', 'resultaat', 'niveau', 'prioriteit'],
  ...['onderwerp', 'taal', 'oordeel', 'conclusie'],
  ...['antwort', 'kategorie', 'ergebnis', 'priorität', 'réponse', 'catégorie', 'résultat'],
  ...['respuesta', 'categoría', 'resultado', 'risposta', 'categoria', 'risultato', 'resposta'],
].join('|');
const BE = 'is|am|are|was|were|been|be|werd|est|ist|wordt|lautet|es|è|é';
const ADVERBS =
  'only|simply|clearly|overwhelmingly|undoubtedly|mostly|predominantly|overall|definitely|certainly|overwegend|vooral|duidelijk|zeker';
const ARTICLES = 'an?|the|een|de|het|une?|eine?|der|die|das|la|le|un[ao]?|el|il|uma?|o';

/** What is sent or put "to" a label: any other word before "to" begins a range, "neutral to positive". */
const SENDING = [
  ...['(?:re)?assign(?:s|ed|ing)?', '(?:re)?routed?', 'routes', 'routing', 'sen[dt]', 'sending'],
  ...['go(?:es)?', 'belongs?', 'forward(?:ed)?', 'escalated?', 'set', 'mapped', 'maps', 'refers?'],
  ...['relate[sd]?', 'pertains?', 'equals?', 'equivalent', 'amounts?', 'corresponds?', 'due'],
  ...['it', 'this', 'that', 'ticket', 'message', 'mail', 'email', 'request', 'question', 'case'],
  ...['closely', 'directly', 'back'],
].join('|');

/** Words whose object is the label, an article between them or not. */
const VERBS = [
  `(?:${BE})(?: written)? (?:in|on|at|op|om)`,
  `(?:${BE}) \\p{L}+ by`,
  `(?:${BE})|(?:it|that|this)'s`,
  ...['betreft', 'concerns', 'about', 'as', 'say', 'under', 'als', 'onder', 'door'],
  `(?:${SENDING}) to`,
  '(?:decision|action|recommendation|advice) (?:is|was) to',
  ...[
    'choos(?:e|ing)',
    'pick(?:ing)?',
    'select(?:ing)?',
    'go(?:ing)? (?:with|for)',
    'kies(?: voor)?',
    'opt(?:eer)? (?:for|voor)',
  ],
  ...['option', 'choice', 'letter', 'optie', 'keuze', '(?:belongs|fits|falls) (?:in|into|to)'],
  ...['(?:hoort|valt) (?:bij|in|onder)', 'gaat (?:over|om)', 'dat (?:het|dit|deze)'],
  "s'agit d'une?",
  '(?:leaves?|starts?|begins?|opens?|closes?|arrives?|vertrekt|begint|opent|sluit) (?:at|on|op|om)',
  '(?:born|located|founded|held|built|took place|happened|occurred|died|signed|published|scheduled|due|geboren|gevestigd|opgericht|gebouwd) (?:in|at|on|te|op)',
].join('|');

/** What leads to a label, right before it: "is a", "Category:", "so". */
const LEAD = new RegExp(
  `(?:[:=]|^(?:→|[-=]>)|^(?:at|on|in|op|om|te) |(?<!\\p{L})(?:${NOUNS}) *(?:→|[-=]>)` +
    '|(?<!\\p{L})(?:label|category|class|answer|categorie|klasse|antwoord)' +
    `|(?<!\\p{L})(?:so|thus|therefore|hence|dus),?` +
    `|(?<!\\p{L})(?:${VERBS})(?: (?:${ADVERBS}))?(?: (?:${ARTICLES}))?) *["'([]*$`,
  'iu',
);
const ARTICLE_ALONE = new RegExp(`^(?:${ARTICLES}) ['"]?$`, 'i');
const INTERJECTION =
  /^(?:(?:unfortunately|sadly|helaas|leider|malheureusement|desafortunadamente|purtroppo|infelizmente),?|only|just|nothing but|solely|alleen|enkel|uitsluitend|(?:sure|certainly|of course|okay|ok|yes|zeker|natuurlijk|prima|goed)[!.,:]|definitely|clearly|certainly|absolutely|duidelijk|absoluut) *["']*$/iu;
const OPTION_MARK = /^[([]?[a-z0-9][)\]:.] $/i;
/** Words that say the label is not the answer. */
const AGAINST =
  /(?<!\p{L})(?:(?:some|many|others) (?:people )?(?:say|think|believe|claim|argue)|runner-up|second(?:ary)? (?:choice|best|place|option|category|label)|alternative(?:ly)?|(?<!at )least|tempting|one (?:might|could)|tweede keus|alternatief|previously|formerly|initially|originally|voorheen|incorrect|wrong|except|excluding|other than|instead of|onjuiste?|foute?|verkeerde?|behalve|anders dan|falsch|außer|faux|fausse|sauf|incorrect[ao]|excepto|errat[ao]|tranne|errad[ao]|exceto)(?!\p{L})/iu;
/** The question that a colon answers: "Spam or ham: spam". */
const QUESTION = /(?<!\p{L})(?:either|whether|or|of)(?!\p{L})(?=.*: *["'([]*$)|\?(?= *["'([]*$)/giu;

/** A lead that states another thing first: "The owner is … and the tenant is". */
const TWO_STATEMENTS = new RegExp(
  `(?<!\\p{L})(?:is|are|was|were|zijn) [^.!?:]+ (?:and|while|whereas|en|terwijl) [^.!?:]*(?<!(?:${NOUNS})) (?:is|are|was|were|zijn)(?: (?:${ARTICLES}))? *["'([]*$`,
  'iu',
);

const NOUN_BEHIND = /(?<=["')]) (?:category|label|class|categorie|klasse|department|afdeling)$/iu;
/** A Dutch clause ends with its verb: "dat het een klacht is". */
const VERB_BEHIND = /((?<!\p{L})(?:dat|omdat) .*) (?:is|was|betreft|wordt)(?=[.!]*$)/iu;

/** Whether a line ends with the label, and the words before it do nothing but lead to it. */
export function isLed(line: string, label: string): boolean {
  if (line.length > LONGEST_LEAD + label.length) return false;
  const bare = withoutAdded(line, label)
    .replace(NOUN_BEHIND, '')
    .replace(VERB_BEHIND, '$1')
    .replace(/["')\]*.!]+$/, '');
  if (!bare.endsWith(label) || bare === label) return false;
  const lead = bare.slice(0, -label.length);
  if (/[\p{L}\p{N}]$/u.test(lead)) return false;
  if (label.length > 1 && ARTICLE_ALONE.test(lead)) return true;
  if (label.length === 1 && /^[([]?[a-z][)\]:.] $/i.test(lead)) return false;
  if (OPTION_MARK.test(lead) || INTERJECTION.test(lead)) return true;
  if ((lead.match(CONCLUDING)?.length ?? 0) > 1 || TWO_STATEMENTS.test(lead)) return false;
  return LEAD.test(lead) && !isDoubted(lead.replace(QUESTION, ''));
}

/** Whether words deny what they speak of, doubt it or say that it is wrong. */
export function isDoubted(words: string): boolean {
  return UNDECIDED.test(words) || AGAINST.test(words);
}

const SURENESS = '(?:confidence|certainty|score|probability|zekerheid|vertrouwen)';
/** What is said behind the label in brackets, or of how sure it is: (confidence: 0.92), (1867-1934), 98%. */
const ADDED_BEHIND = new RegExp(
  ' [([](?![^()[\\]]*(?<!\\p{L})(?:or|of|maybe|possibly|misschien|mogelijk)(?!\\p{L}))[^()[\\]]{1,60}[)\\]]$' +
    `|,? (?:with|met) (?:a |an |een )?${SURENESS}[^,;]{0,30}$` +
    `|,? without (?:an?y? )?doubt[.!]*$|(?:,| -+)? (?:with |met )?(?:very )?(?:high|low|medium|moderate|hoge|lage|gemiddelde) ${SURENESS}[.!]*$` +
    '|, (?:I (?:think|believe|guess|would say)|denk ik|volgens mij|lijkt me|of course|obviously|certainly|definitely|undoubtedly|most likely|natuurlijk|uiteraard)[.!]*$' +
    `|[,;]? ${SURENESS} ?[:=]? ?[\\d.,]+ ?%?$|,? \\d[\\d.,]* ?%$`,
  'iu',
);

/** A line without what it says of its label behind it. */
export function withoutAdded(line: string, label: string): string {
  const bare = line.replace(ADDED_BEHIND, '');
  return bare.includes(label) ? bare : line;
}

/** A sentence that concludes: "So the correct answer is …". */
const CONCLUDING = new RegExp(
  `(?:^|[.!?] |, (?=so |thus |therefore |hence |dus |daarom ))(?:(?:so|thus|therefore|hence|dus|daarom),? )?(?:is )?(?:the |het |de )?(?:(?:correct|final|right|best|juiste|goede|beste) )?(?:${NOUNS})(?: is|:) *["'(]*(?=(?<label>.{0,101}))`,
  'giu',
);

/** Of a longer line only the end is read. */
const LONGEST_ARGUMENT = 5_000;

/** A last sentence that says what it is: "… It is a bug". */
const SAYING = new RegExp(
  `(?:[.!]|,(?= (?:so|thus|therefore|hence|dus|daarom)(?!\\p{L}))) (?:(?:so|thus|therefore|hence|dus|daarom),? )?(?:(?:it|this|that|dit|het|dat) is|it's|that's)(?: (?:${ARTICLES}))? ["'(]?(?<label>[^.!]*)$`,
  'iu',
);

/** Whether a line ends with its one conclusion, and that is the label: reasoning may stand before it. */
export function concludes(line: string, label: string): boolean {
  const end = line.slice(-LONGEST_ARGUMENT);
  const bare = withoutAdded(end, label).replace(/["')\]*.!]+$/, '');
  if (!bare.endsWith(label)) return false;
  const [only, another] = [...bare.matchAll(CONCLUDING)];
  if (only) return another === undefined && only.groups!.label === label;
  if (isLeft(bare, label)) return true;
  const saying = SAYING.exec(bare.slice(-LONGEST_LEAD - label.length));
  return saying !== null && saying.groups!.label === label;
}

/** What rules out the others and leaves one: "A is wrong, C is wrong, so B", "…, leaving C". */
const LEAVING = /, (?:so|thus|therefore|hence|dus|daarom|(?:which )?leav(?:es|ing)):? ["'(]?$/iu;
const UNSURE =
  /(?<!\p{L})(?:sure|certain|maybe|perhaps|possibly|might|may|could|seems?|appears?|or|unclear|zeker|misschien|wellicht|mogelijk|lijkt|of|kan|onduidelijk)(?!\p{L})|\?/iu;

function isLeft(line: string, label: string): boolean {
  const lead = line.slice(0, -label.length);
  return LEAVING.test(lead) && !UNSURE.test(lead);
}

const HEADING = new RegExp(`^(?:(?:final|het) )?(?:${NOUNS}) *$`, 'iu');

/** Whether a line only announces the next one. */
export function isHeading(line: string): boolean {
  return /^#{1,6} |^\|[^|]*\|$/.test(line) || line.trimEnd().endsWith(':') || HEADING.test(line);
}

/** What is put against the label: "not bug, but …" before it, "…, not bug" behind it. */
const CONTRAST_BEFORE =
  /(?<![\p{L}'])(?:\p{L}*n't|not|niet|geen|kein(?:e[nmrs]?)?|nicht|pas|no|non|não) ((?:[\p{L}\d"'-]+ ?){1,4})(?:,? (?:but|maar|sondern|mais|sino|bensì|ma|mas)|; (?:it is|it's|het is)) /iu;
const CONTRAST_BEHIND =
  /(?<=\p{L}["')\]]*),? (?:and |en |\()?(?:not|niet|geen|rather than|instead of|in plaats van) (?:[\p{L}\d"'-]+ ?){1,4}\)?[.!]*$/iu;

/** A line without what it puts against its label; as it was where that would leave too little. */
export function withoutContrast(line: string, label: string): string {
  const bare = line.replace(CONTRAST_BEFORE, '').replace(CONTRAST_BEHIND, '');
  return bare.toLowerCase().includes(label.toLowerCase()) ? bare : line;
}
