import { listEvaluations } from '../flows/list-evaluations.ts';
import { pastRequest } from '../flows/past-request.ts';
import type { PastEvaluations } from '../flows/ports/record.ts';
import { rescoreEvaluation } from '../flows/rescore-evaluation.ts';
import { showEvaluation } from '../flows/show-evaluation.ts';
import type { EvaluationVerbs } from '../flows/verbs.ts';
import { type WhatIfEvaluationDeps, whatIfEvaluation } from '../flows/what-if-evaluation.ts';

/** What can be asked about past evaluations, whether this process runs any or not. */
export function pastVerbs(
  deps: WhatIfEvaluationDeps & { evaluations: PastEvaluations },
): Pick<EvaluationVerbs, 'listEvaluations' | 'show' | 'pastRequest' | 'rescore' | 'whatIf'> {
  return {
    listEvaluations: (command) => listEvaluations(deps, command),
    show: (command) => showEvaluation(deps, command),
    pastRequest: (command) => pastRequest(deps, command),
    rescore: (command) => rescoreEvaluation(deps, command),
    whatIf: (command) => whatIfEvaluation(deps, command),
  };
}
