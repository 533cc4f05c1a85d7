import { describe, expect, it } from 'vitest';
import type { AddedSamples } from '../../../src/core/adding/added-samples.ts';
import { addedWords, leftOutWords } from '../../../src/core/adding/added-words.ts';
import { overlapWords } from '../../../src/core/adding/overlap-words.ts';
import { roundsWords } from '../../../src/core/result/words/measured-words.ts';
import { evaluationRequest } from '../../support/evaluation-request.ts';

/** What a file brought: so many new samples, and so many that were left out for each reason. */
function added(fresh: number, each: number): AddedSamples {
  const { samples } = evaluationRequest({}, fresh);
  const left = { present: each, otherAnswers: each, repeated: each, inGroups: each, shown: each };
  return { samples, ...left, notes: [] };
}

describe('what is said of samples that are added', () => {
  it('reads in singular and plural', () => {
    expect(addedWords(added(1, 0), 12)).toBe('1 sample is new: with the 12 that it has, 13.');
    expect(leftOutWords(added(0, 0))).toEqual([]);
    expect(leftOutWords(added(0, 1))).toEqual([
      '1 sample was in it already, and is not asked again.',
      '1 sample of these has another expected answer here: the one it had stands.',
      '1 sample stands there twice, and counts once.',
      '1 sample is in a group that it has, with which it counts as one: left out.',
      '1 sample is shown as an example: left out.',
    ]);
    expect(leftOutWords(added(0, 2)).map((sentence) => sentence.slice(0, 20))).toEqual([
      '2 samples were in it',
      '2 samples of these h',
      '2 samples stand ther',
      '2 samples are in gro',
      '2 samples are shown ',
    ]);
  });

  it('says of a new run what an earlier one has of its samples', () => {
    const overlap = { id: 'ab12', name: 'tickets', startedAt: new Date('2026-11-03'), shared: 60 };
    expect(overlapWords(overlap, 60)).toMatch(
      /^All 60 samples were already in evaluation ab12 \(“tickets”, 3 Nov 2026\): .* Add new ones to that one instead/,
    );
    expect(overlapWords({ ...overlap, shared: 1 }, 60)).toMatch(
      /^1 of these 60 samples was already .* Add the other 59 to that one instead/,
    );
  });

  it('names the rounds, each where they are few', () => {
    const rounds = (...sizes: number[]) =>
      roundsWords({ rounds: sizes.map((samples) => ({ samples, at: '2026-11-26T12:00:00Z' })) });
    expect(rounds()).toBe('');
    expect(rounds(60)).toBe('');
    expect(rounds(30, 1_000)).toBe(' in 2 rounds (30, then 1,000)');
    expect(rounds(1, 2, 3, 4, 5, 6, 7)).toBe(' in 7 rounds');
  });
});
