import { expect, it } from 'vitest';
import { type Draft, draftValues, readDraft } from '../../../../src/core/request/form/draft.ts';
import { formView } from '../../../support/fixtures/form-fixtures.ts';

const { values, samples } = formView();
const draft: Draft = {
  values,
  samples,
  file: null,
  document: null,
  variants: null,
  again: null,
  channel: 'C1',
  refusal: null,
  responseUrl: null,
  onlyMe: false,
};
const document = { name: 'faq.md', text: 'Refunds take 30 days.' };

it.each([
  ['Be kind.', null, 'Be kind.'],
  [' ', document, 'Refunds take 30 days.'],
  ['Be kind.', document, 'Refunds take 30 days.\n\nBe kind.'],
])('models know what was typed, %j, after a document', (typed, given, known) => {
  const filled = { ...draft, values: { ...values, context: typed }, document: given };
  expect(draftValues(filled).context).toBe(known);
});

it('a draft that was stored before forms took documents has none', () => {
  const { document: _, ...before } = draft;
  expect(readDraft(before as Draft)).toEqual(draft);
});
