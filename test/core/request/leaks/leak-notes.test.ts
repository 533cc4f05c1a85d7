import { describe, expect, it } from 'vitest';
import type { Candidate, EvaluationRequest } from '../../../../src/core/evaluation.ts';
import { leakNotes } from '../../../../src/core/request/leaks/leak-notes.ts';
import { PLAIN } from '../../../../src/core/request/recipe-of.ts';
import { candidate, evaluationRequest, FLASH_LITE } from '../../../support/evaluation-request.ts';

const QUESTION = 'May I still return the shoes after six weeks';

/** Two questions, and a column that no model is shown. */
function request(context: string | null, recipe?: Candidate['recipe']): EvaluationRequest {
  const plain = candidate(FLASH_LITE);
  const { spec, samples } = evaluationRequest(
    {
      prompt: 'Answer: {{input}}',
      context,
      candidates: [plain, ...(recipe ? [{ ...plain, name: 'with a recipe', recipe }] : [])],
    },
    2,
  );
  const columns = [
    { input: QUESTION, source: 'From the second page of our handbook' },
    { input: 'When are you open on a Monday morning', source: 'none' },
  ];
  return { spec, samples: samples.map((each, at) => ({ ...each, columns: columns[at]! })) };
}

describe('an evaluation whose models are told its test questions', () => {
  it('is warned of, where they stand in its document', () => {
    expect(leakNotes(request(`FAQ. ${QUESTION.toUpperCase()}? Yes.`))).toEqual([
      'Your document contains 1 of your 2 test questions word for word: the score will be too good.',
    ]);
  });

  it('is warned of, where they stand in what one recipe is given', () => {
    const texts = {
      context: `${QUESTION}? Yes.`,
      rules: `Say yes to: ${QUESTION}`,
      examples: [{ input: QUESTION, answer: 'yes' }],
    };
    expect(leakNotes(request(null, { ...PLAIN, ...texts }))).toEqual(
      [
        'document of with a recipe contains',
        'rules of with a recipe contain',
        'examples of with a recipe contain',
      ].map(
        (holds) =>
          `The ${holds} 1 of your 2 test questions word for word: the score will be too good.`,
      ),
    );
  });

  it('is not one where only a column that nobody is shown stands there', () => {
    expect(leakNotes(request('This is from the second page of our handbook.'))).toEqual([]);
  });

  it('is not one without a document', () => {
    expect(leakNotes(request(null))).toEqual([]);
    expect(leakNotes(request('We are open from nine to five.', PLAIN))).toEqual([]);
  });
});
