import { stringify } from 'yaml';
import { AppError } from '../errors.ts';
import type { Candidate, Recipe } from '../evaluation.ts';
import { count, date, wholeNumber } from '../format.ts';
import { modelName } from '../result/model-result.ts';
import type { ExportedEvaluation } from './exported-evaluation.ts';

/**
 * Returns a candidate as it stands in an evaluation file, with all that its recipe is given: its document,
 * rules and examples. Above it stands what it was found to be. Throws AppError('invalid input') where the
 * evaluation has no such candidate, or no pick where none is named.
 */
export function recipeYaml(
  { result, spec }: Pick<ExportedEvaluation, 'result' | 'spec'>,
  model: string | null,
): string {
  const name = model ?? result.pick?.candidate ?? null;
  const candidate = spec.candidates.find((one) => one.name === name);
  const measured = result.models.find((one) => one.candidate === name);
  if (!candidate || !measured) throw missingModelError(name, spec.candidates);
  const { evaluation, simulated } = result;
  const { verdict, passed, trials } = measured;
  const right = `${wholeNumber(passed)} of ${count(trials, 'call')} right`;
  const found = `${verdict}, ${right}, ${date(evaluation.finishedAt)}`;
  const notes = [
    `# ${oneLine(candidate.name)}: ${found}${simulated ? ', SIMULATED' : ''}`,
    `# llm-pick, evaluation ${evaluation.id}: "${oneLine(evaluation.name)}"`,
  ];
  return `${notes.join('\n')}\n${stringify({ models: [entryOf(candidate)] }, { lineWidth: 0 })}`;
}

function missingModelError(name: string | null, candidates: readonly Candidate[]): AppError {
  const names = candidates.map((one) => one.name).join(', ');
  const message =
    name === null
      ? `That evaluation has no pick: name a model with --model, one of ${names}.`
      : `That evaluation has no model ${name}. It has ${names}.`;
  return new AppError('invalid input', message);
}

/** An entry under `models`: what is not used is left out. */
function entryOf(candidate: Candidate): Record<string, unknown> {
  const { name, maxOutputTokens, temperature, recipe } = candidate;
  const entry = {
    model: modelName(candidate),
    name: name === modelName(candidate) ? null : name.slice(0, LONGEST_NAME),
    maxOutputTokens,
    temperature,
    ...(recipe && recipeOf(recipe)),
  };
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null));
}

/** A name in a file may be no longer. */
const LONGEST_NAME = 100;

function recipeOf({ context, rules, examples, planner, escalation }: Recipe) {
  const { to, when, of } = escalation ?? {};
  return {
    context,
    rules,
    examples:
      examples.length === 0
        ? null
        : examples.map(({ input, answer }) => ({ input, expected: answer })),
    plan: planner?.name ?? null,
    escalate: to ? { to: to.name, when, ...(when === 'disagree' && { of }) } : null,
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
