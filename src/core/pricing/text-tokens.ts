/** Characters of plain text a token stands for, about: English 4, Dutch and code less. */
const CHARACTERS_A_TOKEN = 3.5;

/** Returns about how many tokens so many characters of text are. */
export function textTokens(characters: number): number {
  return Math.ceil(characters / CHARACTERS_A_TOKEN);
}
