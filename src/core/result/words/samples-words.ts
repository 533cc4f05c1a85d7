import { count } from '../../format.ts';
import { quoted } from '../../quoted.ts';
import type { ModelResult, Result } from '../schema/result.ts';

/** Samples that are quoted; more are counted, but for a single one. */
const QUOTED = 3;
/** Characters of each. */
const LENGTH = 50;

type Failing = Pick<ModelResult, 'alwaysFailing' | 'flipping' | 'trials' | 'missing'>;

/**
 * `2 samples fail every time: "I cancelled in May…", "Congratulations on…". 1 sample is answered
 * differently when asked again.`, or null when neither happens; where no sample was asked twice,
 * just that they fail. Quoted are those that some model's examples show.
 */
export function samplesWords(
  { alwaysFailing, flipping, trials, missing }: Failing,
  { evaluation, models }: Pick<Result, 'evaluation' | 'models'>,
): string | null {
  const isAskedOnce = trials + missing <= evaluation.samples;
  const everyTime = isAskedOnce ? '' : ' every time';
  const words = [
    ...sentence(alwaysFailing, [`fails${everyTime}`, `fail${everyTime}`], models),
    ...sentence(flipping, [`is ${DIFFERENTLY}`, `are ${DIFFERENTLY}`], models),
  ];
  return words.length === 0 ? null : words.join(' ');
}

const DIFFERENTLY = 'answered differently when asked again';

function sentence(
  samples: readonly number[],
  [one, many]: readonly [string, string],
  models: readonly Pick<ModelResult, 'examples'>[],
): string[] {
  if (samples.length === 0) return [];
  const counted = `${count(samples.length, 'sample')} ${samples.length === 1 ? one : many}`;
  const examples = models.flatMap((model) => model.examples);
  const inputs = samples
    .flatMap((sample) => examples.find((example) => example.sample === sample)?.input ?? [])
    .slice(0, samples.length === QUOTED + 1 ? samples.length : QUOTED)
    .map((input) => quoted(input, LENGTH));
  if (inputs.length === 0) return [`${counted}.`];
  const notQuoted = samples.length - inputs.length;
  return [
    `${counted}: ${inputs.join(', ')}${notQuoted > 0 ? ` and ${count(notQuoted, 'other')}` : ''}.`,
  ];
}
