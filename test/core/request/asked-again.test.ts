import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { askedAgain } from '../../../src/core/request/asked-again.ts';
import { parseScorer } from '../../../src/core/request/parse-scorer.ts';
import { evaluationRequest, FLASH_LITE, HAIKU } from '../../support/evaluation-request.ts';

const today = { catalog: loadCatalog(), at: new Date('2026-11-26') };
const AS_IT_WAS = { bar: null, scorer: null, pair: null };
const namesOf = ({ spec }: ReturnType<typeof askedAgain>) =>
  spec.candidates.map(({ name }) => name);

describe('an evaluation asked again', () => {
  it('is what it was, or has another bar and answer check', () => {
    const request = evaluationRequest();
    expect(askedAgain(request, AS_IT_WAS, today)).toEqual(request);
    const read = parseScorer('contains');
    const scorer = 'scorer' in read ? read.scorer : null;
    const bar = { kind: 'absolute', rate: 0.7 } as const;
    expect(askedAgain(request, { ...AS_IT_WAS, bar, scorer }, today).spec).toEqual({
      ...request.spec,
      bar,
      scorer,
    });
  });

  it('stands for itself, also where it confirmed what an inquiry found', () => {
    const asked = { of: 'id', candidate: HAIKU, document: null, fixes: [], budget: 1 };
    const request = evaluationRequest({ inquiry: { ...asked, stage: 'confirmation' } });
    expect(askedAgain(request, AS_IT_WAS, today).spec).not.toHaveProperty('inquiry');
  });

  it('is two of its models in a row, as one candidate', () => {
    const pair = { first: FLASH_LITE, to: HAIKU, when: 'disagree', of: 3 } as const;
    const { spec } = askedAgain(evaluationRequest(), { ...AS_IT_WAS, pair }, today);
    expect(spec.candidates).toEqual([
      expect.objectContaining({
        name: `${FLASH_LITE} x3, else ${HAIKU}`,
        model: 'gemini-3.5-flash-lite',
        recipe: expect.objectContaining({
          context: null,
          planner: null,
          escalation: { to: expect.objectContaining({ name: HAIKU }), when: 'disagree', of: 3 },
        }),
      }),
    ]);
    const gone = { ...pair, to: 'anthropic/gone' };
    expect(() => askedAgain(evaluationRequest(), { ...AS_IT_WAS, pair: gone }, today)).toThrow(
      `${FLASH_LITE} and anthropic/gone can't both be called any more.`,
    );
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
    expect(() => askedAgain(evaluationRequest(), { ...AS_IT_WAS, scorer }, today)).toThrow(
      'do not fit this answer check',
    );
    const bar = { kind: 'relative', within: 0.05, of: 'anthropic/other' } as const;
    expect(() => askedAgain(evaluationRequest(), { ...AS_IT_WAS, bar }, today)).toThrow(
      'not one of its models',
    );
  });
});
