import type { Sample } from '../../../src/core/evaluation.ts';
import type { FinishedTrial } from '../../../src/core/trial.ts';
import type { StoredTrials } from '../../../src/core/why/stored-trials.ts';
import { PLAIN_SCORERS } from '../../support/plain-scorers.ts';

/** A trial that was answered; right where it scores 1. */
export function trial(facts: Partial<FinishedTrial> = {}): FinishedTrial {
  const score = facts.score === undefined ? 1 : facts.score;
  return {
    candidate: 0,
    sample: 0,
    repeat: 0,
    score,
    failure: score === 0 ? 'wrong' : null,
    uncachedCost: 0.001,
    latencyMs: 400,
    usage: null,
    servedModel: null,
    answer: score === 1 ? 'right' : 'wrong',
    note: null,
    ...facts,
  };
}

/** The trials of one sample, one a character: 1 right, 0 wrong, - without a score. */
export function trialsOf(sample: number, scores: string, facts: Partial<FinishedTrial> = {}) {
  return [...scores].map((each, repeat) =>
    trial({ sample, repeat, score: each === '-' ? null : Number(each), ...facts }),
  );
}

/** Trials of the samples 0, 1, 2, …, one word each: "11 01 -0". */
export function trialsIn(scores: string): FinishedTrial[] {
  return scores.split(' ').flatMap((word, sample) => trialsOf(sample, word));
}

export function sample(facts: Partial<Sample> & { input?: string } = {}): Sample {
  const { input = 'a ticket', ...rest } = facts;
  return { columns: { input }, expected: 'right', alternatives: [], group: null, ...rest };
}

/** Candidates by their trials, each ten times as expensive as the one before: $0.001, $0.01, … */
export function stored(
  candidates: readonly (readonly FinishedTrial[])[],
  facts: Partial<StoredTrials> = {},
): StoredTrials {
  const most = Math.max(0, ...candidates.flat().map((each) => each.sample + 1));
  return {
    samples: Array.from({ length: most }, () => sample()),
    scorer: PLAIN_SCORERS.exact,
    passMark: 1,
    candidates: candidates.map((ended, index) => ({
      name: `model-${index}`,
      costPerCall: 0.001 * 10 ** index,
      monthCallUsd: 0.001 * 10 ** index,
      ended,
    })),
    ...facts,
  };
}

/** Trials by sample, one word each, a letter a trial: `r` right, others wrong with that answer, `-` missing. */
export function letteredTrials(words: readonly string[]): FinishedTrial[] {
  return words.flatMap((word, at) =>
    [...word].map((letter, repeat) =>
      trial({
        sample: at,
        repeat,
        answer: letter === 'r' ? 'right' : letter,
        score: letter === '-' ? null : letter === 'r' ? 1 : 0,
      }),
    ),
  );
}

/** So many times the same word. */
export const words = (count: number, word: string) => Array<string>(count).fill(word);
