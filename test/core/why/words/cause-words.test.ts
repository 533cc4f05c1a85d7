import { describe, expect, it } from 'vitest';
import {
  type CauseFacts,
  causeWords,
  differenceWords,
  fairWords,
} from '../../../../src/core/why/words/cause-words.ts';
import { arm } from '../why-fixtures.ts';

const confirmed = {
  samples: 28,
  right: 27.4,
  plainRight: 20,
  difference: 0.26,
  interval90: [0.1, 0.4] as [number, number],
  helps: true,
};
const screening = {
  samples: 12,
  passedByChance: 6,
  arms: [],
  stayWrong: [0, 1, 2, 3, 4, 5, 6, 7, 8],
};
const facts = (changes: Partial<CauseFacts>): CauseFacts => ({
  cause: 'knowledge',
  label: 'Flash-Lite',
  screening,
  arm: arm({ addedTokens: 1_480 }),
  confirmed,
  interval90: [0.82, 0.99],
  bigger: { name: 'Opus 5.5', right: 9, samples: 9 },
  ...changes,
});
const said = (changes: Partial<CauseFacts>) => causeWords(facts(changes));

describe('a cause that was fixed', () => {
  it('is knowledge, with the document and its tokens', () => {
    expect(said({})).toBe(
      'Flash-Lite lacked knowledge, not skill: with faq.md (1,480 tokens) it is right on 27 of 28 fresh samples (82-99%), without it on 20.',
    );
  });

  it('is effort', () => {
    expect(
      said({ cause: 'effort', arm: arm({ kind: 'effort', label: 'high' }), interval90: null }),
    ).toBe(
      'Flash-Lite had to think longer: at effort high it is right on 27 of 28 fresh samples, without it on 20.',
    );
  });

  it('is rules that were not written down', () => {
    const one = { ...confirmed, samples: 1, right: 1, plainRight: 0 };
    const rules = arm({ kind: 'rules', label: 'rules', addedTokens: 1 });
    expect(
      said({ cause: 'unwritten rules', arm: rules, confirmed: one, interval90: [0.3, 1] }),
    ).toBe(
      'Your rules were not written down: with rules (1 token) Flash-Lite is right on 1 of 1 fresh sample (30-100%), without them on 0.',
    );
    const examples = arm({ kind: 'examples', label: '5 examples', addedTokens: 400 });
    expect(said({ cause: 'unwritten rules', arm: examples })).toContain(
      'with 5 examples (400 tokens) Flash-Lite',
    );
  });
});

describe('a cause that was not fixed', () => {
  it('is not confirmed by fresh trials, or not yet', () => {
    expect(said({ cause: 'not confirmed', confirmed: { ...confirmed, right: 22 } })).toBe(
      'Flash-Lite seemed to do better with faq.md (1,480 tokens), but fresh trials don’t confirm it: right on 22 of 28 samples with it, on 20 without.',
    );
    expect(said({ cause: 'not confirmed', confirmed: null })).toBe(
      'Flash-Lite seemed to do better with faq.md (1,480 tokens): it takes fresh trials to confirm it.',
    );
  });

  it('is not known where the fresh trials ended soon', () => {
    const soon = { ...confirmed, samples: 6, right: 5, plainRight: 3 };
    expect(said({ cause: 'not confirmed', confirmed: soon })).toBe(
      'Flash-Lite seemed to do better with faq.md (1,480 tokens), but its fresh trials ended after 6 samples, too few to tell: right on 5 with it, on 3 without.',
    );
  });

  it('is not told before all was tried', () => {
    expect(said({ cause: 'not finished' })).toBe(
      'It is too early to say why Flash-Lite fails: it ended before all was tried, and nothing helped so far.',
    );
  });

  it('is luck', () => {
    expect(said({ cause: 'luck' })).toBe('It was luck: 6 of 12 failures pass on a plain retry.');
    const one = { ...screening, samples: 1, passedByChance: 1 };
    expect(said({ cause: 'luck', screening: one })).toBe(
      'It was luck: 1 of 1 failure passes on a plain retry.',
    );
  });

  it('is the document', () => {
    expect(said({ cause: 'not in the document' })).toBe(
      'The document does not say it: 9 of 12 stay wrong.',
    );
    expect(said({ cause: 'unused' })).toBe(
      'The document says it, and Flash-Lite can’t use it: 9 of 12 stay wrong.',
    );
  });

  it('is knowledge or skill, where no document was tried', () => {
    expect(said({ cause: 'knowledge or skill' })).toBe(
      'Nothing helped: 9 of 12 stay wrong, and Opus 5.5 gets them right. Flash-Lite lacks knowledge or skill: a document with what it should know tells which.',
    );
  });

  it('is skill, where a bigger model is right', () => {
    expect(said({ cause: 'skill', label: 'Haiku' })).toBe(
      'Nothing helped: 9 of 12 stay wrong, and Opus 5.5 gets them right. Haiku is not able enough.',
    );
    const bigger = { name: 'Opus 5.5', right: 6, samples: 8 };
    expect(said({ cause: 'skill', bigger })).toBe(
      'Nothing helped: 9 of 12 stay wrong, and Opus 5.5 gets 6 of 8 right. Flash-Lite is not able enough.',
    );
    const one = { ...screening, stayWrong: [0] };
    expect(
      said({ cause: 'skill', screening: one, bigger: { ...bigger, right: 1, samples: 1 } }),
    ).toBe(
      'Nothing helped: 1 of 12 stays wrong, and Opus 5.5 gets it right. Flash-Lite is not able enough.',
    );
  });

  it('is the task or the answers, where no bigger model is right', () => {
    const bigger = { name: 'Opus 5.5', right: 1, samples: 9 };
    expect(said({ cause: 'task or answers', bigger })).toBe(
      'Nothing helped: 9 of 12 stay wrong, and Opus 5.5 gets only 1 of 9 right: look at the task and the expected answers.',
    );
    expect(said({ cause: 'task or answers', bigger: { ...bigger, right: 0 } })).toContain(
      'and Opus 5.5 gets none of 9 right:',
    );
  });

  it('is unknown, where no bigger model was asked', () => {
    const words = 'Nothing helped: 9 of 12 stay wrong, and no more expensive model was asked them.';
    expect(said({ cause: 'unknown', bigger: null })).toBe(words);
    expect(said({ cause: 'unknown', bigger: { name: 'x', right: 0, samples: 0 } })).toBe(words);
  });
});

it.each([
  [
    { samples: 28, difference: 0.264, interval90: [0.101, 0.399] },
    'these 28 samples: +26 points (+10 to +40).',
  ],
  [{ samples: 1, difference: -0.01, interval90: [-0.041, 0] }, 'this sample: -1 point (-5 to 0).'],
] as const)('the difference to the plain model is told with its interval', (comparison, words) => {
  const { interval90, ...rest } = comparison;
  expect(differenceWords({ ...rest, interval90: [...interval90] })).toBe(
    `The difference on ${words}`,
  );
});

it('the incumbent is given the same', () => {
  expect(
    fairWords('Opus 5.5', { ...confirmed, right: 28, plainRight: 27 }, 'the same document'),
  ).toBe('Opus 5.5 with the same document is right on 28 of 28 samples, without it on 27.');
});
