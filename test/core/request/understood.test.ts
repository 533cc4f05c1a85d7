import { describe, expect, it } from 'vitest';
import type { EvaluationSpec, Sample } from '../../../src/core/evaluation.ts';
import { understood } from '../../../src/core/request/understood.ts';
import { evaluationRequest } from '../../support/evaluation-request.ts';
import { PLAIN_SCORERS } from '../../support/plain-scorers.ts';

function sentencesOf(
  rows: readonly (Partial<Sample> | readonly [input: string, expected: string])[],
  spec: Partial<EvaluationSpec> = {},
): readonly string[] {
  const samples = rows.map((row): Sample => {
    const [input, expected] = Array.isArray(row) ? row : ['x', 'y'];
    const other = Array.isArray(row) ? {} : row;
    return { columns: { input }, expected, alternatives: [], group: null, ...other };
  });
  return understood({ ...evaluationRequest(spec), samples }).sentences;
}

const JUDGE: Partial<EvaluationSpec> = {
  scorer: { type: 'judge', rubric: 'Good?', model: 'anthropic/claude-opus-5-5' },
};

describe('what was read is told', () => {
  it('with the answers, where they are few and short', () => {
    expect(
      sentencesOf([
        ['a', 'yes'],
        ['b', 'no'],
        ['c', 'yes'],
        ['d', ' no '],
      ]),
    ).toEqual(['4 samples, answers: no 2, yes 2.']);
    expect(sentencesOf([['a', 'yes']])).toEqual(['1 sample, answers: yes 1.']);
    expect(
      sentencesOf([
        ['a', 'yes'],
        ['b', 'no'],
      ]),
    ).toEqual(['2 samples, each with its own answer.']);
  });

  it('with the number of different answers, where they are many or long', () => {
    const nine = Array.from({ length: 10 }, (_, at) => [`${at}`, `kind ${at % 9}`] as const);
    expect(sentencesOf(nine)).toEqual(['10 samples, 9 different answers.']);
    expect(sentencesOf([...nine.slice(0, 8), ['x', 'kind 0']])[0]).toContain('kind 0 2, kind');
    const long = 'x'.repeat(31);
    expect(sentencesOf([['a', long]])).toEqual(['1 sample.']);
    expect(
      sentencesOf([
        ['a', long],
        ['b', long],
      ]),
    ).toEqual(['2 samples, all with the same answer.']);
    expect(
      sentencesOf([
        ['a', 'x\ny'],
        ['b', 'x\ny'],
      ]),
    ).toEqual(['2 samples, all with the same answer.']);
    expect(
      sentencesOf([
        ['a', long.slice(1)],
        ['b', long.slice(1)],
      ])[0],
    ).toContain('answers: xxx');
  });

  it('without answers, where there are none or JSON is compared', () => {
    expect(
      sentencesOf(
        [
          ['a', ''],
          ['b', ' '],
        ],
        JUDGE,
      ),
    ).toEqual(['2 samples.']);
    const json: Partial<EvaluationSpec> = { scorer: PLAIN_SCORERS.json };
    expect(
      sentencesOf(
        [
          ['a', '{}'],
          ['b', '{}'],
        ],
        json,
      ),
    ).toEqual(['2 samples.']);
  });

  it('with what counts once, and what nearly does', () => {
    expect(
      sentencesOf([
        ['a', 'y'],
        ['a', 'y'],
        ['b', 'y'],
      ])[0],
    ).toBe('3 samples, answers: y 3; 1 duplicate counts once.');
    expect(
      sentencesOf([
        ['a', 'y'],
        ['a', 'y'],
        ['a', 'y'],
      ])[0],
    ).toContain('; 2 duplicates count');
    expect(
      sentencesOf([
        ['Hi there', 'y'],
        ['hi  there', 'y'],
      ])[1],
    ).toBe(
      '1 sample differs from another in capitals, spaces or punctuation alone and counts as new: give it and the other one "group".',
    );
    expect(
      sentencesOf([
        ['Hi', 'y'],
        ['hi', 'y'],
        ['HI', 'y'],
      ])[1],
    ).toContain(
      '2 samples differ from another in capitals, spaces or punctuation alone and count as new: give them',
    );
  });

  it('with equal inputs that expect different answers', () => {
    expect(
      sentencesOf([
        ['b', 'no'],
        ['a', 'yes'],
        ['a', 'no'],
      ])[1],
    ).toBe(
      'Samples 2 and 3 are the same and expect different answers: no model can get both right.',
    );
  });

  it('with columns that are empty', () => {
    const rows = [{ columns: { input: 'a', b: ' ' } }, { columns: { input: 'c', b: 'd' } }];
    expect(sentencesOf(rows, { prompt: '{{input}} {{b}}' })).toContain(
      '{{b}} is empty in 1 of 2 samples: nothing stands there.',
    );
    expect(sentencesOf(rows, { system: '{{b}}', prompt: '{{input}}' })).toContain(
      '{{b}} is empty in 1 of 2 samples: nothing stands there.',
    );
    expect(sentencesOf(rows, { prompt: '{{input}}' })).toHaveLength(1);
  });

  it('with what is sent as JSON, or as turns', () => {
    const json = [{ columns: { input: '{"a": 1}' } }, { columns: { input: 'b' } }];
    expect(sentencesOf(json)).toContain(
      '{{input}} is sent as JSON text: {{input.part}} or {{input[0]}} would send a part of it.',
    );
    expect(
      sentencesOf([
        ['{"a": 1', 'y'],
        ['[x]', 'y'],
      ]),
    ).toHaveLength(1);
    const talk = JSON.stringify([{ role: 'user', content: 'Hi' }]);
    const one = sentencesOf([{ columns: { input: talk } }, { columns: { input: 'b' } }]);
    expect(one).toContain(
      '1 sample is a conversation: sent as turns, {{…}} stands for the last message.',
    );
    expect(one.join()).not.toContain('JSON text');
    const columns = { system: '{"parts": [{"text": "Be brief"}]}', input: talk };
    expect(sentencesOf([{ columns }])).toContain(
      'The column system is not sent: write system: "{{system.parts[0].text}}" to send it as the system prompt.',
    );
    expect(sentencesOf([{ columns: { input: talk } }, { columns: { input: talk } }])).toContain(
      '2 samples are conversations: sent as turns, {{…}} stands for the last message.',
    );
  });

  it('with numbers that stand for labels', () => {
    const rows = [
      ['a', '1'],
      ['b', '0'],
      ['c', '1'],
    ] as const;
    const words =
      "The expected answers are the numbers 0, 1, which the prompt doesn't name: say there what each stands for.";
    expect(sentencesOf(rows)).toContain(words);
    expect(sentencesOf(rows, { prompt: '0 is bad, 1 good: {{input}}' })).not.toContain(words);
    expect(sentencesOf(rows, { system: '0 is bad, 1 good' })).not.toContain(words);
    expect(sentencesOf(rows, { context: '0 is bad, 1 good' })).not.toContain(words);
    expect(sentencesOf(rows, JUDGE)).not.toContain(words);
    expect(
      sentencesOf([
        ['a', '1'],
        ['b', '10'],
        ['c', '1'],
      ]),
    ).toHaveLength(1);
    expect(
      sentencesOf([
        ['a', '1'],
        ['b', '1'],
      ]),
    ).toHaveLength(1);
    expect(
      sentencesOf([
        ['a', '1'],
        ['b', '0'],
      ]),
    ).toHaveLength(1);
  });

  it('with letters that no choice has', () => {
    const words =
      'The expected answers are the letters A, B, which stand before no choice that is sent: write them there.';
    expect(
      sentencesOf([
        ['x?', 'A'],
        ['y?', 'B'],
        ['z?', 'A'],
      ]),
    ).toContain(words);
    expect(
      sentencesOf([
        ['x? A) 1 B) 2', 'A'],
        ['y? A) 3 B) 4', 'B'],
      ]),
    ).not.toContain(words);
    expect(
      sentencesOf([
        ['x? A) 1', 'A'],
        ['y?', 'B'],
      ]),
    ).not.toContain(words);
    expect(
      sentencesOf([
        ['x?', 'A'],
        ['y?', 'K'],
        ['z?', 'A'],
      ]),
    ).toHaveLength(1);
    expect(
      sentencesOf([
        ['x?', 'A'],
        ['y?', 'A'],
      ]),
    ).toHaveLength(1);
    expect(
      sentencesOf(
        [
          ['x?', 'A'],
          ['y?', 'B'],
        ],
        JUDGE,
      ),
    ).not.toContain(words);
  });

  it('with the notes on its files and the first sample as it is sent', () => {
    const request = evaluationRequest({ dataNotes: ['Drawn.'], prompt: 'Say: {{input}}' }, 2);
    const [first] = request.samples;
    const samples = [{ ...first!, alternatives: ['', 'okay'] }, request.samples[1]!];
    const { sentences, first: shown } = understood({ ...request, samples });
    expect(sentences).toContain('Drawn.');
    expect(shown).toMatchObject({ prompt: 'Say: Sample 0', expected: ['ok', 'okay'] });
    expect(() => understood({ ...request, samples: [] })).toThrow('at least one sample');
  });
});
