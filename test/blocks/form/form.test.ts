import type { InputBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { formStep, loadingModal, noteModal } from '../../../src/blocks/form/form.ts';
import type { Choice } from '../../../src/blocks/form/form-inputs.ts';
import { formLook } from '../../../src/blocks/form/form-look.ts';
import { intoFields } from '../../../src/blocks/form/samples-fields.ts';
import type { Modal } from '../../../src/blocks/parts/surfaces.ts';
import { STEPS } from '../../../src/core/request/form/form-steps.ts';
import { UNPROVABLE } from '../../support/fixtures/estimate-fixtures.ts';
import { formView, lookAt } from '../../support/fixtures/form-fixtures.ts';
import { validateModal } from '../../support/validate-blocks.ts';

const inputsOf = (view: Modal) =>
  view.blocks.filter((block): block is InputBlock => block.type === 'input');
const idsOf = (view: Modal) => inputsOf(view).map(({ block_id }) => block_id);
const textOf = (view: Modal) => JSON.stringify(view.blocks);
const { values } = formView();

describe('the form', () => {
  it('asks for every field once, over three steps', () => {
    expect(STEPS.map((step) => idsOf(formStep(formView({ step }))))).toEqual([
      ['task', 'samples', 'samples-2', 'file', 'earlier', 'system', 'context', 'context-file'],
      ['scorer', 'bar', 'latency', 'estimand', 'volume', 'current'],
      ['models', 'repeats', 'budget', 'name'],
    ]);
  });

  it('asks who judges by what where a model judges, and for no samples where they came as a file', () => {
    const judged = formView({ step: 'right', values: { ...values, scorer: 'judge' } });
    expect(idsOf(formStep(judged)).slice(0, 3)).toEqual(['scorer', 'rubric', 'judge']);
    const filed = formStep(formView({ hasFile: true }));
    expect(idsOf(filed)).toEqual(['task', 'system', 'context', 'context-file']);
    expect(textOf(filed)).toContain('Take other samples');
    const typedAlone = idsOf(formStep(formView({ takesFiles: false })));
    expect(typedAlone.filter((id) => id?.endsWith('file'))).toEqual([]);
  });

  it('asks for no document where one came, and takes another one', () => {
    const step = formStep(formView({ hasDocument: true, hasFile: true }));
    expect(idsOf(step)).toEqual(['task', 'system', 'context']);
    expect(textOf(step)).toContain('Take another document');
    expect(validateModal(step)).toEqual([]);
  });

  it('goes on with Next, and with See the price at the end', () => {
    const submits = STEPS.map((step) => formStep(formView({ step })).submit?.text);
    expect(submits).toEqual(['Next', 'Next', 'See the price']);
  });

  it('keeps each piece of text in its own field', () => {
    const view = formStep(formView({ samples: ['a => 1', '', 'b => 2'] }));
    const shown = inputsOf(view).flatMap(({ block_id, element }) =>
      block_id?.startsWith('samples') && 'initial_value' in element
        ? [[block_id, element.initial_value]]
        : [],
    );
    expect(Object.fromEntries(shown)).toMatchObject({ samples: 'a => 1', 'samples-3': 'b => 2' });
  });

  it('spreads what a command holds over fields that together hold it all, or says that they don’t', () => {
    const samples = Array.from({ length: 200 }, (_, i) => `ticket number ${i} => other`).join('\n');
    const spread = intoFields({ task: 'Sort', samples });
    expect(spread.samples.length).toBeGreaterThan(1);
    expect(spread.samples.join('\n')).toBe(samples);
    expect(spread.whole).toBe(true);
    expect(intoFields({ task: 'x'.repeat(4_000), samples: '' }).whole).toBe(false);
    expect(intoFields({ task: '', samples: 'y\n'.repeat(20_000) }).whole).toBe(false);
  });

  const models = Array.from({ length: 50 }, (_, index) => `provider/model-${index}`);
  const modelOf = (name: string): Choice => [name, 'x'.repeat(100), 'p'.repeat(200)];
  const long = intoFields({ task: 'x'.repeat(4_000), samples: 'y\n'.repeat(20_000) });
  const cases = [
    { name: 'while it loads', view: loadingModal() },
    { name: 'as a note', view: noteModal('x'.repeat(9_000)) },
    ...STEPS.map((step) => ({ name: step, view: formStep(formView({ step, simulated: true })) })),
    {
      name: 'with 50 models',
      view: formStep(formView({ step: 'models', modelOf, values: { ...values, models } })),
    },
    {
      name: 'with a judge and a model in use',
      view: formStep(
        formView({
          step: 'right',
          modelOf,
          values: { ...values, scorer: 'judge', judge: 'a/b', current: 'c/d', rubric: 'x' },
        }),
      ),
    },
    {
      name: 'with nothing typed',
      view: formStep(formView({ values: { ...values, task: '', models: [] }, samples: [] })),
    },
    {
      name: 'with more than it holds',
      view: formStep(
        formView({
          values: { ...values, task: long.task },
          samples: long.samples,
          warnings: ['x'.repeat(999)],
          notes: ['y'.repeat(9_999)],
        }),
      ),
    },
    { name: 'at the last look', view: formLook(lookAt({ simulated: true })) },
    {
      name: 'where nothing can be proven',
      view: formLook(lookAt({ estimate: UNPROVABLE, samples: 1 })),
    },
    {
      name: 'with a long notice',
      view: formLook(
        lookAt({
          notice: { level: 'warning', text: 'x'.repeat(999) },
          understood: ['<!channel> '.repeat(900)],
        }),
      ),
    },
  ];
  it.each(cases)('is taken by Slack $name', ({ view }) => {
    expect(validateModal(view)).toEqual([]);
  });
});

describe('the last look', () => {
  it('says what it can show, may cost, who sees it and who gets the samples', () => {
    const text = textOf(formLook(lookAt()));
    expect(text).toContain('60 samples, answers: billing 21, bug 24, other 15.');
    expect(text).toContain('your bar of 90% allows at most 1 wrong sample in 60');
    expect(text).toContain(
      'About $0.38 for 245 calls, at most $1.20. Asking every model everything: $2.61.',
    );
    expect(text).toContain('<#C0SUPPORT>, from you');
    expect(text).toContain('Anthropic and Google, through');
  });

  it('starts by a button that names the most it can cost', () => {
    expect(formLook(lookAt()).submit?.text).toBe('Start, at most $1.20');
  });

  it('offers the ways out where the samples can’t prove the bar', () => {
    const text = textOf(formLook(lookAt({ samples: 12, estimate: UNPROVABLE })));
    for (const way of ['Lower the bar to 85%', 'These 12 only', 'Add samples']) {
      expect(text).toContain(`"${way}"`);
    }
    expect(textOf(formLook(lookAt()))).not.toContain('Lower the bar');
  });

  it('says that it comes to the person alone, where they want that or the channel is closed', () => {
    const audience = { channel: 'C0SUPPORT', closed: null, onlyMe: true };
    expect(textOf(formLook(lookAt({ audience: audience })))).toContain(
      'You alone, in a direct message.',
    );
    const closed = {
      ...audience,
      onlyMe: false,
      closed: { why: 'as it is archived', next: 'Go.' },
    };
    const text = textOf(formLook(lookAt({ audience: closed })));
    expect(text).toContain('I can’t post in <#C0SUPPORT>, as it is archived. Go.');
    expect(text).not.toContain('Only me');
  });
});
