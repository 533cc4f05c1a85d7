import { describe, expect, it } from 'vitest';
import type { Recipe } from '../../../src/core/evaluation.ts';
import { PLAIN } from '../../../src/core/request/recipe-of.ts';
import { renderPlanning, renderRecipe, withPlan } from '../../../src/core/request/render-recipe.ts';

const SAMPLE = { columns: { input: 'My card is lost' } };
const TASK = { system: 'Be brief.', prompt: 'Sort {{input}}', context: 'FAQ' };
const EXAMPLES = [
  { input: 'Refund me', answer: 'billing' },
  { input: 'It crashes', answer: 'bug' },
];

const systemOf = (recipe: Partial<Recipe>, task: Partial<typeof TASK> | { system: null } = {}) =>
  renderRecipe({ ...TASK, ...task }, { recipe: { ...PLAIN, ...recipe } }, SAMPLE).system;

describe('what a candidate is sent', () => {
  it('is the task alone where it has no recipe, or one that adds no text', () => {
    const plain = { system: 'Be brief.\n\nFAQ', turns: [], prompt: 'Sort My card is lost' };
    expect(renderRecipe(TASK, {}, SAMPLE)).toEqual(plain);
    expect(renderRecipe(TASK, { recipe: PLAIN }, SAMPLE)).toEqual(plain);
  });

  it('has its own context in the place of the evaluation’s', () => {
    expect(systemOf({ context: 'Manual' })).toBe('Be brief.\n\nManual');
  });

  it('ends its system prompt with its rules and its examples', () => {
    expect(systemOf({ rules: 'Cards are billing.', examples: EXAMPLES })).toBe(
      [
        'Be brief.',
        'FAQ',
        'Rules:\nCards are billing.',
        'Examples of right answers:',
        'Input: Refund me\nAnswer: billing',
        'Input: It crashes\nAnswer: bug',
      ].join('\n\n'),
    );
  });

  it('has them as its system prompt where there is no other', () => {
    const bare = { system: null, context: null };
    const sent = (recipe: Partial<Recipe>, system: string | null = null) =>
      renderRecipe({ ...TASK, ...bare, system }, { recipe: { ...PLAIN, ...recipe } }, SAMPLE)
        .system;
    expect(sent({ rules: 'Cards are billing.' })).toBe('Rules:\nCards are billing.');
    expect(sent({ rules: 'Cards are billing.' }, '')).toBe('Rules:\nCards are billing.');
    expect(sent({})).toBeNull();
    expect(sent({ rules: '' })).toBeNull();
    expect(sent({}, '')).toBe('');
  });
});

describe('a plan', () => {
  const rendered = { system: 'Be brief.', turns: [], prompt: 'Sort this' };

  it('is asked for before the system prompt that the candidate gets', () => {
    const { system, ...rest } = renderPlanning(rendered);
    expect(system).toMatch(/^You plan how another, less able model answers\..*\n\nBe brief\.$/s);
    expect(rest).toEqual({ turns: [], prompt: 'Sort this' });
    expect(renderPlanning({ ...rendered, system: null }).system).toMatch(
      /Do not answer yourself\.$/,
    );
  });

  it('stands after the prompt', () => {
    expect(withPlan(rendered, 'Look for the card.')).toEqual({
      ...rendered,
      prompt: 'Sort this\n\nPlan:\nLook for the card.',
    });
  });
});
