import { modelOf } from '../catalog/find-model.ts';
import { labelsOf } from '../catalog/labels-of.ts';
import type { Catalog } from '../catalog/model.ts';
import { modelsCalled } from '../catalog/models-called.ts';
import type { Candidate, EvaluationRequest } from '../evaluation.ts';
import { count, listed, wholeNumber } from '../format.ts';
import { priceAt } from '../pricing/price-at.ts';
import { textTokens } from '../pricing/text-tokens.ts';
import { renderPrompt, sentText } from '../request/render-prompt.ts';
import { renderRecipe } from '../request/render-recipe.ts';
import type { KnownSizes } from './known-sizes.ts';

/** A length in tokens that samples pass, and for whom that matters. */
interface Line {
  kind: 'window' | 'price';
  tokens: number;
  samples: number;
  label: string;
}

/**
 * Returns what samples' lengths do to models, in sentences: `3 of 60 samples are longer than the window
 * of 200,000 tokens that Haiku 4.5 has: they count as wrong for it.`, and the same of a length above
 * which every token costs more. Lengths are as the providers counted them where they did, else about.
 */
export function longSampleWords(
  { spec, samples }: EvaluationRequest,
  { catalog, at, known }: { catalog: Catalog; at: Date; known: KnownSizes },
): string[] {
  const plain = samples.map((sample) => sentText(renderPrompt(spec, sample)).length);
  const labelOf = labelsOf(catalog);
  const lines = spec.candidates.flatMap((candidate) => {
    const lengths = candidate.recipe
      ? samples.map((sample) => sentText(renderRecipe(spec, candidate, sample)).length)
      : plain;
    return linesOf(candidate, { catalog, at }).map(({ room, name, ...line }) => {
      const ratio = known.tokensPerCharacter[name];
      const tokens = (length: number) =>
        ratio === undefined ? textTokens(length) : length * ratio;
      const long = lengths.filter((length) => tokens(length) > room).length;
      return { ...line, samples: long, label: labelOf(candidate.name) };
    });
  });
  const passed = lines.filter(({ samples: long }) => long > 0);
  const alike = Map.groupBy(passed, (line) => [line.kind, line.tokens, line.samples].join(' '));
  return [...alike.values()].map((group) => wordsOf(group, samples.length));
}

/** The window of each model that a candidate calls, and the length at which its price changes. */
function linesOf(candidate: Candidate, { catalog, at }: { catalog: Catalog; at: Date }) {
  return modelsCalled(candidate).flatMap((called) => {
    const model = modelOf(catalog, called);
    if (!model) return [];
    const { contextWindow, name } = model;
    const above = priceAt(model, at)?.tiers[0]?.above;
    const room = contextWindow - called.maxOutputTokens;
    return [
      { kind: 'window' as const, tokens: contextWindow, room, name },
      ...(above === undefined
        ? []
        : [{ kind: 'price' as const, tokens: above, room: above, name }]),
    ];
  });
}

function wordsOf(group: readonly Line[], all: number): string {
  const [{ kind, tokens, samples }] = group as [Line, ...Line[]];
  const labels = [...new Set(group.map(({ label }) => label))];
  const names = listed(labels);
  const are = `${wholeNumber(samples)} of ${count(all, 'sample')} ${samples === 1 ? 'is' : 'are'}`;
  const [it, they] = [
    labels.length === 1 ? 'it' : 'them',
    samples === 1 ? 'it counts' : 'they count',
  ];
  return kind === 'window'
    ? `${are} longer than the window of ${wholeNumber(tokens)} tokens that ${names} ${labels.length === 1 ? 'has' : 'have'}: ${they} as wrong for ${it}.`
    : `${are} longer than ${wholeNumber(tokens)} tokens: every token of such a call to ${names} costs more.`;
}
