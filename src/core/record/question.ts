import type { Actor } from '../actor.ts';
import type { Approval } from '../caps/approval.ts';
import type { EvaluationSpec } from '../evaluation.ts';
import { upToTheCent } from '../format.ts';
import { itemAt } from '../item-at.ts';
import type { PlanQuestion, PlanQuestionKind } from '../plan/asking.ts';
import type { PlanMemory } from '../plan/plan-memory.ts';
import type { DoubtedAnswers } from '../result/answer-check.ts';
import type { Stop } from '../stop.ts';

export type QuestionAnswer = 'yes' | 'no' | 'timed out';

/** What a person is asked while an evaluation runs; it spends nothing until there is an answer. */
export type Question = CostQuestion | ApprovalQuestion | CheckQuestion;

interface Answerable {
  /** ISO 8601. */
  askedAt: string;
  answer: QuestionAnswer | null;
  /** Who answered, and when (ISO 8601); missing before, where nobody did in time, and of old answers. */
  by?: Actor & { at: string };
}

/** What a question about money says. */
interface Costs extends Answerable {
  /** The names of those that were tested and are not proven. */
  tested: readonly string[];
  /** Those it is about, with about what it takes to prove each; dollars. */
  candidates: readonly { name: string; usd: number }[];
  /** What it is all expected to cost; of an approval, the most it may. */
  usd: number;
}

/** Whether to spend on. */
export interface CostQuestion extends Costs {
  kind: PlanQuestionKind;
  /** Those of `tested` that are ruled out; missing in older ones. */
  ruledOut?: readonly string[];
  /**
   * Models below the bar at efforts that nobody tried, cheapest first, and what trying costs; missing in
   * older ones.
   */
  efforts?: readonly { name: string; usd: number }[];
}

/** Whether it may begin, which the plan never asks. */
export interface ApprovalQuestion extends Costs {
  kind: 'approval';
  /** Who is asked, and above which amount. */
  approval: Approval;
}

/** Whether to go on with answers that look wrongly compared. */
export interface CheckQuestion extends Answerable {
  kind: 'answer check';
  /** Those that are not decided yet. */
  candidates: readonly { name: string }[];
  doubted: DoubtedAnswers;
}

/** So long an answer is waited for; an approval waits on. */
export const QUESTION_HOURS = 24;

/** Returns how a message's record of its replies names a question's. */
export function questionReplyName({ askedAt }: Question): string {
  return `question ${askedAt}`;
}

/** Returns the plan's question in the names of the line-up. */
export function costQuestion(
  { kind, candidates, usd }: PlanQuestion,
  {
    spec,
    memory,
    efforts,
    at,
  }: {
    spec: EvaluationSpec;
    memory: PlanMemory;
    efforts: NonNullable<CostQuestion['efforts']>;
    at: Date;
  },
): CostQuestion {
  const nameOf = (index: number) => itemAt(spec.candidates, index).name;
  const tested = memory.order.filter((index) => itemAt(memory.candidates, index).repeats !== null);
  return {
    kind,
    tested: tested.map(nameOf),
    ruledOut: tested
      .filter((index) => itemAt(memory.candidates, index).decision === 'ruled out')
      .map(nameOf),
    candidates: candidates.map(({ candidate, usd: each }) => ({
      name: nameOf(candidate),
      usd: each,
    })),
    usd,
    efforts,
    askedAt: at.toISOString(),
    answer: null,
  };
}

/**
 * Returns the question about answers that look wrongly compared, for the candidates that a plan has not
 * decided.
 */
export function checkQuestion(
  doubted: DoubtedAnswers,
  { spec, memory, at }: { spec: EvaluationSpec; memory: PlanMemory; at: Date },
): CheckQuestion {
  const open = spec.candidates.filter((_, index) => !memory.candidates[index]?.decision);
  return {
    kind: 'answer check',
    candidates: open.map(({ name }) => ({ name })),
    doubted,
    askedAt: at.toISOString(),
    answer: null,
  };
}

/** Returns the question whether an evaluation may begin that may cost so many dollars. */
export function approvalQuestion(
  approval: Approval,
  { spec, usd, at }: { spec: EvaluationSpec; usd: number; at: Date },
): ApprovalQuestion {
  return {
    kind: 'approval',
    tested: [],
    candidates: spec.candidates.map(({ name }) => ({ name, usd })),
    usd,
    askedAt: at.toISOString(),
    answer: null,
    approval,
  };
}

/** Returns the question that waits for an answer; null where none does. */
export function openQuestion(questions: readonly Question[]): Question | null {
  const last = questions.at(-1);
  return last?.answer === null ? last : null;
}

/** Whether an evaluation may not begin yet: it waits for its approval, and nobody has ended it meanwhile. */
export function isHeld({ spec, questions, stops }: Questioned & { spec: EvaluationSpec }): boolean {
  const isEnded = spec.candidates.every((_, index) => stops[index] !== undefined);
  return openQuestion(questions)?.kind === 'approval' && !isEnded;
}

/** Who answers, and when. */
export interface AnsweredBy {
  actor: Actor;
  at: Date;
}

/** What an answer changes of an evaluation. */
interface Questioned {
  questions: readonly Question[];
  stops: Readonly<Record<string, Stop>>;
}

/**
 * Returns an evaluation with its open question answered, null where it has none. All but a yes end the
 * candidates it was about; what is known of the others stays.
 */
export function withAnswer(
  { spec, questions, stops }: Questioned & { spec: EvaluationSpec },
  answer: QuestionAnswer,
  by: AnsweredBy | null,
): Questioned | null {
  const open = openQuestion(questions);
  if (open === null) return null;
  const closed = { ...open, answer, ...(by && { by: { ...by.actor, at: by.at.toISOString() } }) };
  const answered = [...questions.slice(0, -1), closed];
  if (answer === 'yes') return { questions: answered, stops };
  const names = new Set(open.candidates.map(({ name }) => name));
  // Nobody is to think that its models failed: it never began.
  const reason = open.kind === 'approval' ? 'cancelled' : 'declined';
  const stop: Stop = { reason, message: declinedWords(open, answer) };
  const ended = spec.candidates.flatMap(({ name }, index) =>
    names.has(name) ? [[index, stop]] : [],
  );
  return { questions: answered, stops: { ...Object.fromEntries(ended), ...stops } };
}

/** What was asked of each kind. */
const ASKED: Readonly<Record<Question['kind'], string>> = {
  'most expensive': 'whether to prove the most expensive models, too',
  'over the quote': 'whether to go on at a higher price than was shown',
  'answer check': 'whether to go on with an answer check that looks wrong',
  approval: 'whether it may begin',
};

function declinedWords(question: Question, answer: 'no' | 'timed out'): string {
  if (question.kind === 'approval') {
    return `It may cost ${upToTheCent(question.usd)}, and was not confirmed: nothing was spent. Run it again for less.`;
  }
  const what = ASKED[question.kind];
  return answer === 'no'
    ? `Asked ${what}, a person stopped there. Run it again to go on.`
    : `Nobody answered within ${QUESTION_HOURS} hours ${what}. Run it again to go on.`;
}
