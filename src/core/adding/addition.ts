import type { LabelOf } from '../catalog/labels-of.ts';
import type { Catalog } from '../catalog/model.ts';
import { AppError } from '../errors.ts';
import { type Limits, limitWords } from '../estimate/limit-words.ts';
import type { EvaluationSpec, Sample } from '../evaluation.ts';
import { studyOf } from '../evidence/study.ts';
import { exactDollars, toTheCent, upToTheCent } from '../format.ts';
import { toDollars } from '../money.ts';
import { goesOn, inThisRound } from '../plan/in-this-round.ts';
import type { FinalState, StoredEvaluation } from '../record/evaluation-record.ts';
import { planInput } from '../record/plan-input.ts';
import { constantAnswer, constantWords } from '../request/constant-answer.ts';
import { prepare } from '../settlement/prepared.ts';
import type { Stop } from '../stop.ts';
import { type AddedCosts, addedCosts } from './added-costs.ts';
import type { AddedSamples } from './added-samples.ts';
import { addedWords, leftOutSampleWords, reachWords } from './added-words.ts';

/** What samples to be added change of an evaluation, and what they can show and may cost. */
export interface Addition {
  spec: EvaluationSpec;
  /** Those that are new. */
  samples: readonly Sample[];
  stops: Readonly<Record<string, Stop>>;
  costs: AddedCosts;
  /** What was read, and what these samples can show; sentences for people. */
  read: readonly string[];
  shows: readonly string[];
  /** Why all of its samples prove nothing; null where they may. */
  warning: string | null;
  /** What the caps leave too little of, and what can't be read of the settings. */
  limits: readonly string[];
  /** The most that the evaluation may come to, in dollars, where somebody is asked before much is spent. */
  largestUsd: number;
}

export interface AdditionQuestion {
  state: FinalState;
  stored: StoredEvaluation;
  added: AddedSamples;
  /** The whole budget from now on, in dollars; null: as it was. */
  budgetUsd: number | null;
  catalog: Catalog;
  labelOf: LabelOf;
  /** Of who started it. */
  limits: Limits;
  at: Date;
}

/**
 * Returns what samples would change of an evaluation that has its result. Throws AppError('invalid
 * input') where it can't be added to, where nothing is new, where no model is left whose verdict they
 * could change, and where its budget doesn't cover a call.
 */
export function additionOf(question: AdditionQuestion): Addition {
  const { state, stored, added, budgetUsd, catalog, labelOf, limits, at } = question;
  requireNew(added);
  requireAddable(state, labelOf);
  const rounds = [
    ...(state.spec.rounds ?? []),
    { firstSample: stored.samples.length, addedAt: at.toISOString() },
  ];
  const spec = { ...state.spec, rounds, budget: budgetUsd ?? state.spec.budget };
  const samples = [...stored.samples, ...added.samples];
  const stops = stopsFrom(state);
  const prepared = prepare({ id: state.id, spec, samples }, catalog, at);
  const input = planInput({ ...state, spec, stops }, prepared);
  const study = studyOf(input);
  const memory = input.memory && inThisRound(study, input.memory);
  const open = openIn({ ...state, stops });
  const spentUsd = toDollars(state.spent);
  const costs = addedCosts(
    study,
    { memory, open, prices: prepared.prices },
    Math.max(0, spec.budget - spentUsd),
  );
  if (costs.cheapestCallUsd > costs.leftUsd) throw budgetError(spec.budget, spentUsd, costs);
  return {
    spec,
    samples: added.samples,
    stops,
    costs,
    read: [addedWords(added, stored.samples.length), ...leftOutSampleWords(added), ...added.notes],
    warning: constantWords(constantAnswer({ spec, samples }), {
      bar: spec.bar,
      samples: samples.length,
    }),
    shows: reachWords(study, memory, open, labelOf),
    limits: limitWords(limits, { ...costs, leastCallUsd: costs.cheapestCallUsd }, null),
    largestUsd: spec.budget - costs.leftUsd + costs.largestUsd,
  };
}

/** By index: the candidates that go on, the reference of a relative bar left out. */
function openIn({ plan, spec, stops }: Pick<FinalState, 'plan' | 'spec' | 'stops'>): number[] {
  const isOpen = (index: number) => {
    const memory = plan?.candidates[index];
    return plan === null || (memory !== undefined && goesOn(memory) && index !== plan.reference);
  };
  return spec.candidates.flatMap((_, index) => (isOpen(index) && !(index in stops) ? [index] : []));
}

/** What stays stopped: models that somebody declined to pay for. */
function stopsFrom({ stops }: Pick<FinalState, 'stops'>): FinalState['stops'] {
  return Object.fromEntries(
    Object.entries(stops).filter(([, { reason }]) => reason === 'declined'),
  );
}

/** Throws AppError('invalid input') where an evaluation takes no samples, whatever they are, with what to do. */
export function requireAddable(state: FinalState, labelOf: LabelOf): void {
  const refusal = refusalOf(state);
  if (refusal !== null) throw new AppError('invalid input', refusal);
  const open = openIn({ ...state, stops: stopsFrom(state) });
  if (open.length === 0) throw settledError(state, labelOf);
}

/** Why an evaluation takes no samples, and what to do; null where it does. */
function refusalOf({ id, spec, stops, result }: FinalState): string | null {
  if (result === null) return `Evaluation ${id} has no result yet: add samples once it has.`;
  if (spec.inquiry) {
    return `Evaluation ${id} is a part of looking into ${spec.inquiry.of}: add samples to that one.`;
  }
  if (Object.values(stops).some(({ reason }) => reason === 'cancelled')) {
    return `Evaluation ${id} was cancelled: start it again (run --again ${id}), then add samples.`;
  }
  if (spec.estimand === 'these-samples') {
    return `Evaluation ${id} is about exactly its samples: with others it would be another question. Start a new one with all of them.`;
  }
  if (spec.bar.kind === 'absolute' && spec.bar.rate >= 1) {
    return 'No number of samples can prove 100%: lower the bar and start a new evaluation.';
  }
  return null;
}

function requireNew(added: AddedSamples): void {
  if (added.samples.length > 0) return;
  throw new AppError('invalid input', `Nothing is new: ${leftOutSampleWords(added).join(' ')}`);
}

function settledError({ result }: FinalState, labelOf: LabelOf): AppError {
  const proven = result?.ending === 'picked' ? result.pick : null;
  const message = proven
    ? `More samples would change nothing: ${labelOf(proven.candidate)} is proven, and no cheaper model is left that could be.`
    : 'More samples would change nothing: no model is left that could still be good enough. Lower the bar, or try other models.';
  return new AppError('invalid input', message);
}

function budgetError(budget: number, spent: number, { cheapestCallUsd }: AddedCosts): AppError {
  const whole = Math.ceil((spent + 10 * cheapestCallUsd) * 100) / 100;
  return new AppError(
    'invalid input',
    `Of its budget of ${exactDollars(budget)}, ${toTheCent(spent)} is spent, and one call may cost ${upToTheCent(cheapestCallUsd)}: give it more with --budget, which is the whole budget, what is spent included (--budget ${whole}).`,
  );
}
