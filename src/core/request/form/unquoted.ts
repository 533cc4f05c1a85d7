/** Quotes as keyboards, word processors and code have them, opening and closing. */
const QUOTES = ['""', "''", '``', '“”', '„“', '„”', '””', '‘’', '«»', '»«', '「」'];

/** Returns the texts without the quotes around them where each has some; else as they are. */
export function unquoted(texts: readonly string[]): readonly string[] {
  return texts.length > 0 && texts.every(isQuoted) ? texts.map((text) => text.slice(1, -1)) : texts;
}

/** Whether a text is one quotation: `"a" or "b"` is none. */
function isQuoted(text: string): boolean {
  const [open, close] = [text.at(0) ?? '', text.at(-1) ?? ''];
  const inside = text.slice(1, -1);
  return QUOTES.includes(open + close) && inside.trim() !== '' && !inside.includes(close);
}
