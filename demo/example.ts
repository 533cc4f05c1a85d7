import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../src/catalog-file.ts';
import { readEvaluation } from '../src/cli/input/read-evaluation.ts';
import type { EvaluationRequest } from '../src/core/evaluation.ts';
import type { KnownAnswer } from './models/knowledge.ts';
import { onOneLine } from './on-one-line.ts';

const EXAMPLES = ['ticket-triage', 'klantvragen', 'webwinkel-regels'] as const;

export type ExampleName = (typeof EXAMPLES)[number];

/** One of the evaluations that come with llm-pick, from examples/. */
export function readExample(name: ExampleName): Promise<EvaluationRequest> {
  const file = fileURLToPath(new URL(`../examples/${name}.yml`, import.meta.url));
  return readEvaluation(file, { catalog: loadCatalog(), allowOutside: false, at: new Date() });
}

/** What the simulated models may know: the answers to the samples of these evaluations. */
export async function exampleKnowledge(): Promise<KnownAnswer[]> {
  const requests = await Promise.all(EXAMPLES.map(readExample));
  return requests.flatMap(({ spec, samples }) =>
    samples.map(({ columns, expected }) => ({
      input: onOneLine(columns.input ?? Object.values(columns)[0] ?? ''),
      expected,
      task: spec.name,
      fact: columns.regel ?? null,
    })),
  );
}

/** The example as a person would type it: the task, then a line a sample. */
export function asCommandText({ spec, samples }: EvaluationRequest): string {
  const task = onOneLine(spec.prompt.replaceAll(/\{\{\w+\}\}/g, ''));
  const lines = samples.map(
    ({ columns, expected }) => `${onOneLine(columns.input ?? '')} => ${onOneLine(expected)}`,
  );
  return [task, ...lines].join('\n');
}

/** What the person types into the form's other fields. */
export function formValues({ spec }: EvaluationRequest): Record<string, string> {
  return {
    name: spec.name,
    scorer: spec.scorer.type,
    bar: spec.bar.kind === 'absolute' ? `${spec.bar.rate * 100}%` : '90%',
    volume: String(spec.volume),
    repeats: String(spec.repeats),
    budget: String(spec.budget),
    current: spec.current ?? '',
  };
}
