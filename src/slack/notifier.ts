import { candidateReply, hasRun } from '../blocks/candidate-reply.ts';
import { progressMessage } from '../blocks/progress.ts';
import { resultMessage } from '../blocks/result.ts';
import type { LabelOf } from '../blocks/surfaces.ts';
import type { PostedMessage } from '../core/record/evaluation-record.ts';
import type { Result } from '../core/result/result.ts';
import type { Notify } from '../flows/ports/messages.ts';
import type { EvaluationStore } from '../flows/ports/record.ts';
import type { Logger } from '../log.ts';
import { createCoalescer } from './coalescer.ts';
import type { Poster } from './poster.ts';
import { slackErrorCode } from './reply.ts';

export interface NotifierDeps {
  poster: Poster;
  evaluations: Pick<
    EvaluationStore,
    'message' | 'keepMessage' | 'saveMessage' | 'progress' | 'result'
  >;
  labelOf: LabelOf;
  logger: Logger;
  /**
   * Between two progress updates of one evaluation, at least; of all together, about half of that:
   * Slack takes some 50 a minute.
   */
  progressEveryMs: number;
  /** Between two tries to say that an evaluation started. */
  startEveryMs?: number;
}

const START_EVERY_MS = 10_000;

/** Tells people in Slack: one message an evaluation, updated until it is the result, and a thread. */
export function createNotifier(deps: NotifierDeps): Notify & { stop(): Promise<void> } {
  const updates = createCoalescer(
    (id) => updateProgress(deps, id).catch((error) => leaveOut(deps, id, error)),
    deps.progressEveryMs,
    deps.progressEveryMs / 2,
  );
  const start = async (id: string) => {
    if ((await postStart(deps, id)) === 'try again') starts.request(id);
  };
  const starts = createCoalescer(start, deps.startEveryMs ?? START_EVERY_MS);
  return {
    started: start,
    progress: (id) => updates.request(id),
    finished: async (id, result) => {
      await updates.cancel(id);
      await postResult(deps, id, result);
    },
    stop: async () => {
      await Promise.all([updates.stop(), starts.stop()]);
    },
  };
}

/** Its result is posted anew where this never succeeds. */
async function postStart(deps: NotifierDeps, id: string): Promise<'told' | 'try again'> {
  const { evaluations, poster, labelOf, logger } = deps;
  try {
    const progress = await evaluations.progress(id);
    if (!progress?.destination || progress.finished || (await evaluations.message(id)))
      return 'told';
    const posted = await poster.post(
      { channel: progress.destination.channel, person: progress.actor.id },
      progressMessage(id, progress, labelOf),
    );
    await keep(deps, id, posted);
    return 'told';
  } catch (error) {
    const refused = slackErrorCode(error) !== null;
    logger[refused ? 'error' : 'warn']('Could not say in Slack that an evaluation started', {
      evaluation: id,
      error: String(error),
    });
    return refused ? 'told' : 'try again';
  }
}

/**
 * An evaluation has one message: when another process posted one meanwhile, ours is taken back.
 * Answers the one that stays.
 */
async function keep(
  { evaluations, poster, logger }: NotifierDeps,
  id: string,
  posted: Pick<PostedMessage, 'channel' | 'ts'>,
): Promise<PostedMessage> {
  const kept = await evaluations.keepMessage(id, { ...posted, replies: [] });
  if (kept.ts !== posted.ts || kept.channel !== posted.channel) {
    await poster.remove(posted).catch((error) =>
      logger.warn('A message posted twice could not be taken back', {
        evaluation: id,
        error: String(error),
      }),
    );
  }
  return kept;
}

async function updateProgress(deps: NotifierDeps, id: string): Promise<void> {
  const { evaluations, poster, labelOf } = deps;
  const [progress, message] = await Promise.all([
    evaluations.progress(id),
    evaluations.message(id),
  ]);
  if (!progress || progress.finished || !message) return;
  await poster
    .updateNow(message, progressMessage(id, progress, labelOf))
    .catch((error) => leaveOut(deps, id, error));
  // Another process may have posted the result meanwhile: it must have the last word.
  const { result } = await evaluations.result(id);
  if (result) await showResult(deps, id, result);
}

/** The next update carries more, and the result comes by another way. */
function leaveOut({ logger }: NotifierDeps, evaluation: string, error: unknown): void {
  logger.debug('A progress update was left out', { evaluation, error: String(error) });
}

async function postResult(deps: NotifierDeps, id: string, result: Result): Promise<void> {
  const { evaluations, poster, labelOf } = deps;
  const shown = await showResult(deps, id, result);
  if (!shown) return;
  const { message, requester } = shown;
  const ran = result.models.filter(hasRun);
  const told = ran.find(({ model }) => model === result.pick?.model) ?? ran[0];
  const replies = [...message.replies];
  for (const model of ran) {
    if (replies.includes(model.model)) continue;
    const notify = model === told ? requester : null;
    await poster.reply(message, candidateReply(model, result, { labelOf, notify }));
    replies.push(model.model);
    await evaluations.saveMessage(id, { ...message, replies });
  }
}

/** Turns the evaluation's message into its result, or posts it where there is none (any more). */
async function showResult(
  deps: NotifierDeps,
  id: string,
  result: Result,
): Promise<{ message: PostedMessage; requester: string | null } | null> {
  const { evaluations, poster, labelOf } = deps;
  const [{ actor, destination }, message] = await Promise.all([
    evaluations.result(id),
    evaluations.message(id),
  ]);
  if (!destination) return null;
  const requester = actor.id;
  const content = resultMessage(result, { requester, labelOf });
  if (message) {
    try {
      await poster.update(message, content);
      return { message, requester };
    } catch (error) {
      if (!GONE.has(slackErrorCode(error) ?? '')) throw error;
    }
  }
  const address = { channel: destination.channel, person: requester };
  const posted = { ...(await poster.post(address, content)), replies: [] };
  if (message) {
    await evaluations.saveMessage(id, posted);
    return { message: posted, requester };
  }
  const kept = await keep(deps, id, posted);
  if (kept.ts !== posted.ts) await poster.update(kept, content);
  return { message: kept, requester };
}

/** Slack's words for a message that can't be changed any more. */
const GONE = new Set([
  'message_not_found',
  'channel_not_found',
  'cant_update_message',
  'edit_window_closed',
  'is_archived',
  'not_in_channel',
]);
