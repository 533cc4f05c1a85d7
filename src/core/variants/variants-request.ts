import type { Candidate, DraftsFor, EvaluationRequest, Sample } from '../evaluation.ts';
import { columnOf, templateVariables } from '../request/template.ts';

/** Asked of the model that drafts variants of samples. */
export const DRAFTING =
  'You write test inputs. You get a task, one input as JSON and its right answer. Write other inputs of the same kind that a user might send: other words, another length or order, other names and details, as varied as real ones, each with the very same right answer. Answer with a JSON list of objects with the same keys, and nothing else.';

export interface VariantsAsked {
  writer: Candidate;
  /** Variants of each sample. */
  each: number;
  /** Dollars that they may cost. */
  budget: number;
  /** Who waits for them in Slack; left out where they go into a file. */
  waiting?: DraftsFor;
}

/**
 * Returns the evaluation, of one call a sample, that has variants drafted. Nothing is decided by it: what
 * it writes is for a person to approve.
 */
export function variantsRequest(
  { spec, samples }: EvaluationRequest,
  { writer, each, budget, waiting }: VariantsAsked,
): EvaluationRequest {
  const { latency: _, ...plain } = spec;
  const columns = variedColumns(spec.prompt, samples);
  return {
    spec: {
      ...plain,
      name: `${spec.name} (variants)`,
      drafts: waiting ?? true,
      system: DRAFTING,
      context: null,
      prompt: '{{task}}',
      candidates: [{ ...writer, name: `${writer.name} drafts`, purpose: 'drafts' }],
      scorer: { type: 'regex', pattern: '\\S', ignoreCase: false, strict: false },
      bar: { kind: 'absolute', rate: 0.5 },
      repeats: 1,
      design: 'full',
      pilots: false,
      current: null,
      budget,
      dataNotes: [],
    },
    samples: samples.map((sample) => ({
      columns: { task: taskText(spec, sample, { columns, each }) },
      expected: '',
      alternatives: [],
      group: null,
    })),
  };
}

/** Returns the columns that a prompt shows: a variant has its own text in each of them. */
export function variedColumns(prompt: string, samples: readonly Sample[]): string[] {
  const names = [...new Set(samples.flatMap(({ columns }) => Object.keys(columns)))];
  return [...new Set(templateVariables(prompt).flatMap((name) => columnOf(name, names) ?? []))];
}

function taskText(
  { system, prompt }: EvaluationRequest['spec'],
  { columns: texts, expected }: Sample,
  { columns, each }: { columns: readonly string[]; each: number },
): string {
  const input = Object.fromEntries(columns.map((column) => [column, texts[column] ?? '']));
  return [
    `Task:\n${[system, prompt].filter(Boolean).join('\n\n')}`,
    `Input:\n${JSON.stringify(input)}`,
    `Right answer:\n${expected}`,
    `Write ${each} other ${each === 1 ? 'input' : 'inputs'}.`,
  ].join('\n\n');
}
