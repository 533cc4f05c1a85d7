import type { QueuedTrial, Recovery } from '../../../src/core/record/evaluation-record.ts';
import { openQuestion, questionReplyName } from '../../../src/core/record/question.ts';
import { afterLoss } from '../../../src/core/settlement/after-loss.ts';
import { timeOutQuestions } from './answer-question.ts';
import {
  book,
  type EvaluationRow,
  queued,
  seenCosts,
  type Tables,
  trialsOf,
  WOKEN,
} from './tables.ts';

/** Finds what dead workers and emptied queues left behind. */
export function recover(tables: Tables, simulated: boolean): Recovery {
  const own = [...tables.evaluations.values()].filter((each) => each.simulated === simulated);
  const reclaimed = own.flatMap((evaluation) => reclaim(tables, evaluation));
  const running = own.filter(({ state }) => state === 'running');
  timeOutQuestions(tables, running);
  return {
    reclaimed,
    trials: running.flatMap(({ id }) =>
      trialsOf(tables, id)
        .filter(({ state }) => state === 'planned')
        .map(queued),
    ),
    plans: running
      .filter(({ open, wakeAt }) => open <= wakeAt || wakeAt === WOKEN)
      .map(({ id }) => id),
    announcements: own.filter(lacksAnnouncement).map(({ id }) => id),
  };
}

/** Of its result, or of its question in the thread of its message. */
function lacksAnnouncement(evaluation: EvaluationRow): boolean {
  const { state, isAnnounced, questions, destination, message } = evaluation;
  if (state === 'finished') return !isAnnounced;
  const question = state === 'running' && destination !== null ? openQuestion(questions) : null;
  return question !== null && !message?.replies.includes(questionReplyName(question));
}

function reclaim(tables: Tables, evaluation: EvaluationRow): QueuedTrial[] {
  const now = Date.now();
  const expired = trialsOf(tables, evaluation.id).filter(
    ({ state, leaseUntil }) => state === 'running' && leaseUntil <= now,
  );
  const afters = expired.map((trial) => ({
    trial,
    after: afterLoss(trial, {
      isStopped: evaluation.stops[trial.candidate] !== undefined,
      costs: trial.call && seenCosts(tables, trial, trial.call.purpose),
    }),
  }));
  for (const { trial, after } of afters) {
    const { attempt } = trial;
    if (after.bill) book(tables, { trial: { ...trial }, attempt, bill: after.bill, at: now });
    evaluation.reserved -= trial.reserved - after.reserveNext;
    if (after.state !== 'planned') evaluation.open -= 1;
    trial.losses += 1;
    trial.lostAtWork = after.lostAtWork;
    trial.reserved = after.reserveNext;
    trial.state = after.state;
    trial.failure = after.failure ?? trial.failure;
    trial.note = after.note ?? trial.note;
  }
  return afters.filter(({ after }) => after.state === 'planned').map(({ trial }) => queued(trial));
}
