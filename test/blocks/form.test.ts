import type { InputBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { formModal, loadingModal } from '../../src/blocks/form.ts';
import { estimate, UNPROVABLE } from '../support/fixtures/estimate-fixtures.ts';
import { formView } from '../support/fixtures/form-fixtures.ts';
import { validateModal } from '../support/validate-blocks.ts';

const inputsOf = (view: ReturnType<typeof formModal>) =>
  view.blocks.filter((block): block is InputBlock => block.type === 'input');
const values = formView().values;
const fault = (message: string) => ({
  file: null,
  line: null,
  column: null,
  field: 'bar',
  message,
});

describe('the form', () => {
  it('asks for every field under its own name', () => {
    expect(inputsOf(formModal(formView())).map(({ block_id }) => block_id)).toEqual([
      'task',
      'samples',
      'samples-2',
      'scorer',
      'models',
      'bar',
      'estimand',
      'volume',
      'repeats',
      'budget',
      'name',
    ]);
  });

  it('is filled in with what is known', () => {
    const filled = inputsOf(formModal(formView())).map(({ block_id, element }) => [
      block_id,
      'initial_value' in element
        ? element.initial_value
        : 'initial_option' in element
          ? element.initial_option?.value
          : 'initial_options' in element
            ? element.initial_options?.map((option) => 'value' in option && option.value)
            : null,
    ]);
    expect(Object.fromEntries(filled)).toEqual({
      task: values.task,
      samples: values.samples,
      estimand: 'population',
      'samples-2': null,
      scorer: 'exact',
      models: values.models,
      bar: '90%',
      volume: '100000',
      repeats: '3',
      budget: '2',
      name: null,
    });
  });

  it('says where the result goes and that nothing is spent yet', () => {
    expect(JSON.stringify(formModal(formView()).blocks.at(-1))).toContain(
      'The result is posted in <#C0SUPPORT>, with your name. Nothing is spent before',
    );
  });

  it('shows what the samples can show and may cost', () => {
    const text = JSON.stringify(formModal(formView({ estimate: estimate() })).blocks);
    expect(text).toContain('your bar of 90% allows at most 2 wrong samples in 60');
    expect(text).toContain(
      'About $0.38 for 245 calls, at most $1.20. Every model on every sample: $2.61.',
    );
  });

  it('warns where the bar can’t be proven, and its button says so', () => {
    const view = formModal(formView({ estimate: UNPROVABLE }));
    expect(view.submit?.text).toBe('Start anyway');
    expect(view.blocks.find(({ type }) => type === 'alert')).toMatchObject({ level: 'warning' });
    expect(formModal(formView({ estimate: estimate() })).submit?.text).toBe('Start');
  });

  it('says why there is no estimate yet', () => {
    const view = formModal(formView({ faults: [fault('The bar is empty.'), fault('x')] }));
    expect(JSON.stringify(view.blocks)).toContain('Not ready yet: The bar is empty. (and 1 more)');
  });

  it('says simulated', () => {
    expect(JSON.stringify(formModal(formView({ simulated: true })).blocks[0])).toContain(
      'Simulated',
    );
  });

  it('spreads long samples over fields that together hold them all', () => {
    const samples = Array.from({ length: 200 }, (_, i) => `ticket number ${i} => other`).join('\n');
    const view = formModal(formView({ values: { ...values, samples } }));
    const texts = inputsOf(view)
      .filter(({ block_id }) => block_id?.startsWith('samples'))
      .map(({ element }) => ('initial_value' in element ? element.initial_value : undefined));
    expect(texts.at(-1)).toBeUndefined();
    expect(texts.slice(0, -1).join('\n')).toBe(samples);
    expect(validateModal(view)).toEqual([]);
  });

  const models = Array.from({ length: 130 }, (_, index) => ({
    name: `provider/model-${index}`,
    label: `Model ${index} ${'x'.repeat(100)}`,
    price: 'p'.repeat(200),
  }));
  const cases = [
    { name: 'while it loads', view: loadingModal() },
    { name: 'filled in', view: formModal(formView()) },
    { name: 'with an estimate', view: formModal(formView({ estimate: UNPROVABLE })) },
    {
      name: 'with a long fault',
      view: formModal(formView({ faults: [fault('x'.repeat(999))] })),
    },
    { name: 'with 130 models', view: formModal(formView({ models })) },
    {
      name: 'with nothing typed',
      view: formModal(formView({ values: { ...values, task: '', samples: '', models: [] } })),
    },
    {
      name: 'with more than it holds',
      view: formModal(
        formView({ values: { ...values, task: 'x'.repeat(4_000), samples: 'y\n'.repeat(20_000) } }),
      ),
    },
  ];
  it.each(cases)('is taken by Slack $name', ({ view }) => {
    expect(validateModal(view)).toEqual([]);
  });

  it('says when it can’t hold what was typed', () => {
    expect(JSON.stringify(cases.at(-1)?.view.blocks[0])).toContain('longer than this form takes');
  });
});
