import type { Destination } from '../core/actor.ts';
import type { Catalog } from '../core/catalog/model.ts';
import { AppError } from '../core/errors.ts';
import { standingAlone } from '../core/request/standing-alone.ts';
import { retestLineUp } from '../core/watch/retest-line-up.ts';
import type { Ctx } from './ctx.ts';
import type { FinishedEvaluations, StoredEvaluations } from './ports/record.ts';
import type { WatchReader } from './ports/week.ts';
import { type StartEvaluationDeps, startEvaluation } from './start-evaluation.ts';

export interface TestAgainDeps {
  evaluations: StoredEvaluations & FinishedEvaluations;
  watch: Pick<WatchReader, 'picks'>;
  start: StartEvaluationDeps;
  catalog: Catalog;
}

export interface TestAgainCommand {
  ctx: Ctx;
  input: { evaluationId: string; destination: Destination | null };
}

/**
 * Starts a pick's evaluation again on its stored samples, with the line-up as it would be chosen today;
 * once a day, however often it is asked for. Returns its id. Throws AppError('not found') where the
 * pick was withdrawn or its evaluation deleted.
 */
export async function testAgain(
  { evaluations, watch, start, catalog }: TestAgainDeps,
  { ctx, input }: TestAgainCommand,
): Promise<string> {
  const { evaluationId, destination } = input;
  const picks = await watch.picks(ctx.workspace);
  const pick = picks.find((each) => each.evaluationId === evaluationId);
  if (!pick) {
    throw new AppError('not found', 'This pick is not in use any more: there is nothing to test.');
  }
  const [{ spec, samples }, { result }] = await Promise.all([
    evaluations.load(evaluationId),
    evaluations.finished(evaluationId),
  ]);
  if (!result) throw new AppError('invalid input', 'Its evaluation has not ended yet.');
  const candidates = retestLineUp(pick, { spec, result, catalog, at: ctx.now });
  const request = {
    spec: {
      ...standingAlone(spec),
      candidates,
      current: pick.model,
      volume: pick.volume,
      retestOf: evaluationId,
    },
    samples,
  };
  const key = `again ${evaluationId} ${ctx.now.toISOString().slice(0, 10)}`;
  return startEvaluation(start, {
    ctx,
    input: { request, destination, asks: destination !== null, expectedUsd: null, key },
  });
}
