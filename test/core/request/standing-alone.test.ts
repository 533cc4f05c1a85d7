import { expect, it } from 'vitest';
import type { EvaluationRequest } from '../../../src/core/evaluation.ts';
import { standingAlone } from '../../../src/core/request/standing-alone.ts';
import { canaryRequest } from '../../../src/core/watch/canary-request.ts';
import { evaluationRequest, FLASH_LITE } from '../../support/evaluation-request.ts';

/** What confirmed an arm: a stage of an inquiry. */
function stage(): EvaluationRequest {
  const inquiry = { of: 'id', candidate: FLASH_LITE, document: null, fixes: [], budget: 1 };
  return evaluationRequest({ inquiry: { ...inquiry, stage: 'confirmation' } });
}

it('leaves out what it was a stage of, and nothing else', () => {
  const { inquiry, ...rest } = stage().spec;
  expect(inquiry).toBeDefined();
  expect(standingAlone(stage().spec)).toEqual(rest);
});

it('holds for the weekly look at a pick that was confirmed by an inquiry', () => {
  const request = canaryRequest(stage(), { model: FLASH_LITE, name: 'a pick' }, '2026-W48');
  expect(request?.spec).not.toHaveProperty('inquiry');
});
