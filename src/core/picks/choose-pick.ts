import type { Actor, Destination } from '../actor.ts';
import { modelsCalled } from '../catalog/models-called.ts';
import { didYouMean } from '../did-you-mean.ts';
import { AppError } from '../errors.ts';
import type { EvaluationSpec } from '../evaluation.ts';
import { nearest } from '../nearest.ts';
import type { ModelResult, Result } from '../result/schema/result.ts';
import type { AcceptedPick } from './accepted-pick.ts';
import { checkedCalls } from './checked-calls.ts';

/** What a person chose; null for what the evaluation (or the earlier pick) says. */
export interface PickChoice {
  model: string | null;
  /** Calls a month. */
  volume: number | null;
}

/** An evaluation that may have ended, as far as a pick needs it. */
export interface PickableEvaluation {
  id: string;
  workspace: string;
  spec: EvaluationSpec;
  destination: Destination | null;
  result: Result | null;
}

/**
 * Returns the pick to record. A model named anew replaces the earlier pick's, and so does the evaluation's own
 * where nothing is named; a new volume alone keeps the earlier pick's model, owner and day. Throws AppError('invalid input') that says what can
 * be picked.
 */
export function acceptedPick({
  evaluation,
  earlier,
  tested,
  choice,
  by,
  at,
}: {
  evaluation: PickableEvaluation;
  earlier: AcceptedPick | null;
  /** The pick that the evaluation tested again, which ends now; null: none. */
  tested: AcceptedPick | null;
  choice: PickChoice;
  by: Actor;
  at: Date;
}): AcceptedPick {
  const volume =
    choice.volume === null
      ? (earlier?.volume ?? tested?.volume ?? evaluation.spec.volume)
      : checkedCalls(choice.volume);
  const wanted = choice.model ?? (choice.volume === null ? pickOf(evaluation) : null);
  if (earlier && (wanted === null || wanted === earlier.model)) {
    return { ...earlier, volume };
  }
  const measured = chosenModel(evaluation, choice.model);
  const isKept = tested?.model === measured.candidate;
  return {
    evaluationId: evaluation.id,
    workspace: evaluation.workspace,
    name: evaluation.spec.name,
    model: measured.candidate,
    replaces: earlier?.model ?? (isKept ? tested.replaces : evaluation.spec.current),
    volume,
    owner: by,
    destination: evaluation.destination,
    simulated: measured.simulated,
    costPerCall: measured.monthlySpend / evaluation.spec.volume,
    tokens: takesOneCall(evaluation.spec, measured.candidate) ? measured.tokens : null,
    acceptedAt: at,
  };
}

/** The evaluation's own; null: none yet, or it picked none. */
function pickOf({ result }: PickableEvaluation): string | null {
  return result?.pick?.candidate ?? null;
}

function chosenModel({ id, result }: PickableEvaluation, name: string | null): ModelResult {
  if (!result) {
    throw new AppError(
      'invalid input',
      `Evaluation ${id} has no result yet: wait until it has ended.`,
    );
  }
  const measured = result.models.filter(({ trials }) => trials > 0);
  const names = measured.map(({ candidate }) => candidate);
  const wanted = name ?? result.pick?.candidate;
  if (wanted === undefined) {
    const choice =
      names.length > 0
        ? `Name the model you use, one of ${names.join(', ')}.`
        : 'No model was measured in it.';
    throw new AppError('invalid input', `That evaluation picked no model. ${choice}`);
  }
  const found = measured.find(({ candidate }) => candidate === wanted);
  if (found) return found;
  const near = nearest(wanted, names);
  const hint = near ? didYouMean(wanted, near) : `It measured ${names.join(', ') || 'no model'}.`;
  throw new AppError('invalid input', `That evaluation has no measurement of ${wanted}. ${hint}`);
}

/** Whether its tokens are those of one model: else only its measured cost says what it costs. */
function takesOneCall({ candidates }: EvaluationSpec, name: string): boolean {
  const candidate = candidates.find((each) => each.name === name);
  return !candidate || modelsCalled(candidate).length === 1;
}
