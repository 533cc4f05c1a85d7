/** Characters of plain text a token stands for, about: English 4, Dutch and code less. */
const CHARACTERS_A_TOKEN = 3.5;

/** Returns about how many tokens so many characters of text are. */
export function textTokens(characters: number): number {
  return Math.ceil(characters / CHARACTERS_A_TOKEN);
}

/** UTF-8 bytes a token of an answer may stand for, with room: what a later call may read of it. */
export const BYTES_A_TOKEN = 24;
