const BOXED = /\\boxed\{((?:[^{}]|\{[^{}]*\})*)\}/g;
const HASHES = /^#{4} *(.+)$/gm;
const TAGGED = /<(answer|result|final_answer|antwoord)>([^<]{1,400})<\/\1>/gi;
const CORRECTION =
  /(?<!\p{L})(?:(?<=\? )(?:no|nee)(?=[:,.;])|no,? wait|wait|actually|correction|scratch that|on second thought|sorry|nee,? wacht|wacht|correctie|eigenlijk|of toch)(?!\p{L})[:,]? *([^\n]*)/giu;
const ANSWER =
  /(?<!\p{L})(?:final answer|answer|eindantwoord|antwoord|conclusion|conclusie)(?!\p{L})[^\n\d.:=!?]{0,40}?(?:(?<!\p{L})(?:is|was|are)(?!\p{L})|:|=)[ *_"]*([^\n]*)/giu;
const TOTAL =
  /(?<!\p{L}|(?<!\p{L})in )(?:grand total|total|eindtotaal|totaal|result|resultaat|outcome|uitkomst|sum|som|saldo|balance)(?!\p{L})[^\n\d.:=!?]{0,40}?(?:(?<!\p{L})(?:is|was|are|bedraagt)(?!\p{L})|:|=|komt op)[ *_"]*([^\n]*)/giu;
const TOTAL_ROW = /^\|? *\**(?:(?:grand )?total|eindtotaal|totaal|sum|som)\** *\|([^\n]*)$/gim;
const REMAINING =
  /(?<!\p{L})(?:remaining|remainder|resterend)(?!\p{L})[^\n\d.:=!?]{0,40}?(?:(?<!\p{L})(?:is|was|are)(?!\p{L})|:) *[*_"]*([^\n]*)/giu;
const IN_TOTAL = / (?:in total|altogether|in all|in totaal|bij elkaar)(?!\p{L})/giu;
const TOTAL_FIRST =
  /(?:^|[.!?] |\n)(?:in total|altogether|in all|in totaal|bij elkaar)[,:]? ((?:[^\n,;:()]|,(?=\d)){1,80})/giu;
const TOTAL_LAST =
  /(?<!\p{L})(?:total|totaal|remaining|remainder)(?: (?:is|of|van|bedraagt))?:? ([$€£]? ?\d[\d.,]*(?: ?\p{L}+)?)[.!]?$/giu;
const BOLD = /\*\*([^*\n]{1,200})\*\*/g;
const THEREFORE =
  /(?<!\p{L})(?:so(?! viele?)|dus|thus|therefore|hence|altogether|daarom)(?!\p{L})[,:]? ([^\n]*\d[^\n]*)/giu;

/** How long the text before or behind a number is that stands alone in its line or sentence. */
const LONGEST_ALONE = 60;

/** The parts of an answer that it marks as its answer, the surest first. */
export function* markedParts(text: string): Generator<string> {
  yield* boxed(text);
  yield* last(text, HASHES, '####');
  yield* last(text, TAGGED, '</');
  yield* last(text, CORRECTION);
  yield* last(text, ANSWER).map(firstStatement);
  yield* last(text, TOTAL_LAST);
  yield* last(text, TOTAL_ROW, '|');
  if (/[=≈]/.test(text) && !/:/.test(text)) return;
  if (!hasLaterStep(text.slice(Math.max(0, text.search(ANY_TOTAL))))) {
    yield* last(withoutBrackets(text), TOTAL).map(firstStatement);
    if (!/[=≈]/.test(text)) yield* last(text, REMAINING).map(firstStatement);
    yield* beforeTotal(text);
    yield* last(text, TOTAL_FIRST).map(firstStatement);
  }
  const bold = [...text.matchAll(BOLD)]
    .map(([, inner]) => inner!)
    .filter((inner) => /\d/.test(inner));
  if (bold.length === 1) yield bold[0]!;
  yield* aloneIn(text);
  if (!/[=≈]/.test(text)) yield* therefore(text).map(firstStatement);
}

const LATER_STEP =
  /, (?:so|dus|leaving|thus|hence)(?!\p{L})[^.;\n]{0,60}\d|[.;\n][^.;\n]{0,60}(?<!\p{L})(?:needs?|remain(?:s|ing)?|left|still|nodig|resteert|blijven)(?!\p{L})[^.;\n]{0,30}\d/iu;
const ANY_TOTAL = /(?:total|altogether|in all|totaal|bij elkaar)(?!\p{L})/iu;

/** Whether what stands behind a result works on with it: "35 in total; he needs 20 more". */
export function hasLaterStep(behind: string): boolean {
  return LATER_STEP.test(behind.slice(0, 2 * LONGEST_CLAUSE));
}

/** The last box; those that "or" and the like join, as one text. */
function boxed(text: string): string[] {
  if (!text.includes('\\boxed')) return [];
  const [before, last] = [...text.matchAll(BOXED)].slice(-2);
  if (!before || !last) return before ? [before[1]!] : [];
  const between = text.slice(before.index + before[0].length, last.index);
  return [JOINED.test(between) ? `${before[1]} or ${last[1]}` : last[1]!];
}

const JOINED = /^[\s$]*(?:or|and|of|en|,)[\s$]*$/i;

/** What the last match of a pattern captures. */
function last(text: string, pattern: RegExp, sign?: string): string[] {
  if (sign !== undefined && !text.includes(sign)) return [];
  const match = [...text.matchAll(pattern)].at(-1);
  return match ? [match.at(-1)!] : [];
}

/** How long a clause is that ends with its total. */
const LONGEST_CLAUSE = 80;

/** The clause that ends with "in total": "7 fruits". */
function beforeTotal(text: string): string[] {
  const end = [...text.matchAll(IN_TOTAL)].at(-1)?.index;
  if (end === undefined) return [];
  const before = text.slice(Math.max(0, end - LONGEST_CLAUSE), end);
  return [before.split(/[\n;:()]|,(?!\d)/).at(-1)!];
}

/** A text with blanks for what it adds in brackets: "€ 2,310 (opening balance: € 2,000)". */
function withoutBrackets(text: string): string {
  return text.replace(/(?<=\d[^\n()]{0,20})\([^()\n]{0,200}\)/g, (added) =>
    ' '.repeat(added.length),
  );
}

/** What follows "so" in the last sentence with a number: what is worked on with is no answer. */
function therefore(text: string): string[] {
  return last(text, THEREFORE).filter((rest) => !GOES_ON.test(rest));
}

const GOES_ON = /[.!?] [^\n]{0,200}\d/;

/** A statement up to where it is explained: "42, which is …", "42 (I counted …)", "42. I added …". */
function firstStatement(text: string): string {
  return text.split(
    /[.!] |;|\*\*|"[,}]|(?<=[\p{L}\d.%€]) \(|,? (?:since|because|as|omdat|want|aangezien)(?!\p{L})|(?<=\d\S{0,3}),(?= (?!(?:or|of|and|en|not|niet|but|maar)(?!\p{L}))\p{L})/u,
    1,
  )[0]!;
}

/** The last line, the first one or the first sentence, where that is a number and little else. */
function aloneIn(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [first = '', end = ''] = [lines[0], lines.at(-1)];
  const sentence = first.split(/(?<=\d[%€]?)[.!] (?!\p{L}+ (?:19|20)\d\d(?!\d))/u, 1)[0]!;
  const isNumber = (part: string) =>
    part.length <= LONGEST_ALONE && /^[^\p{L}\n]*\d[^\p{L}]*$/u.test(part);
  if (lines.length > 1 && isNumber(first) && /^\([^()]*[-+*×x÷/][^()]*\)$/.test(end))
    return [first];
  if (lines.length > 1 && isNumber(end) && isNumber(first)) return [`${first} or ${end}`];
  if (lines.length > 1) return [end, first].filter(isNumber);
  const rest = first.slice(sentence.length);
  return /\p{L}/u.test(rest) && isNumber(sentence) ? [sentence] : [];
}
