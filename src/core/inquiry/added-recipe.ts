import type { Candidate, Recipe } from '../evaluation.ts';
import { PLAIN } from '../request/recipe-of.ts';

/** Returns a candidate that is given more: `word` says what, at the end of its name ("+faq.md"). */
export function addedRecipe(candidate: Candidate, word: string, added: Partial<Recipe>): Candidate {
  const recipe = { ...PLAIN, ...candidate.recipe, ...added };
  return { ...candidate, name: `${candidate.name} ${word}`, recipe };
}

/** Returns a candidate's context with a document after it. */
export function withDocument(
  candidate: Candidate,
  context: string | null,
  { name, text }: { name: string; text: string },
): Candidate {
  const own = candidate.recipe?.context ?? context;
  return addedRecipe(candidate, `+${name}`, { context: own === null ? text : `${own}\n\n${text}` });
}
