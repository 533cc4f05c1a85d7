import type { Notify } from '../../flows/ports/messages.ts';
import type { Logger } from '../../log.ts';
import { createCoalescer } from './coalescer.ts';
import { refusalCode } from './refusal.ts';

export interface NotifierDeps {
  /** Posts an evaluation's message; throws where Slack refuses it or can't be reached. */
  tellStarted(evaluationId: string): Promise<void>;
  /** Brings it up to date. */
  tellProgress(evaluationId: string): Promise<void>;
  logger: Logger;
  /**
   * Between two progress updates of one evaluation, at least; of all together, about half of that:
   * Slack takes some 50 a minute.
   */
  progressEveryMs: number;
  /** Between two tries to say that an evaluation started. */
  startEveryMs: number | undefined;
}

const START_EVERY_MS = 10_000;

/** When people are told in Slack: a start until it is out, progress as often as Slack takes it. */
export function createNotifier(deps: NotifierDeps): Notify & { stop(): Promise<void> } {
  const updates = createCoalescer(
    (id) => updateProgress(deps, id),
    deps.progressEveryMs,
    deps.progressEveryMs / 2,
  );
  const start = async (id: string) => {
    if ((await tryStart(deps, id)) === 'try again') starts.request(id);
  };
  const starts = createCoalescer(start, deps.startEveryMs ?? START_EVERY_MS);
  const firstTries = new Map<string, Promise<void>>();
  return {
    started: async (id) => {
      const firstTry = start(id).finally(() => firstTries.delete(id));
      firstTries.set(id, firstTry);
      await firstTry;
    },
    progress: (id) => updates.request(id),
    settle: async (id) => {
      // The start may be on its way: a result posted beside it would stand there twice.
      await firstTries.get(id);
      await Promise.all([starts.cancel(id), updates.cancel(id)]);
    },
    stop: async () => {
      await Promise.all([...firstTries.values(), updates.stop(), starts.stop()]);
    },
  };
}

async function tryStart(
  { tellStarted, logger }: NotifierDeps,
  evaluation: string,
): Promise<'done' | 'try again'> {
  try {
    await tellStarted(evaluation);
    return 'done';
  } catch (error) {
    const refused = refusalCode(error) !== null;
    const fields = { evaluation, error: String(error) };
    logger[refused ? 'error' : 'warn']('Could not say in Slack that an evaluation started', fields);
    return refused ? 'done' : 'try again';
  }
}

/** The next update carries more, and the result comes by another way. */
async function updateProgress(
  { tellProgress, logger }: NotifierDeps,
  evaluation: string,
): Promise<void> {
  try {
    await tellProgress(evaluation);
  } catch (error) {
    logger.debug('A progress update was left out', { evaluation, error: String(error) });
  }
}
