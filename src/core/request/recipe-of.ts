import type {
  Candidate,
  Escalation,
  Example,
  ModelSettings,
  Recipe,
  Scorer,
} from '../evaluation.ts';
import { sameAnswer } from '../scoring/same-answer.ts';
import type { Fields } from './fields.ts';

/** An entry under `models`, its texts read. */
type ModelEntry = NonNullable<Fields['models']>[number];

/** The names of the files that an entry's texts were read from, where they were. */
export interface RecipeFiles {
  context?: string;
  rules?: string;
}

/** What is wrong with one key of an entry. */
interface RecipeFault {
  key: 'plan' | 'escalate';
  message: string;
}

/** A recipe that adds nothing. */
export const PLAIN: Recipe = {
  context: null,
  examples: [],
  rules: null,
  planner: null,
  escalation: null,
};

/** How often the first model of an escalation is asked where nothing else is said. */
const USUAL_TIMES = 3;

/**
 * Returns the candidate that an entry describes beyond its model: its recipe, named after what it adds
 * ("google/gemini-3.5-flash-lite +faq.md"), and so many samples it is still to be shown. `settingsOf`
 * resolves the name of a model.
 */
export function withRecipe(
  candidate: Candidate,
  entry: ModelEntry,
  {
    files,
    scorer,
    settingsOf,
  }: {
    files: RecipeFiles;
    scorer: Scorer | null;
    settingsOf(name: string): ModelSettings | { message: string };
  },
): { candidate: Candidate; shown: number; faults: RecipeFault[] } {
  const { context, rules, examples, plan, escalate } = entry;
  const written = Array.isArray(examples) ? examples.map(exampleOf) : [];
  const shown = typeof examples === 'number' ? examples : 0;
  const planner = plan === undefined ? null : settingsOf(plan);
  const to = escalate === undefined ? null : settingsOf(escalate.to);
  const faults = [
    ...(planner && 'message' in planner
      ? [{ key: 'plan', message: planner.message } as const]
      : []),
    ...(to && 'message' in to ? [{ key: 'escalate', message: to.message } as const] : []),
    ...(escalate && scorer ? escalationFaults(escalate, scorer) : []),
  ];
  const recipe: Recipe = {
    context: context ?? null,
    examples: written,
    rules: rules ?? null,
    planner: planner && 'message' in planner ? null : planner,
    escalation: to && escalate && !('message' in to) ? escalationOf(escalate, to) : null,
  };
  const isPlain =
    shown === 0 && Object.values(recipe).every((part) => part === null || part.length === 0);
  const name = entry.name ?? recipeName(candidate.name, recipe, { ...files, shown });
  return {
    candidate: isPlain ? { ...candidate, name } : { ...candidate, name, recipe },
    shown,
    faults,
  };
}

function exampleOf({ input, expected }: { input: string; expected: string }): Example {
  return { input, answer: expected };
}

function escalationOf(
  { when, of }: NonNullable<ModelEntry['escalate']>,
  to: ModelSettings,
): Escalation {
  return { to, when, of: when === 'disagree' ? (of ?? USUAL_TIMES) : 1 };
}

function escalationFaults(
  { when, of }: NonNullable<ModelEntry['escalate']>,
  scorer: Scorer,
): RecipeFault[] {
  if (when === 'unreadable') {
    return of === undefined
      ? []
      : [
          {
            key: 'escalate',
            message: '"of" goes with "when: disagree" alone: leave it out.',
          },
        ];
  }
  if (sameAnswer(scorer) !== null) return [];
  const message = `can't tell whether answers disagree with the scorer ${scorer.type}: write "when: unreadable", or compare by exact, contains, number or json without a schema.`;
  return [{ key: 'escalate', message }];
}

/** Returns the name of a recipe by what it adds to its model: "google/gemini-3.5-flash-lite +faq.md". */
export function recipeName(
  model: string,
  { context, examples, rules, planner, escalation }: Recipe,
  { context: document, rules: written, shown = 0 }: RecipeFiles & { shown?: number } = {},
): string {
  const number = examples.length + shown;
  const added = [
    ...(context === null ? [] : [`+${document ?? 'context'}`]),
    ...(rules === null ? [] : [`+${written ?? 'rules'}`]),
    ...(number === 0 ? [] : [`+${number} ${number === 1 ? 'example' : 'examples'}`]),
    ...(planner === null ? [] : [`planned by ${planner.name}`]),
    ...(escalation === null ? [] : [escalationName(escalation)]),
  ];
  return [model, ...added].join(' ');
}

function escalationName({ to, when, of }: Escalation): string {
  return when === 'disagree' ? `x${of}, else ${to.name}` : `else ${to.name}`;
}
