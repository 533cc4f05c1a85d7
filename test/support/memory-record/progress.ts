import { toDollars } from '../../../src/core/money.ts';
import { candidateProgress, type Progress } from '../../../src/core/record/progress.ts';
import { openQuestion } from '../../../src/core/record/question.ts';
import { type Tables, type TrialRow, trialsOf } from './tables.ts';

/** How an evaluation in memory stands; null where there is none. */
export function memoryProgress(tables: Tables, id: string): Progress | null {
  const row = tables.evaluations.get(id);
  if (!row) return null;
  const trials = trialsOf(tables, id);
  const done = trials.filter(({ state }) => state === 'done').length;
  return {
    name: row.spec.name,
    actor: row.actor,
    destination: row.destination,
    done,
    planned: row.state === 'finished' ? done : Math.max(row.expectedCalls, done + row.open),
    leftMs: null,
    spentUsd: toDollars(row.spent),
    budgetUsd: toDollars(row.budget),
    simulated: row.simulated,
    paused: row.state === 'paused',
    finished: row.state === 'finished',
    question: row.state === 'running' ? openQuestion(row.questions) : null,
    largestUsd: row.largestUsd,
    candidates: row.spec.candidates.map(({ name }, index) =>
      candidateProgress(
        {
          name,
          trials: countsOf(trials.filter(({ candidate }) => candidate === index)),
          memory: row.plan?.candidates[index] ?? null,
          isStopped: row.stops[index] !== undefined,
          outcome: row.result?.models.find((model) => model.candidate === name) ?? null,
        },
        row.samples.length,
      ),
    ),
  };
}

function countsOf(trials: readonly TrialRow[]) {
  if (trials.length === 0) return null;
  const scores = trials.flatMap(({ score }) => (score === null ? [] : [score]));
  return {
    done: trials.filter(({ state }) => state === 'done').length,
    wanted: trials.filter(({ state }) => state !== 'dropped').length,
    score: scores.length > 0 ? scores.reduce((sum, each) => sum + each, 0) / scores.length : null,
  };
}
