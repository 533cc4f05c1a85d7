import { many, type Part, part, times, worth } from './number-words.ts';

/** The number words of a language, and what tells that a text is in it. */
export interface NumberWords {
  parts: ReadonlyMap<string, Part>;
  /** Words of these that are words of another kind, too, or of other languages: "once", "due", "onze". */
  unclear: ReadonlySet<string>;
  /** Common words of the language. */
  telling: RegExp;
  /** Whether the ones stand before the tens: dreiundzwanzig. */
  onesFirst: boolean;
  /** Whether words are written as one: vierundzwanzig, duecento. */
  compounds: boolean;
}

interface Written {
  /** From zero (an empty text where it is left out) up, one by one. */
  counted: string;
  /** Others, by what they stand for. */
  others: Readonly<Record<number, string>>;
  hundred: string;
  thousand: string;
  /** With its plural. */
  million: string;
  milliard: string;
  one: string;
  and: string;
  half: string;
  point: string;
  unclear: string;
  telling: string;
  onesFirst?: boolean;
  compounds?: boolean;
}

const LANGUAGES: readonly Written[] = [
  // German: its "null" may also say that there is none.
  {
    counted:
      '- eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
    others: {
      5: 'fuenf',
      12: 'zwoelf',
      15: 'fuenfzehn',
      20: 'zwanzig',
      30: 'dreißig dreissig',
      40: 'vierzig',
      50: 'fünfzig fuenfzig',
      60: 'sechzig',
      70: 'siebzig',
      80: 'achtzig',
      90: 'neunzig',
    },
    hundred: 'hundert',
    thousand: 'tausend',
    million: 'million millionen',
    milliard: 'milliarde milliarden',
    one: 'ein eine einen einem einer',
    and: 'und',
    half: 'halb halbe halbes hälfte',
    point: 'komma',
    unclear: 'vier acht elf halb halbe',
    telling:
      'ist|sind|waren|wurden|gibt|und|insgesamt|antwort|ergebnis|jahre|tage|stunden|wochen|monate|minuten|prozent|oder|etwa|ungefähr|haben|beträgt|lautet|nicht|der|das',
    onesFirst: true,
    compounds: true,
  },
  {
    counted:
      'zéro - deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf',
    others: {
      20: 'vingt',
      30: 'trente',
      40: 'quarante',
      50: 'cinquante',
      60: 'soixante',
      70: 'soixante-dix septante',
      71: 'soixante-onze',
      72: 'soixante-douze',
      73: 'soixante-treize',
      74: 'soixante-quatorze',
      75: 'soixante-quinze',
      76: 'soixante-seize',
      77: 'soixante-dix-sept',
      78: 'soixante-dix-huit',
      79: 'soixante-dix-neuf',
      80: 'quatre-vingt quatre-vingts huitante',
      90: 'quatre-vingt-dix nonante',
      91: 'quatre-vingt-onze',
      92: 'quatre-vingt-douze',
      93: 'quatre-vingt-treize',
      94: 'quatre-vingt-quatorze',
      95: 'quatre-vingt-quinze',
      96: 'quatre-vingt-seize',
      97: 'quatre-vingt-dix-sept',
      98: 'quatre-vingt-dix-huit',
      99: 'quatre-vingt-dix-neuf',
    },
    hundred: 'cent cents',
    thousand: 'mille',
    million: 'million millions',
    milliard: 'milliard milliards',
    one: 'un une',
    and: 'et',
    half: 'demi demie moitié',
    point: 'virgule',
    unclear: 'six sept neuf dix onze seize cent cents mille demi',
    telling:
      "moins|sont|est|réponse|il y a|c'est|jours|ans|années|heures|mois|semaines|minutes|environ|résultat|pour cent|personnes|avons|ont|en tout|ou|et|les|des",
  },
  {
    counted:
      'cero - dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve',
    others: {
      16: 'dieciseis',
      21: 'veintiún veintiuna',
      22: 'veintidos',
      23: 'veintitres',
      26: 'veintiseis',
      30: 'treinta',
      40: 'cuarenta',
      50: 'cincuenta',
      60: 'sesenta',
      70: 'setenta',
      80: 'ochenta',
      90: 'noventa',
      100: 'cien ciento',
      200: 'doscientos doscientas',
      300: 'trescientos trescientas',
      400: 'cuatrocientos cuatrocientas',
      500: 'quinientos quinientas',
      600: 'seiscientos seiscientas',
      700: 'setecientos setecientas',
      800: 'ochocientos ochocientas',
      900: 'novecientos novecientas',
    },
    hundred: '',
    thousand: 'mil',
    million: 'millón millones',
    milliard: '',
    one: 'un uno una',
    and: 'y',
    half: 'medio media mitad',
    point: 'coma punto',
    unclear: 'dos tres seis once doce quince mil media medio coma',
    telling:
      'menos|hay|son|es|respuesta|días|años|personas|horas|meses|semanas|minutos|resultado|tiene|tenemos|el|los|las|del|en total|unos|y',
  },
  {
    counted:
      '- - due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti ventuno ventidue ventitré ventiquattro venticinque ventisei ventisette ventotto ventinove',
    others: {
      3: 'tré',
      23: 'ventitre',
      30: 'trenta',
      31: 'trentuno',
      38: 'trentotto',
      40: 'quaranta',
      41: 'quarantuno',
      48: 'quarantotto',
      50: 'cinquanta',
      51: 'cinquantuno',
      58: 'cinquantotto',
      60: 'sessanta',
      61: 'sessantuno',
      68: 'sessantotto',
      70: 'settanta',
      71: 'settantuno',
      78: 'settantotto',
      80: 'ottanta',
      81: 'ottantuno',
      88: 'ottantotto',
      90: 'novanta',
      91: 'novantuno',
      98: 'novantotto',
      101: 'centuno',
      108: 'centotto',
    },
    hundred: 'cento',
    thousand: 'mille mila',
    million: 'milione milioni',
    milliard: 'miliardo miliardi',
    one: 'un uno una',
    and: 'e',
    half: 'mezzo mezza metà',
    point: 'virgola',
    unclear: 'due tre sei sette otto nove quattro trenta cento mille mila mezzo',
    telling:
      "meno|sono|è|c'è|ci sono|risposta|giorni|anni|ore|persone|circa|ha|hanno|totale|risultato|mesi|settimane|minuti|il|gli|della|del|di|e",
    compounds: true,
  },
  {
    counted:
      '- - dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove vinte',
    others: {
      2: 'duas',
      14: 'quatorze',
      16: 'dezasseis',
      17: 'dezassete',
      19: 'dezanove',
      30: 'trinta',
      40: 'quarenta',
      50: 'cinquenta',
      60: 'sessenta',
      70: 'setenta',
      80: 'oitenta',
      90: 'noventa',
      100: 'cem cento',
      200: 'duzentos duzentas',
      300: 'trezentos trezentas',
      400: 'quatrocentos quatrocentas',
      500: 'quinhentos quinhentas',
      600: 'seiscentos seiscentas',
      700: 'setecentos setecentas',
      800: 'oitocentos oitocentas',
      900: 'novecentos novecentas',
    },
    hundred: '',
    thousand: 'mil',
    million: 'milhão milhões',
    milliard: 'bilhão bilhões',
    one: 'um uma',
    and: 'e',
    half: 'meio meia metade',
    point: 'vírgula',
    unclear: 'seis sete nove dez onze doze quinze cem cento mil meia',
    telling:
      'menos|são|é|há|resposta|dias|anos|horas|pessoas|cerca|tem|têm|total de|resultado|meses|semanas|minutos|os|as|não|da|do|e',
  },
];

/** German, French, Spanish, Italian and Portuguese. */
export const OTHER_LANGUAGES: readonly NumberWords[] = LANGUAGES.map((written) => ({
  parts: new Map(partsOf(written)),
  unclear: new Set([...wordsOf(written.unclear), ...wordsOf(written.one), ...wordsOf(written.and)]),
  telling: new RegExp(`(?<!\\p{L})(?:${written.telling})(?!\\p{L})`, 'iu'),
  onesFirst: written.onesFirst ?? false,
  compounds: written.compounds ?? false,
}));

function partsOf(written: Written): (readonly [string, Part])[] {
  const { counted, others, hundred, thousand, million, milliard, one, and, half, point } = written;
  return [
    ...counted.split(' ').map((word, value) => [word, worth(value)] as const),
    ...Object.entries(others).flatMap(([value, words]) =>
      wordsOf(words).map((word) => [word, worth(Number(value))] as const),
    ),
    ...wordsOf(hundred).map((word) => [word, times(100)] as const),
    ...wordsOf(thousand).map((word) => [word, times(1_000)] as const),
    ...scaleOf(million, 1e6),
    ...scaleOf(milliard, 1e9),
    ...wordsOf(one).map((word) => [word, { kind: 'one' }] as const),
    ...wordsOf(and).map((word) => [word, { kind: 'joint' }] as const),
    ...wordsOf(half).map((word) => [word, part(2)] as const),
    ...wordsOf(point).map((word) => [word, { kind: 'point' }] as const),
  ].filter(([word]) => word !== '-');
}

/** The word for a scale and its plural, which is no number alone: millón, millones. */
function scaleOf(written: string, value: number): (readonly [string, Part])[] {
  return wordsOf(written).map((word, at) => [word, at === 0 ? times(value) : many(value)] as const);
}

function wordsOf(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}
