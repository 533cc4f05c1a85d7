import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { askedAgain } from '../../../src/core/request/asked-again.ts';
import { parseScorer } from '../../../src/core/request/parse-scorer.ts';
import { evaluationRequest, FLASH_LITE, HAIKU } from '../../support/evaluation-request.ts';

const today = { catalog: loadCatalog(), at: new Date('2026-11-26') };
const AS_IT_WAS = { bar: null, scorer: null };
const namesOf = ({ spec }: ReturnType<typeof askedAgain>) =>
  spec.candidates.map(({ name }) => name);

describe('an evaluation asked again', () => {
  it('is what it was, or has another bar and answer check', () => {
    const request = evaluationRequest();
    expect(askedAgain(request, AS_IT_WAS, today)).toEqual(request);
    const read = parseScorer('contains');
    const scorer = 'scorer' in read ? read.scorer : null;
    const bar = { kind: 'absolute', rate: 0.7 } as const;
    expect(askedAgain(request, { bar, scorer }, today).spec).toEqual({
      ...request.spec,
      bar,
      scorer,
    });
  });

  it('leaves out models that have retired or are not listed', () => {
    const { catalog } = today;
    const models = catalog.models.map((model) =>
      model.name === HAIKU ? { ...model, retires: '2026-11-25' } : model,
    );
    const again = askedAgain(evaluationRequest(), AS_IT_WAS, {
      ...today,
      catalog: { ...catalog, models },
    });
    expect(namesOf(again)).toEqual([FLASH_LITE]);
    expect(() =>
      askedAgain(evaluationRequest(), AS_IT_WAS, { ...today, catalog: { ...catalog, models: [] } }),
    ).toThrow('None of its models can be called any more');
  });

  it('is refused where its samples or models do not fit what is asked', () => {
    const read = parseScorer('number');
    const scorer = 'scorer' in read ? read.scorer : null;
    expect(() => askedAgain(evaluationRequest(), { bar: null, scorer }, today)).toThrow(
      'do not fit this answer check',
    );
    const bar = { kind: 'relative', within: 0.05, of: 'anthropic/other' } as const;
    expect(() => askedAgain(evaluationRequest(), { bar, scorer: null }, today)).toThrow(
      'not one of its models',
    );
  });
});
