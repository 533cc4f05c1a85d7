import type { InputBlock } from '@slack/types';
import { LIMITS } from '../parts/limits.ts';
import { splitLines } from '../parts/split-lines.ts';
import { textInput } from './form-inputs.ts';

/** Slack takes 3,000 characters a field, so samples may need several; this many at most. */
const SAMPLES_FIELDS = 10;

/** The block id of one of the samples' fields, the first being 0. */
export function samplesBlockId(index: number): string {
  return index === 0 ? 'samples' : `samples-${index + 1}`;
}

/** The fields for samples that are typed or pasted, and an empty one for more. */
export function samplesFields(samples: readonly string[]): InputBlock[] {
  const pieces = samples.length === 0 ? [''] : samples;
  const fields = pieces.map((piece, index) =>
    textInput(samplesBlockId(index), index === 0 ? 'Samples' : 'More samples', piece, {
      multiline: true,
      // Nothing is typed where they come as a file; that none came at all is reported on submission.
      optional: true,
      placeholder: index === 0 ? 'I was charged twice => billing\nThe app crashes => bug' : '',
      hint:
        index === 0
          ? 'One a line: input => expected answer. Or paste rows of a sheet, CSV, JSON or a table. 30 or more prove more.'
          : '',
    }),
  );
  if (pieces.length === SAMPLES_FIELDS) return fields;
  const next = textInput(samplesBlockId(pieces.length), 'More samples', '', {
    multiline: true,
    optional: true,
    hint: 'A field takes 3,000 characters.',
  });
  return [...fields, next];
}

/** Returns a task and samples as the form's fields hold them, and whether that is all of them. */
export function intoFields(typed: { task: string; samples: string }): {
  task: string;
  samples: string[];
  whole: boolean;
} {
  const pieces = typed.samples === '' ? [] : splitLines(typed.samples, LIMITS.input.text);
  return {
    task: typed.task.slice(0, LIMITS.input.text),
    samples: pieces.slice(0, SAMPLES_FIELDS),
    whole: typed.task.length <= LIMITS.input.text && pieces.length <= SAMPLES_FIELDS,
  };
}
