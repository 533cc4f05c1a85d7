import { studyOf } from '../../../src/core/evidence/study.ts';
import {
  calls,
  decisions,
  type Facts,
  type Play,
  type Played,
  planInput,
  playPlan,
} from './play-plan.ts';

/** What a model scores on the sample at this place of the common order, on this repeat. */
export type Marks = (place: number, candidate: number, repeat: number) => number | null;

/** The last of every `n` samples, and the first `n` samples, of the common order. */
export const every = (n: number) => (place: number) => place % n === n - 1;
export const first = (n: number) => (place: number) => place < n;

/** Always right but on some places; these candidates alone, or all. */
export function wrong(on: (place: number) => boolean, ...candidates: number[]): Marks {
  const errs = (candidate: number) => candidates.length === 0 || candidates.includes(candidate);
  return (place, candidate) => (errs(candidate) && on(place) ? 0 : 1);
}

/** Plays an evaluation whose scores are given by place. */
export function playByPlace(
  facts: Facts,
  prices: readonly number[],
  marks: Marks,
  latencyMs?: Play['latencyMs'],
): Played {
  const input = planInput(facts, prices);
  const places = new Map(
    studyOf(input)
      .units.flat()
      .map((sample, place) => [sample, place]),
  );
  return playPlan(input, {
    score: ({ candidate, sample, repeat }) => marks(places.get(sample)!, candidate, repeat),
    ...(latencyMs && { latencyMs }),
  });
}

/** What was asked of each model and what came of it, as `40 exhausted, 0 no proof`. */
export function outcomes(play: Played): string {
  return decisions(play)
    .map((decision, index) => `${calls(play, index)} ${decision}`)
    .join(', ');
}
