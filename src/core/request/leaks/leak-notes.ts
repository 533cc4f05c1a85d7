import type { Candidate, EvaluationRequest } from '../../evaluation.ts';
import { withShownColumns } from '../shown-columns.ts';
import { leakFinder } from './leak-finder.ts';
import { leakWords } from './leak-words.ts';

/**
 * Returns which of an evaluation's test questions its models are given with what they should know, a
 * sentence for each text that has some: the document, and the document, rules and examples of a recipe.
 */
export function leakNotes({ spec, samples }: EvaluationRequest): string[] {
  const texts = [
    ...(spec.context === null ? [] : [{ holds: 'Your document contains', text: spec.context }]),
    ...spec.candidates.flatMap(recipeTexts),
  ];
  if (texts.length === 0) return [];
  const tested = samples.map((_, sample) => sample);
  const leaksIn = leakFinder(withShownColumns(spec, samples), tested);
  const notes = texts.flatMap(({ holds, text }) => {
    const words = leakWords(leaksIn(text), samples.length, holds);
    return words === null ? [] : [words];
  });
  return [...new Set(notes)];
}

function recipeTexts({ name, recipe }: Candidate): { holds: string; text: string }[] {
  if (!recipe) return [];
  const examples = recipe.examples.map(({ input, answer }) => `${input}\n${answer}`).join('\n\n');
  return [
    { holds: `The document of ${name} contains`, text: recipe.context ?? '' },
    { holds: `The rules of ${name} contain`, text: recipe.rules ?? '' },
    { holds: `The examples of ${name} contain`, text: examples },
  ];
}
