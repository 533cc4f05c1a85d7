import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../../src/catalog-file.ts';
import type { EvaluationSpec } from '../../../../src/core/evaluation.ts';
import { draftValues } from '../../../../src/core/request/form/draft.ts';
import { formOfRequest } from '../../../../src/core/request/form/form-of-request.ts';
import { requestFromForm } from '../../../../src/core/request/form/request-from-form.ts';
import { PLAIN } from '../../../../src/core/request/recipe-of.ts';
import { candidate, evaluationRequest, HAIKU } from '../../../support/evaluation-request.ts';

const catalog = loadCatalog();

/** The same evaluation once it has been through the form. */
function throughForm(spec: Partial<EvaluationSpec>, samples = 12) {
  const { leftOut, ...form } = formOfRequest(evaluationRequest(spec, samples));
  const draft = { ...form, samples: [], variants: null, again: null, channel: 'C1', onlyMe: false };
  const read = requestFromForm(draftValues({ ...draft, refusal: null, responseUrl: null }), {
    catalog,
    at: new Date('2026-11-26'),
  });
  expect(leftOut).toEqual([]);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.request;
}

describe('a stored evaluation in the form', () => {
  it.each<Partial<EvaluationSpec>>([
    { system: 'Be short.', context: 'The price is 5.', prompt: '{{input}} {{context}}' },
    { context: 'A rule of the shop. '.repeat(400) },
    { bar: { kind: 'absolute', rate: 0.29 }, budget: 0.5, volume: 12_345, repeats: 5 },
    { bar: { kind: 'relative', within: 0.07, of: HAIKU } },
    { latency: { withinMs: 1_500, share: 0.9 }, estimand: 'these-samples', current: HAIKU },
    { latency: { withinMs: 800, share: 0.95, firstToken: true } },
    { scorer: { type: 'judge', rubric: 'Is it polite?', model: 'anthropic/claude-opus-5-5' } },
  ])('comes back as it was: %j', (spec) => {
    expect(throughForm(spec).spec).toMatchObject(spec);
  });

  it('keeps its samples, with every answer that is accepted', () => {
    const { samples } = throughForm({});
    expect(samples.map(({ columns, expected }) => ({ columns, expected }))).toEqual(
      evaluationRequest({}, 12).samples.map(({ columns, expected }) => ({ columns, expected })),
    );
  });

  it('leaves out candidates with a recipe, and names them', () => {
    const planned = {
      ...candidate(HAIKU),
      name: 'planned',
      recipe: { ...PLAIN, rules: 'Be kind.' },
    };
    const { values, leftOut } = formOfRequest(
      evaluationRequest({ candidates: [candidate(HAIKU), planned] }),
    );
    expect(values.models).toEqual([HAIKU]);
    expect(leftOut).toEqual(['planned']);
  });
});
