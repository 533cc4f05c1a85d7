import type { FinishedTrial } from '../../src/core/trial.ts';
import type { StoredTrials } from '../../src/core/why/stored-trials.ts';
import { uniformSource, worldOf } from '../decisions/world.ts';

/** A cheap and an expensive model with answers, whose truth we know. */
export interface PairWorld {
  /** A fresh answer of the cheap (0) or the expensive (1) model to a sample. */
  answer(model: 0 | 1, sample: number): { isRight: boolean; text: string };
}

export interface PairFacts {
  samples: number;
  rates: readonly [cheap: number, expensive: number];
  /** Whether answers that differ come of a sample that is hard; else they differ in words alone. */
  signal: boolean;
  /** Answers of the cheap model drawn for a sample at most. */
  draws: number;
}

/** A wrong answer is the same one as often as this: the label that is easily taken for the right one. */
const USUAL_MISTAKE = 0.6;
/** Where words differ for no reason: so often. */
const OTHER_WORDING = 0.3;

/** Returns one drawn world. */
export function pairWorld({ samples, rates, signal, draws }: PairFacts, seed: number): PairWorld {
  const uniform = uniformSource(15_485_863 * (seed + 1));
  const world = worldOf(rates, { samples, repeats: draws }, uniform);
  const fixed = Array.from({ length: samples }, () => uniform() < rates[0]);
  const drawn = [0, 1].map(() => Array<number>(samples).fill(0));
  return {
    answer(model, sample) {
      const draw = drawn[model]![sample]!++;
      const isSignal = signal || model === 1;
      const isRight = isSignal ? world.score(model, sample, draw) === 1 : fixed[sample]!;
      if (!isSignal) {
        const wording = uniform() < OTHER_WORDING ? 'b' : 'a';
        return { isRight, text: `${isRight ? 'right' : 'wrong'} ${wording}` };
      }
      const mistake = uniform() < USUAL_MISTAKE ? 'a' : `b${Math.floor(uniform() * 4)}`;
      return { isRight, text: isRight ? 'right a' : `wrong ${mistake}` };
    },
  };
}

/** What one pass of the expensive model costs beside the cheap one's call. */
const PRICES = [1, 20] as const;

/** The world's answers as an evaluation stores them: the cheap model asked `repeats` times, the other once. */
export function storedAnswers(world: PairWorld, samples: number, repeats: number): StoredTrials {
  const all = Array.from({ length: samples }, (_, sample) => sample);
  const ended = (model: 0 | 1, times: number) =>
    all.flatMap((sample) =>
      Array.from({ length: times }, (_, repeat) => trialOf(world, model, sample, repeat)),
    );
  return {
    samples: all.map(() => ({
      columns: {},
      expected: 'right a',
      alternatives: ['right b'],
      group: null,
    })),
    scorer: { type: 'exact', trim: true, ignoreCase: true, unicode: 'NFC', strict: true },
    passMark: 1,
    candidates: [
      { name: 'cheap', costPerCall: PRICES[0], monthCallUsd: PRICES[0], ended: ended(0, repeats) },
      { name: 'expensive', costPerCall: PRICES[1], monthCallUsd: PRICES[1], ended: ended(1, 1) },
    ],
  };
}

function trialOf(world: PairWorld, model: 0 | 1, sample: number, repeat: number): FinishedTrial {
  const { isRight, text } = world.answer(model, sample);
  return {
    candidate: model,
    sample,
    repeat,
    score: isRight ? 1 : 0,
    failure: isRight ? null : 'wrong',
    uncachedCost: 0,
    latencyMs: null,
    usage: null,
    servedModel: null,
    answer: text,
    note: null,
  };
}

/** How often a policy is right: by asking afresh, sample after sample, as production would. */
export function trueRate(facts: PairFacts, { agree, of }: { agree: number; of: number }): number {
  const world = pairWorld({ ...facts, draws: of }, 999);
  let right = 0;
  for (let sample = 0; sample < facts.samples; sample++) {
    const answers = Array.from({ length: of }, () => world.answer(0, sample));
    const alike = [...Map.groupBy(answers, ({ text }) => text).values()];
    const agreed = alike.find(({ length }) => length >= agree);
    if ((agreed?.[0] ?? world.answer(1, sample)).isRight) right++;
  }
  return right / facts.samples;
}
