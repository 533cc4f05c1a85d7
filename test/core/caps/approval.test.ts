import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/core/actor.ts';
import {
  approvalFor,
  mostUsd,
  requireApproved,
  requireApprover,
} from '../../../src/core/caps/approval.ts';
import { evaluationRequest } from '../../support/evaluation-request.ts';

const CHOSEN = { approvalAbove: 5, approver: 'U_BOSS', admins: ['U_ADMIN'] };
const person = (id: string | null): Actor => ({ kind: 'person', id });
const terminal: Actor = { kind: 'terminal', id: null };

describe('an approver’s word', () => {
  it('is needed of a person for more than the amount, and for no less', () => {
    const needed = { approver: 'U_BOSS', aboveUsd: 5 };
    expect(approvalFor(CHOSEN, person('U_ANY'), 5.01)).toEqual(needed);
    expect(approvalFor(CHOSEN, person('U_ADMIN'), 5.01)).toEqual(needed);
    expect(approvalFor(CHOSEN, person('U_ANY'), 5)).toBeNull();
  });

  it('is not needed of the approver, nor of who runs llm-pick', () => {
    expect(approvalFor(CHOSEN, person('U_BOSS'), 100)).toBeNull();
    for (const kind of ['terminal', 'schedule', 'system'] as const) {
      expect(approvalFor(CHOSEN, { kind, id: 'U_ANY' }, 100)).toBeNull();
    }
  });

  it('is not needed where no amount or no approver is set', () => {
    expect(approvalFor({ ...CHOSEN, approvalAbove: null }, person('U_ANY'), 100)).toBeNull();
    expect(approvalFor({ ...CHOSEN, approver: null }, person('U_ANY'), 100)).toBeNull();
  });

  it('is asked for in words with both amounts', () => {
    expect(() => requireApproved(CHOSEN, person('U_ANY'), 5)).not.toThrow();
    expect(() => requireApproved(CHOSEN, person('U_ANY'), 7.5)).toThrow(
      'This may cost $7.50, and above $5 the workspace’s approver confirms. Ask them to do it',
    );
  });
});

describe('who confirms', () => {
  it('is the approver alone, or who runs llm-pick', () => {
    expect(() => requireApprover(CHOSEN, person('U_BOSS'))).not.toThrow();
    expect(() => requireApprover(CHOSEN, terminal)).not.toThrow();
    for (const id of ['U_ADMIN', 'U_ANY', null]) {
      expect(() => requireApprover(CHOSEN, person(id))).toThrow('Only the approver can confirm it');
    }
  });

  it('is an admin where no approver is named any more', () => {
    const nobody = { ...CHOSEN, approver: null };
    expect(() => requireApprover(nobody, person('U_ADMIN'))).not.toThrow();
    expect(() => requireApprover(nobody, terminal)).not.toThrow();
    for (const id of ['U_ANY', null]) {
      expect(() => requireApprover(nobody, person(id))).toThrow('only an admin can confirm it');
    }
  });
});

describe('the most that a request may come to cost', () => {
  const request = evaluationRequest({ budget: 5 });

  it('is its largest cost within the budget where it asks again, else all of the budget', () => {
    expect(mostUsd(request, { largestUsd: 3, asks: true })).toBe(3);
    expect(mostUsd(request, { largestUsd: 8, asks: true })).toBe(5);
    expect(mostUsd(request, { largestUsd: 3, asks: false })).toBe(5);
  });

  it('is all of the budget of drafts, which are stored without asking again', () => {
    const drafts = evaluationRequest({ budget: 5, drafts: true });
    expect(mostUsd(drafts, { largestUsd: 3, asks: true })).toBe(5);
  });
});
