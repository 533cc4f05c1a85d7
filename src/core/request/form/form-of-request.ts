import type { Bar, EvaluationRequest, LatencyBar } from '../../evaluation.ts';
import type { Draft } from './draft.ts';
import { FIELD_LENGTH } from './field-length.ts';
import { samplesAsFile } from './samples-as-file.ts';

/** What of a draft is its evaluation's. */
export interface FormOfRequest extends Pick<Draft, 'values' | 'file' | 'document'> {
  /** Names of the candidates that the form has no field for. */
  leftOut: string[];
}

/**
 * Returns a stored evaluation as the form holds it, to be changed and started anew: its samples are a
 * file. What the form has no field for is left out: candidates with a recipe, which are named, and a
 * check that only a file can name.
 */
export function formOfRequest({ spec, samples }: EvaluationRequest): FormOfRequest {
  const { scorer } = spec;
  const context = spec.context ?? '';
  // A longer text is a document.
  const document = context.length > FIELD_LENGTH ? { name: 'your document', text: context } : null;
  const judged = scorer.type === 'judge' ? scorer : null;
  const plain = spec.candidates.filter(({ recipe }) => recipe === undefined);
  const recipes = spec.candidates.filter(({ recipe }) => recipe !== undefined);
  return {
    leftOut: recipes.map(({ name }) => name),
    file: samplesAsFile(spec.name, samples),
    document,
    values: {
      name: spec.name,
      system: spec.system ?? '',
      task: spec.prompt,
      context: document === null ? context : '',
      scorer: scorer.type === 'prefixed' ? '' : scorer.type,
      rubric: judged?.rubric ?? '',
      judge: judged?.model ?? '',
      models: plain.map(({ name }) => name),
      current: spec.current ?? '',
      repeats: String(spec.repeats),
      bar: barText(spec.bar),
      latency: spec.latency === undefined ? '' : latencyText(spec.latency),
      estimand: spec.estimand,
      volume: String(spec.volume),
      budget: String(spec.budget),
    },
  };
}

/** As `parseBar` reads it back. */
function barText(bar: Bar): string {
  if (bar.kind === 'absolute') return percentText(bar.rate);
  const within = `within ${percentText(bar.within)}`;
  return bar.of === null ? within : `${within} of ${bar.of}`;
}

/** As `latencyParts` reads it back. */
function latencyText({ withinMs, share, firstToken }: LatencyBar): string {
  const to = firstToken ? ' to the first token' : '';
  return `${percentText(share)} within ${withinMs} ms${to}`;
}

function percentText(share: number): string {
  return `${Number((share * 100).toFixed(6))}%`;
}
