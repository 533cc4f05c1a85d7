import { describe, expect, it } from 'vitest';
import type { Candidate, Sample } from '../../../src/core/evaluation.ts';
import { withShownSamples } from '../../../src/core/request/shown-samples.ts';
import { candidate, FLASH_LITE, HAIKU } from '../../support/evaluation-request.ts';

const NOTHING = { context: null, examples: [], rules: null, planner: null, escalation: null };
const PLAIN = candidate(FLASH_LITE);

/** A candidate with a recipe, under a name of its own. */
const shownTo = (name: string): Candidate => ({ ...candidate(HAIKU), name, recipe: NOTHING });

const sample = (input: string, group: string | null = null): Sample => ({
  columns: { input },
  expected: `of ${input}`,
  alternatives: [],
  group,
});

const exampleOf = (input: string) => ({ input, answer: `of ${input}` });

describe('samples that are shown as examples', () => {
  const samples = ['a', 'bb', 'ccc', 'dddd'].map((input) => sample(input));

  it('go to the candidates that are to be shown some, as many as each is', () => {
    const candidates = [shownTo('one'), shownTo('two'), shownTo('rules alone'), PLAIN];
    const shown = new Map([
      ['one', 1],
      ['two', 2],
    ]);
    const read = withShownSamples({ candidates, shown }, '{{input}}', samples);
    expect(read.candidates).toEqual([
      { ...candidates[0], recipe: { ...NOTHING, examples: [exampleOf('a')] } },
      { ...candidates[1], recipe: { ...NOTHING, examples: [exampleOf('a'), exampleOf('bb')] } },
      candidates[2],
      PLAIN,
    ]);
    expect(read.candidates[2]).toBe(candidates[2]);
  });

  it('are asked of no candidate', () => {
    const line = (number: number) => ({
      candidates: [shownTo('one'), PLAIN],
      shown: new Map([['one', number]]),
    });
    const one = withShownSamples(line(1), '{{input}}', samples);
    expect(one.samples).toEqual(samples.slice(1));
    expect(one.note).toBe('1 sample is shown as examples, and asked of no model.');
    const two = withShownSamples(line(2), '{{input}}', samples);
    expect(two.samples).toEqual(samples.slice(2));
    expect(two.note).toBe('2 samples are shown as examples, and asked of no model.');
  });

  it('take those of their group with them', () => {
    const grouped = [sample('a', 'x'), sample('bb', 'y'), sample('ccc', 'x'), sample('dddd')];
    const line = { candidates: [shownTo('one')], shown: new Map([['one', 1]]) };
    const read = withShownSamples(line, '{{input}}', grouped);
    expect(read.samples).toEqual([grouped[1], grouped[3]]);
    expect(read.note).toBe('2 samples are shown as examples, and asked of no model.');
  });

  it('are none where no candidate is to be shown any', () => {
    const candidates = [shownTo('one'), PLAIN];
    expect(withShownSamples({ candidates, shown: new Map() }, '{{input}}', samples)).toEqual({
      candidates,
      samples,
      note: null,
    });
  });
});
