import { ROMANCE_MONTHS } from './forms.ts';
import type { Spelled } from './spelled.ts';

/** A word that may be a number, by what it is beside these words: none. */
interface OtherMeaning {
  word: RegExp;
  before?: RegExp;
  after?: RegExp;
  /** What before it says that it is one all the same. */
  unless?: RegExp;
}

const SMALL = 'one|two|three|four|five|six|seven|eight|nine|ten';
const KLEIN = 'een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien';

const POINTING = [
  'no',
  'any',
  'every',
  'each',
  'this',
  'that',
  'the',
  'which',
  'another',
  'some',
  'for',
].join('|');

const OTHER_MEANINGS: readonly OtherMeaning[] = [
  {
    word: /^one$/i,
    before: new RegExp(
      `(?<!\\p{L})(?:(?:${POINTING})|(?:an?|the|this|that) (?!(?:single|lone|last|total of|mere) )\\p{L}+) $`,
      'iu',
    ),
    after:
      /^ (?:moment|second|minute|thing|of|can|could|may|might|must|should|would|has|needs?|more|another|day|way|hand|side|by one)(?!\p{L})/iu,
  },
  // "Three Mile Island", not "Ten Business Days"
  {
    word: /^\p{Lu}\p{Ll}+$/u,
    after:
      /^(?!.{0,30}(?:Days|Weeks|Months|Years|Hours|Minutes|Euros?|Dollars|Pounds|Percent|Points|Dagen|Weken|Maanden|Jaren|Jaar|Uur|Minuten|Procent))(?: \p{Lu}\p{Ll}+){2}/u,
  },
  { word: /^een$/i, after: /^["')\]*_]* \p{L}/u },
  {
    word: /^(?:zero|nul)$/i,
    before: /(?<!\p{L})(?:by|door|non|nonzero|absolute|net|het absolute|below|under|onder)[ -]$/iu,
    after:
      /^[ -](?:based|tolerance|sum|trust|day|hour|division|shot|tolerantie|punt|op het)(?!\p{L})/iu,
  },
  {
    word: /^ten$/i,
    after:
      /^ (?:slotte|opzichte|minste|hoogste|eerste|tweede|derde|aanzien|behoeve|gevolge|onrechte|dele|name|laatste|koste|bate|tijde|tweeden|aanval|einde)(?!\p{L})/iu,
  },
  {
    word: /^(?:third|derde|vierde|vijfde)$/i,
    unless: /(?:^|[^\p{L}])(?:an?|een) $/iu,
    after: /^(?! ?(?:of|van|deel)(?!\p{L}))/iu,
  },
  { word: /^(?:third|derde|vierde|vijfde)$/i, after: /^ (?!(?:of|van|deel)(?!\p{L}))\p{L}/iu },
  {
    word: /^(?:half|halve|quarter|kwart|kwartaal)$/i,
    before:
      /(?<!\p{L})(?:first|second|third|fourth|better|last|other|next|this|that|per|each|every|the|eerste|tweede|derde|vierde|laatste|andere|vorige?|volgende|dit|deze|elke?) $/iu,
    after: /^[- ](?:life|time|way|hearted|sister|brother|board)(?!\p{L})/iu,
  },
  {
    word: new RegExp(`^(?:${SMALL})$`, 'iu'),
    before: /(?<!\p{L})(?:the|these|those|both) $/iu,
  },
  {
    word: new RegExp(`^(?:${KLEIN})$`, 'iu'),
    before: /(?<!\p{L})(?:de|deze|die|beide) $/iu,
  },
  {
    word: /^(?:zwei|drei|vier|fünf|deux|trois|quatre|cinq|dos|tres|cuatro|cinco|due|tre|quattro|cinque|dois|duas|três|quatro)$/i,
    before:
      /(?<!\p{L})(?:die|der|den|diese[nr]?|beiden|les|ces|des|los|las|estos|estas|le|gli|queste?i?|os|as|estes|estas) $/iu,
  },
  { word: /^(?:cent|cento|ciento|cem)$/i, before: /(?<!\p{L})(?:pour|por|per|pro) $/iu },
  { word: /^neuf$/i, before: /(?<!\p{L})(?:comme|du|état|plus|produit|tout|un) $/iu },
  {
    word: /^sei$/i,
    before: /(?<!\p{L})(?:che|chi|ci|non|se|tu) $/iu,
    after: /^ (?:il|in|la|libero|sicur[ao]|stat[ao]|un[ao]?)(?!\p{L})/iu,
  },
  {
    word: /^/,
    after: new RegExp(
      `^(?: Uhr| heures (?:du|de)| (?:de )?(?:${ROMANCE_MONTHS.join('|')}))(?!\\p{L})`,
      'iu',
    ),
  },
  {
    word: new RegExp(`^(?:${SMALL})$`, 'i'),
    after: /^-(?:factor|step|way|sided|tier|dimensional|piece|track|fold|time|pack)(?!\p{L})/iu,
  },
];

/** Longer than any word beside. */
const REACH = 20;

/** Whether a number in words is meant as one: not "one moment", "division by zero", "ten slotte". */
export function isMeant(text: string, { start, end }: Pick<Spelled, 'start' | 'end'>): boolean {
  const word = text.slice(start, end);
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  return !OTHER_MEANINGS.some(
    (other) =>
      other.word.test(word) &&
      (other.before?.test(before) || other.after?.test(after)) &&
      !other.unless?.test(before),
  );
}
