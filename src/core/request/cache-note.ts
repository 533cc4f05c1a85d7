import type { EvaluationRequest, EvaluationSpec } from '../evaluation.ts';
import { templateVariables } from './template.ts';

type Template = Pick<EvaluationSpec, 'system' | 'prompt'>;

/**
 * Returns the variable of a sample that stands before what models are given with every call, so that no
 * provider can keep it cached; null: nothing changes before it. `given`: the document, which may be named
 * in the template; or what is put at the end of the system prompt.
 */
export function variableBefore(
  { system, prompt }: Template,
  given: 'document' | 'instructions',
): string | null {
  const own = templateVariables(system ?? '');
  const all = [...own, ...templateVariables(prompt)];
  const named = given === 'document' ? all.indexOf('context') : -1;
  const before = all.slice(0, named < 0 ? own.length : named);
  return before.find((name) => name !== 'context') ?? null;
}

/** Returns that a document can't be kept cached, in a sentence; null where it can, or there is none. */
export function cacheNote({ spec }: Pick<EvaluationRequest, 'spec'>): string | null {
  const { context, candidates } = spec;
  const hasDocument = context !== null || candidates.some(({ recipe }) => recipe?.context != null);
  const variable = hasDocument ? variableBefore(spec, 'document') : null;
  if (variable === null) return null;
  return `${notCachedWords(variable, 'what the models should know')} Put {{context}} first.`;
}

/** `{{input}} stands before the document and changes with every call: no provider can keep that cached.` */
export function notCachedWords(variable: string, what: string): string {
  return `{{${variable}}} stands before ${what} and changes with every call: no provider can keep that cached.`;
}
