import { wholeNumber } from '../format.ts';
import type { ModelResult, Result } from './result.ts';

/** Samples named one by one; more are counted. */
const NAMED = 8;

/**
 * "Samples 7 and 22 fail on every repeat; sample 31 flips between repeats.", or null when neither
 * happens; where none of the evaluation's `samples` was asked twice, it says so. Samples count from 1.
 */
export function samplesWords(
  {
    alwaysFailing,
    flipping,
    trials,
    missing,
  }: Pick<ModelResult, 'alwaysFailing' | 'flipping' | 'trials' | 'missing'>,
  { samples }: Pick<Result['evaluation'], 'samples'>,
): string | null {
  const isAskedOnce = trials + missing <= samples;
  const parts = [
    isAskedOnce
      ? part(alwaysFailing, 'failed (asked once)', 'failed (each asked once)')
      : part(alwaysFailing, 'fails on every repeat', 'fail on every repeat'),
    part(flipping, 'flips between repeats', 'flip between repeats'),
  ].filter((text) => text !== null);
  if (parts.length === 0) return null;
  const text = parts.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function part(samples: readonly number[], one: string, many: string): string | null {
  if (samples.length === 0) return null;
  if (samples.length === 1) return `sample ${samples[0]} ${one}`;
  if (samples.length > NAMED) {
    return `samples ${samples.slice(0, NAMED).join(', ')} and ${wholeNumber(samples.length - NAMED)} more ${many}`;
  }
  return `samples ${samples.slice(0, -1).join(', ')} and ${samples.at(-1)} ${many}`;
}
