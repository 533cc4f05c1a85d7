import type { Notifier } from '../flows/ports/messages.ts';
import type { MessageRecord } from '../flows/ports/record.ts';
import { tellProgress } from '../flows/tell-progress.ts';
import { tellStarted } from '../flows/tell-started.ts';
import type { Logger } from '../log.ts';
import { createMessages, type MessagesOptions } from '../slack/out/messages.ts';
import { createNotifier } from '../slack/out/notifier.ts';
import { createWeekMessages } from '../slack/out/week-messages.ts';
import { systemCommand } from './system-command.ts';

export interface SlackNotifierOptions extends MessagesOptions {
  logger: Logger;
  /** Between two progress updates of one evaluation, in ms. */
  progressEveryMs: number;
  /** Between two tries to say that an evaluation started, in ms. */
  startEveryMs?: number;
}

/** Tells people in Slack: the verbs say what, the notifier when, the messages how. */
export function slackNotifier(evaluations: MessageRecord, options: SlackNotifierOptions): Notifier {
  const deps = { evaluations, messages: createMessages(options) };
  const { stop, ...notify } = createNotifier({
    tellStarted: (id) => tellStarted(deps, systemCommand(id)),
    tellProgress: (id) => tellProgress(deps, systemCommand(id)),
    logger: options.logger,
    progressEveryMs: options.progressEveryMs,
    startEveryMs: options.startEveryMs,
  });
  return { notify, messages: deps.messages, week: createWeekMessages(options), stop };
}
