import { count, date, wholeNumber } from '../format.ts';

/** An earlier evaluation of the same task that has some of the samples of a new one. */
export interface Overlap {
  id: string;
  name: string;
  startedAt: Date;
  shared: number;
}

/**
 * What a new evaluation on samples of an earlier one is (evidence.md E3): a test of its own, whose error
 * comes on top. `samples`: how many it has.
 */
export function overlapWords({ id, name, startedAt, shared }: Overlap, samples: number): string {
  const which =
    shared >= samples
      ? `All ${wholeNumber(samples)} samples`
      : `${wholeNumber(shared)} of these ${count(samples, 'sample')}`;
  const were = shared === 1 ? 'was' : 'were';
  const others = shared >= samples ? 'new ones' : `the other ${wholeNumber(samples - shared)}`;
  return (
    `${which} ${were} already in evaluation ${id} (“${name}”, ${date(startedAt)}): asked again, they are paid again, ` +
    `and a model just short of the bar has another 5% chance to pass by luck. Add ${others} to that one instead to avoid both (run --resume ID --add FILE, or Add samples below its result).`
  );
}
