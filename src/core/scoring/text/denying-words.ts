/** What takes a statement back, in English and Dutch. */
export const DENIALS = [
  ...['not', 'no', 'never', 'neither', 'nor', 'without', 'cannot', "n't", 'non'],
  ...['hardly', 'barely', 'scarcely'],
  ...['niet', 'geen', 'nooit', 'noch', 'zonder', 'nauwelijks'],
];

/** The same in other languages. */
export const ELSEWHERE = [
  'nicht kein keine keinen keinem keiner keines ohne jamais aucun aucune sans sin nunca ningun',
  'ningún ninguna senza nessun nessuna não nenhum nenhuma sem inte ikke utan uden uten nie bez',
  'не без нет',
].flatMap((line) => line.split(' '));

/** Words that make it worth while to look for a denial in English or Dutch, in another language, or of a whole clause. */
export const [OWN_WORD, FOREIGN_WORD, OF_A_CLAUSE] = [1, 2, 4];

/** Words that a denial of a whole clause has one of. */
const CLAUSE_WORDS = [
  "cannot not unable refuse refuses refused fail fails failed longer n'a n'ont n'est n'y",
  "n'avait n'était no non não inte ikke aldrig nunca jamás mai nie nigdy weder ei eivät ne",
  'false untrue impossible unlikely onwaar niet onmogelijk falsch nicht nobody one niemand',
  'disagree geen instead rather opposed contrast unlike free devoid lack lacks lacking ruled',
  'denies negative stopped plaats vrij behalve anstatt statt anstelle lieu lugar vez invece لا',
  'ليس ليست لم لن',
].flatMap((line) => line.split(' '));

const TELLING = new Map<string, number>();
const tell = (words: readonly string[], of: number) => {
  for (const word of words) TELLING.set(word, (TELLING.get(word) ?? 0) | of);
};
tell(
  [
    ...DENIALS,
    'nothing',
    'niets',
    'none',
    'nobody',
    'niemand',
    'nowhere',
    'nergens',
    'doubt',
    'betwijfel',
  ],
  OWN_WORD,
);
tell([...ELSEWHERE, 'pas'], FOREIGN_WORD);
tell(CLAUSE_WORDS, OF_A_CLAUSE);

const LONGEST = Math.max(...[...TELLING.keys()].map(({ length }) => length));
const SHORTEST = 2;
/** The shapes of the words that tell: most words have none of them. */
const SHAPES = new Uint8Array((LONGEST + 1) << 10);
for (const word of TELLING.keys()) SHAPES[shapeOf(word, 0, word.length)] = 1;

/** A word's length, first and last letter, in any letter case. */
function shapeOf(text: string, start: number, end: number): number {
  return (
    ((end - start) << 10) | ((text.charCodeAt(start) & 31) << 5) | (text.charCodeAt(end - 1) & 31)
  );
}

/** Which kinds of denial the words of a text may make. */
export function denyingWords(text: string): number {
  let kinds = text.charCodeAt(text.trimEnd().length - 1) >= FIRST_CHINESE ? FOREIGN_WORD : 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (isOfAWord(text.charCodeAt(at))) continue;
    kinds |= kindsOf(text, start, at);
    start = at + 1;
  }
  return kinds;
}

const FIRST_CHINESE = 0x2e80;

function kindsOf(text: string, start: number, end: number): number {
  const length = end - start;
  if (length < SHORTEST || length > LONGEST) return 0;
  if (isShortened(text, end)) return OWN_WORD | OF_A_CLAUSE;
  if (SHAPES[shapeOf(text, start, end)] === 0) return 0;
  return TELLING.get(text.slice(start, end).toLowerCase().replaceAll('’', "'")) ?? 0;
}

/** Whether a word ends with n't here. */
function isShortened(text: string, end: number): boolean {
  if ((text.charCodeAt(end - 1) | 0x20) !== 0x74) return false;
  const mark = text.charCodeAt(end - 2);
  return (mark === 0x27 || mark === 0x2019) && (text.charCodeAt(end - 3) | 0x20) === 0x6e;
}

/** Letters, apostrophes, and all beyond ASCII but spaces and marks. */
function isOfAWord(code: number): boolean {
  if (code < 0x80) {
    const lower = code | 0x20;
    return (lower >= 0x61 && lower <= 0x7a) || code === 0x27;
  }
  return code > 0xbf && (code < 0x2000 || code > 0x206f || code === 0x2019) && code !== 0x3000;
}
