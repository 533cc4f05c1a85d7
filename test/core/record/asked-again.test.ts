import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { askedAgain } from '../../../src/core/record/asked-again.ts';
import { parseScorer } from '../../../src/core/request/parse-scorer.ts';
import { NO_CHANGES } from '../../../src/core/request/request-changes.ts';
import { evaluationRequest, FLASH_LITE, HAIKU } from '../../support/evaluation-request.ts';

const today = { catalog: loadCatalog(), at: new Date('2026-11-26') };
const namesOf = ({ spec }: ReturnType<typeof askedAgain>) =>
  spec.candidates.map(({ name }) => name);

describe('an evaluation asked again', () => {
  it('is what it was, or has another bar and answer check', () => {
    const request = evaluationRequest();
    expect(askedAgain(request, NO_CHANGES, today)).toEqual(request);
    const read = parseScorer('contains');
    const scorer = 'scorer' in read ? read.scorer : null;
    const bar = { kind: 'absolute', rate: 0.7 } as const;
    expect(askedAgain(request, { ...NO_CHANGES, bar, scorer }, today).spec).toEqual({
      ...request.spec,
      bar,
      scorer,
    });
  });

  it('stands for itself, also where it confirmed what an inquiry found', () => {
    const inquiry = { of: 'id', candidate: HAIKU, document: null, fixes: [], budget: 1 };
    const request = evaluationRequest({ inquiry: { ...inquiry, stage: 'confirmation' } });
    expect(askedAgain(request, NO_CHANGES, today).spec).not.toHaveProperty('inquiry');
  });

  it('is two of its models in a row, as one candidate', () => {
    const pair = { first: FLASH_LITE, to: HAIKU, when: 'disagree', of: 3 } as const;
    const { spec } = askedAgain(evaluationRequest(), { ...NO_CHANGES, pair }, today);
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
    expect(() => askedAgain(evaluationRequest(), { ...NO_CHANGES, pair: gone }, today)).toThrow(
      `${FLASH_LITE} and anthropic/gone can't both be called any more.`,
    );
  });

  it('leaves out models that have retired or are not listed', () => {
    const { catalog } = today;
    const models = catalog.models.map((model) =>
      model.name === HAIKU ? { ...model, retires: '2026-11-25' } : model,
    );
    const again = askedAgain(evaluationRequest(), NO_CHANGES, {
      ...today,
      catalog: { ...catalog, models },
    });
    expect(namesOf(again)).toEqual([FLASH_LITE]);
    expect(() =>
      askedAgain(evaluationRequest(), NO_CHANGES, {
        ...today,
        catalog: { ...catalog, models: [] },
      }),
    ).toThrow('None of its models can be called any more');
  });

  it('is refused where its samples or models do not fit what is asked', () => {
    const read = parseScorer('number');
    const scorer = 'scorer' in read ? read.scorer : null;
    expect(() => askedAgain(evaluationRequest(), { ...NO_CHANGES, scorer }, today)).toThrow(
      'do not fit this answer check',
    );
    const bar = { kind: 'relative', within: 0.05, of: 'anthropic/other' } as const;
    expect(() => askedAgain(evaluationRequest(), { ...NO_CHANGES, bar }, today)).toThrow(
      'not one of its models',
    );
  });

  it('tests one model alone: one of its own, the next effort of one, or any other', () => {
    const alone = (model: string, request = evaluationRequest()) =>
      askedAgain(request, { ...NO_CHANGES, model }, today);
    expect(namesOf(alone(HAIKU))).toEqual([HAIKU]);
    expect(namesOf(alone(`${HAIKU}@high`))).toEqual([`${HAIKU}@high`]);
    expect(alone(`${HAIKU}@high`).spec.candidates[0]).toMatchObject({ maxOutputTokens: 256 });
    expect(namesOf(alone('anthropic/claude-opus-5-5'))).toEqual(['anthropic/claude-opus-5-5']);
    expect(() => alone('anthropic/claude-haiku-9')).toThrow('No model is named');
    const used = evaluationRequest({ current: FLASH_LITE });
    expect(alone(HAIKU, used).spec.current).toBeNull();
    expect(alone(FLASH_LITE, used).spec.current).toBe(FLASH_LITE);
  });

  it('keeps what a relative bar compares with', () => {
    const relative = (of: string | null, model: string) =>
      askedAgain(
        evaluationRequest({ bar: { kind: 'relative', within: 0.05, of } }),
        { ...NO_CHANGES, model },
        today,
      );
    expect(namesOf(relative(FLASH_LITE, `${HAIKU}@high`))).toEqual([`${HAIKU}@high`, FLASH_LITE]);
    // The most expensive of the line-up, also where the one that is tried costs more.
    const { spec } = relative(null, 'anthropic/claude-opus-5-5');
    expect(spec.bar).toMatchObject({ of: spec.candidates[1]?.name });
    expect([HAIKU, FLASH_LITE]).toContain(spec.candidates[1]?.name);
    expect(namesOf(relative(HAIKU, HAIKU))).toEqual([HAIKU]);
  });
});
