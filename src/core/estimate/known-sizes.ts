import type { EvaluationRequest, EvaluationSpec } from '../evaluation.ts';

/** What is known of an evaluation's calls before any is made, but for what can be guessed from its texts. */
export interface KnownSizes {
  /** By the catalogue's name of a model: tokens a character of these prompts, as its provider counts them. */
  tokensPerCharacter: Readonly<Record<string, number>>;
  /** By a candidate's name: mean tokens of its answers to the same task in the past, thinking included. */
  outputTokens: Readonly<Record<string, number>>;
}

/** Returns what is known of a request from its spec alone. */
export function knownFrom({
  tokensPerCharacter = {},
  pastOutputTokens = {},
}: EvaluationSpec): KnownSizes {
  return { tokensPerCharacter, outputTokens: pastOutputTokens };
}

/** Returns a request that keeps what providers counted of its prompts, and nothing of an earlier count: its plan and its months go by that. */
export function withCounted(
  request: EvaluationRequest,
  tokensPerCharacter: KnownSizes['tokensPerCharacter'],
): EvaluationRequest {
  const { tokensPerCharacter: _, ...spec } = request.spec;
  if (Object.keys(tokensPerCharacter).length === 0) return { ...request, spec };
  return { ...request, spec: { ...spec, tokensPerCharacter } };
}

/** Returns those of a line-up's own: an answer that takes a recipe is not one of its model alone. */
export function outputTokensOf(
  { candidates }: EvaluationSpec,
  outputTokens: KnownSizes['outputTokens'],
): KnownSizes['outputTokens'] {
  return Object.fromEntries(
    candidates.flatMap(({ name, recipe }) => {
      const tokens = outputTokens[name];
      return recipe || tokens === undefined ? [] : [[name, tokens]];
    }),
  );
}

/** Samples that are counted of each model: their prompts differ in length alone. */
const COUNTED = 5;

/** Returns the places of a few samples that stand for all, from short ones to long ones. */
export function samplesToCount(lengths: readonly number[]): number[] {
  const byLength = [...lengths.entries()].toSorted(([, a], [, b]) => a - b).map(([place]) => place);
  const parts = Array.from({ length: COUNTED }, (_, index) => (index + 0.5) / COUNTED);
  return [...new Set(parts.map((part) => Math.floor(part * byLength.length)))].flatMap(
    (place) => byLength[place] ?? [],
  );
}
