import { describe, expect, it } from 'vitest';
import { cacheNote, variableBefore } from '../../../src/core/request/cache-note.ts';
import { PLAIN } from '../../../src/core/request/recipe-of.ts';
import { evaluationRequest } from '../../support/evaluation-request.ts';

describe('the variable before a document', () => {
  it.each([
    [null, '{{input}}', null],
    ['You sort.', 'Read {{context}} and answer {{input}}', null],
    ['You sort.', 'Answer {{input}} by {{context}}', 'input'],
    ['For {{company}}.', 'Read {{context}} and answer {{input}}', 'company'],
    ['For {{company}}.', 'Answer {{input}}', 'company'],
    ['By {{context}} for {{company}}.', '{{input}}', null],
  ])('of the system prompt %j and the prompt %j is %j', (system, prompt, variable) => {
    expect(variableBefore({ system, prompt }, 'document')).toBe(variable);
  });

  it.each([
    ['You sort.', 'Answer {{input}} by {{context}}', null],
    ['By {{context}}.', '{{input}}', null],
    ['By {{context}} for {{company}}.', '{{input}}', 'company'],
  ])(
    'is another one where examples and rules end the system prompt %j',
    (system, prompt, variable) => {
      expect(variableBefore({ system, prompt }, 'instructions')).toBe(variable);
    },
  );
});

describe('a document behind what changes', () => {
  const spec = (context: string | null) => ({
    spec: { ...evaluationRequest().spec, prompt: '{{input}} {{context}}', context },
  });

  it('is said not to be kept cached', () => {
    expect(cacheNote(spec('Refunds take 30 days.'))).toBe(
      '{{input}} stands before what the models should know and changes with every call: no provider can keep that cached. Put {{context}} first.',
    );
  });

  it('is said of one that a single model is given', () => {
    const { spec: own } = spec(null);
    const [first] = own.candidates;
    const recipe = { ...PLAIN, context: 'Refunds' };
    expect(cacheNote({ spec: { ...own, candidates: [{ ...first!, recipe }] } })).not.toBeNull();
  });

  it('is not one where there is none', () => {
    expect(cacheNote(spec(null))).toBeNull();
  });
});
