import type { Candidate, ModelSettings, Provider } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';

/** Returns every model that a candidate's answers may take, in the order they are called. */
export function modelsCalled(candidate: Candidate): ModelSettings[] {
  const { planner, escalation } = candidate.recipe ?? { planner: null, escalation: null };
  return [...(planner ? [planner] : []), candidate, ...(escalation ? [escalation.to] : [])];
}

/** Returns whom a candidate's trials ask first: in that provider's queue they begin. */
export function firstProvider(candidate: Candidate): Provider {
  return itemAt(modelsCalled(candidate), 0).provider;
}
