import { randomUUID } from 'node:crypto';
import type { NewEvaluation } from '../../src/core/record/evaluation-record.ts';
import { evaluationRequest } from './evaluation-request.ts';

/** An evaluation as a start stores it: simulated, from a terminal, of a dollar at most. */
export function newEvaluation(facts: Partial<NewEvaluation> = {}): NewEvaluation {
  return {
    id: randomUUID(),
    key: randomUUID(),
    ...evaluationRequest(),
    workspace: 'local',
    actor: { kind: 'terminal', id: null },
    destination: null,
    simulated: true,
    estimatedUsd: 0,
    fullDesignUsd: 0,
    largestUsd: 1,
    asks: false,
    expectedCalls: 1,
    question: null,
    ...facts,
  };
}
