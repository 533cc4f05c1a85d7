/** Longer than what a number goes on with. */
const REACH = 5;
/** Longer than a number word that another one goes on with. */
const REACH_BACK = 9;

/** Whether what stands from `at` to `end` of a text is cut out of a number, an address or, where `words` count, a word. */
export function isCutOut(text: string, at: number, end: number, words: boolean): boolean {
  if (endsWithin(text, end) || startsWithin(text, at, end)) return true;
  return words && splitsWord(text, at, end);
}

/** Whether a text goes on with the number that ends here: 12345 in 123456, 5 in 5.2. */
function endsWithin(text: string, end: number): boolean {
  if (!isDigit(text.charCodeAt(end - 1)) || end === text.length) return false;
  if (text.charCodeAt(end) === FULL_STOP && end + 1 === text.length) return false;
  return GOES_ON.test(text.slice(end, end + REACH));
}

/** Whether what starts here is the end of a number or an address, or has lost its minus: 5 in 2.5 and -5. */
function startsWithin(text: string, at: number, end: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (before === HYPHEN || before === FULL_STOP) {
    const wanted = text.slice(at, end);
    if (ADDRESS.test(wanted)) return true;
    if (ONES.test(wanted) && TENS.test(text.slice(Math.max(0, at - REACH_BACK), at))) return true;
  }
  const first = text.charCodeAt(at);
  if (first > NINE && first <= LAST_ASCII) return false;
  return (
    STARTS_NUMBER.test(text.slice(at, at + REACH)) &&
    WITHIN_NUMBER.test(text.slice(Math.max(0, at - 2), at))
  );
}

const STARTS_NUMBER = /^[$€£]? ?\d/;

const [HYPHEN, FULL_STOP] = [0x2d, 0x2e];
/** support@example.com in no-support@example.com is another one. */
const ADDRESS = /^[\w.+-]+@[\w-]+\.[\w.-]+$/;
/** "two years" in "twenty-two years". */
const ONES = /^(?:one|two|three|four|five|six|seven|eight|nine)(?!\p{L})/iu;
const TENS = /(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-$/i;

const [ZERO, NINE, LAST_ASCII] = [0x30, 0x39, 0x7f];
/** A number goes on with these: 5 in 5.2, 5 000, 5'000, 5e3 and 5/8. */
const GOES_ON = /^(?:[.,/^]?\d|[ '\u00a0\u202f]\d{3}(?!\d)|e[-+]?\d)/i;
const WITHIN_NUMBER = /\d[.,/^]?$|(?:^|[^\p{L}\p{N}])-$/u;

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

const WORD = /[\p{L}\p{M}\p{N}_]/u;
/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function splitsWord(text: string, at: number, end: number): boolean {
  const after = text.slice(end, end + 2);
  const last = lastOf(text.slice(at, end));
  if (GRADE.test(text.slice(end, end + REACH)) && WORD.test(last ?? '')) return true;
  return (
    joins(lastOf(text.slice(Math.max(0, at - 2), at)), [...text.slice(at, at + 2)][0]) ||
    joins(last, [...after][0])
  );
}

/** A word goes on with these: A in A+, C in C#. */
const GRADE = /^[+#](?![\p{L}\p{N}])/u;

function joins(one: string | undefined, other: string | undefined): boolean {
  if (!one || !other || UNSPACED.test(one) || UNSPACED.test(other)) return false;
  return WORD.test(one) && WORD.test(other);
}

function lastOf(text: string): string | undefined {
  return [...text.slice(-2)].at(-1);
}
