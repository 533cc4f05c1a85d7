import type { Catalog } from '../core/catalog/model.ts';
import type { Inquiry, InquiryStage } from '../core/evaluation.ts';
import { type InquiryAnswer, inquiryAnswer } from '../core/inquiry/inquiry-answer.ts';
import { inquiryQuestion } from '../core/inquiry/inquiry-question.ts';
import {
  type EndedStage,
  endedStage,
  isCancelled,
  type NextStage,
  nextStage,
} from '../core/inquiry/next-stage.ts';
import type { EndedRecord } from '../core/inquiry/stored-trials-of.ts';
import type { FinalState } from '../core/record/evaluation-record.ts';
import { prepare } from '../core/settlement/prepared.ts';
import type { Ctx } from './ctx.ts';
import type { EndedEvaluations, StoredEvaluations } from './ports/record.ts';
import { type ShowEvaluationDeps, showEvaluation } from './show-evaluation.ts';
import type { StartInput } from './start-evaluation.ts';

export interface LookIntoDeps extends ShowEvaluationDeps {
  evaluations: ShowEvaluationDeps['evaluations'] &
    StoredEvaluations &
    Pick<EndedEvaluations, 'read'>;
  catalog: Catalog;
  /** Starts an evaluation, once per key. Returns its id. */
  start(command: { ctx: Ctx; input: StartInput }): Promise<string>;
  /** A short text that stands for a longer one. */
  fingerprint(text: string): string;
}

export interface LookIntoCommand {
  ctx: Ctx;
  input: {
    inquiry: Inquiry & { round?: number };
    /** What was cancelled is begun anew: somebody asks again. */
    again: boolean;
  };
}

/** How an inquiry stands: an evaluation of its own runs, or all is known. */
export type InquiryStep =
  | { kind: 'running'; stage: InquiryStage; evaluationId: string }
  | { kind: 'answered'; answer: InquiryAnswer };

/**
 * Brings an inquiry on: starts the stage that comes next, unless it runs already, or returns the answer.
 * Each stage is an evaluation of its own, found again by what the inquiry asks: whoever asks the same
 * again, or after a crash, goes on where it stood and pays nothing twice. Nothing of it enters the score
 * of the evaluation it is about. Throws AppError as showEvaluation does.
 */
export async function lookInto(
  deps: LookIntoDeps,
  { ctx, input }: LookIntoCommand,
): Promise<InquiryStep> {
  const { inquiry } = input;
  const record = await endedRecord(deps, ctx, inquiry.of);
  const ended: EndedStage[] = [];
  for (;;) {
    const baseline = endedStage(ended, 'baseline');
    const question = inquiryQuestion(record, inquiry, { baseline, at: ctx.now });
    const next = nextStage(question, ended);
    if (next === null) return { kind: 'answered', answer: inquiryAnswer(question, ended) };
    const { stage } = next;
    for (const { evaluationId, state } of await beginStage(deps, ctx, { ...input, next })) {
      if (state.state !== 'finished') return { kind: 'running', stage, evaluationId };
      ended.push({ stage, state });
    }
    if (endedStage(ended, stage)) continue;
    return { kind: 'answered', answer: inquiryAnswer(question, ended) };
  }
}

/** Begins a stage, unless it was begun before. Returns its rounds: all but the last were cancelled. */
async function beginStage(
  deps: LookIntoDeps,
  ctx: Ctx,
  { inquiry, again, next }: LookIntoCommand['input'] & { next: NextStage },
): Promise<{ evaluationId: string; state: FinalState }[]> {
  const key = `why/${deps.fingerprint(asText(inquiry))}/${next.stage}`;
  const rounds = [];
  for (let round = 1; again || round <= (inquiry.round ?? 1); round++) {
    const { spec, samples } = next.request;
    const part = { ...inquiry, stage: next.stage, round: Math.max(round, inquiry.round ?? 1) };
    const input = {
      request: { spec: { ...spec, inquiry: part }, samples },
      destination: null,
      asks: false,
      expectedUsd: null,
      key: round === 1 ? key : `${key}/${round}`,
    };
    const evaluationId = await deps.start({ ctx, input });
    const state = await deps.evaluations.read(evaluationId);
    rounds.push({ evaluationId, state });
    if (state.state !== 'finished' || !isCancelled(state)) break;
  }
  return rounds;
}

/** The same for the same inquiry, in whatever order its keys were stored. */
function asText({ of, candidate, document, fixes, budget }: Inquiry): string {
  return JSON.stringify([of, candidate, document?.name, document?.text, fixes, budget]);
}

/** Reads an evaluation that has ended with its trials. Throws AppError as showEvaluation does. */
export async function endedRecord(
  deps: Pick<LookIntoDeps, 'evaluations' | 'catalog'>,
  ctx: Ctx,
  evaluationId: string,
): Promise<EndedRecord> {
  const result = await showEvaluation(deps, { ctx, input: { evaluationId } });
  const state = await deps.evaluations.read(evaluationId);
  const { spec, samples } = await deps.evaluations.load(evaluationId);
  const prepared = prepare({ id: evaluationId, spec, samples }, deps.catalog, ctx.now);
  return { state, result, prepared };
}
