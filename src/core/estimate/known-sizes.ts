/** What is known of an evaluation's calls before any is made, but for what can be guessed from its texts. */
export interface KnownSizes {
  /** By the catalogue's name of a model: tokens a character of these prompts, as its provider counts them. */
  tokensPerCharacter: Readonly<Record<string, number>>;
  /** By a candidate's name: mean tokens of its answers to the same task in the past, thinking included. */
  outputTokens: Readonly<Record<string, number>>;
}

export const NOTHING_KNOWN: KnownSizes = { tokensPerCharacter: {}, outputTokens: {} };

/** Samples that are counted of each model: their prompts differ in length alone. */
const COUNTED = 5;

/** Returns the places of a few samples that stand for all, from short ones to long ones. */
export function samplesToCount(lengths: readonly number[]): number[] {
  const byLength = [...lengths.keys()].toSorted((a, b) => lengths[a]! - lengths[b]!);
  const parts = Array.from({ length: COUNTED }, (_, index) => (index + 0.5) / COUNTED);
  return [...new Set(parts.map((part) => Math.floor(part * byLength.length)))].flatMap(
    (place) => byLength[place] ?? [],
  );
}
