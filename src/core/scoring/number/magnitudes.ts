/** Words that multiply the number before them, in the forms that languages have for them, by what they multiply by. */
const WORDS: readonly (readonly [factor: number, words: string])[] = [
  [12, 'dozen dozijn dutzend douzaine douzaines docena docenas'],
  [1e2, 'hundred honderd hundert'],
  [1e3, 'thousand thousands duizend tausend tsd mille millier milliers mila miler milers mie mii'],
  [1e3, 'tusen tusind tuhat tuhatta tys tysiąc tysiąca tysiące tysięcy tis tisíc tisíce tisíca'],
  [1e3, 'tisoč tisuća tisuće ezer ribu rb nghìn ngàn tkr keur teur kusd kchf tchf de+mii milers'],
  [1e3, 'тысяча тысячи тысяч тыс тисяча тисячі тисяч тис хиляди хил χιλιάδα χιλιάδες χιλ'],
  [1e3, 'אלף ألف آلاف هزار हज़ार हजार হাজার'],
  [1e5, 'lakh lakhs लाख লাখ'],
  [1e6, 'million millions millionen millioner millón millones milhão milhões milione milioni'],
  [1e6, 'miljoen miljoenen miljon miljoner miljoona miljoonaa mln mio milj milió milions'],
  [
    1e6,
    'milion milionu milionů miliony miliona milionów milión milióna milióny miliónov milioane de+milioane',
  ],
  [
    1e6,
    'milijon milijona milijoni milijonov milijun milijuna millió milyon juta jt triệu mkr meur musd mchf',
  ],
  [
    1e6,
    'миллион миллиона миллионов млн мільйон мільйона мільйони мільйонів милион милиона de+milions',
  ],
  [1e6, 'εκατομμύριο εκατομμύρια εκατ εκ מיליון مليون ملايين میلیون'],
  [1e7, 'crore crores करोड़ কোটি'],
  [1e9, 'billion billions bn bln milliard milliards milliarde milliarden milliarder mrd md mds'],
  [1e9, 'miljard miljarden miljarder miljardi miljardia mld mia mia miliardo miliardi millardo'],
  [
    1e9,
    'miliard miliardu miliarda miliardy miliardů miliardów miliárd miliarde milijarda milijarde milijardi milijard de+miliarde',
  ],
  [1e9, 'milliárd milyar miliar tỷ tỉ bilhão bilhões अरब mil+millones mil+milhões'],
  [1e9, 'миллиард миллиарда миллиардов млрд мільярд мільярда мільярди мільярдів милиард милиарда'],
  [1e9, 'δισεκατομμύριο δισεκατομμύρια δισ מיליארד مليار میلیارد'],
  [1e11, 'खरब'],
  [
    1e12,
    'trillion trillions tn biljoen biljoenen billionen billioner billón billones biljon biljoner',
  ],
  [1e12, 'biljoona biljoonaa bilion biliona biliony bilionů bilionów bilión bilióny billió bilião'],
  [
    1e12,
    'biliões trilhão trilhões trilyon triliun trilion trilioane bilijun bilijuna bilijoni bilions',
  ],
  [
    1e12,
    'триллион триллиона триллионов трильйон трильйони трилион трилиона трлн τρισεκατομμύριο τρισεκατομμύρια טריליון ترليون تريليون تریلیون',
  ],
];

/** What such a word multiplies by. */
export const MAGNITUDES: ReadonlyMap<string, number> = new Map(
  WORDS.flatMap(([factor, words]) =>
    words.split(' ').map((word) => [word.replace('+', ' '), factor] as const),
  ),
);

/** A thousand in one language and a million in another, or a magnitude and a unit: nobody can tell. */
export const UNCLEAR_MAGNITUDES: ReadonlySet<string> = new Set([
  'bin',
  'mil',
  'mill',
  'mn',
  'bi',
  'bil',
  'bill',
  'bio',
  'tri',
  'tril',
  // Parts of one, behind digits.
  ...[
    'drittel',
    'viertel',
    'fünftel',
    'sechstel',
    'achtel',
    'zehntel',
    'tercio',
    'tercios',
    'terzi',
    'terços',
  ],
]);

/** The signs for them of languages that put no space between words. */
const SIGNS: ReadonlyMap<string, number> = new Map([
  ['百', 1e2],
  ['千', 1e3],
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
  ['兆', 1e12],
  ['백', 1e2],
  ['천', 1e3],
  ['만', 1e4],
  ['억', 1e8],
  ['조', 1e12],
  ['พัน', 1e3],
  ['หมื่น', 1e4],
  ['แสน', 1e5],
  ['ล้าน', 1e6],
]);

/** One or more of the signs behind a number; 千 begins the Chinese words for kilometre, kilogram and kilowatt. */
export const MAGNITUDE_SIGNS =
  /(?: ?[百千万萬亿億兆](?<!千(?=[米克瓦卡]))|[백천만억조]| ?(?:พัน|หมื่น|แสน|ล้าน))+/y;

/** What signs together multiply by: 万亿 is 1e12. */
export function factorOfSigns(signs: string): number {
  let factor = 1;
  for (const [sign, times] of SIGNS) factor *= times ** (signs.split(sign).length - 1);
  return factor;
}
