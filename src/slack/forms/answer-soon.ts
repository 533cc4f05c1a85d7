import { setTimeout as sleep } from 'node:timers/promises';
import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { noteModal } from '../../blocks/form/form.ts';
import type { Modal } from '../../blocks/parts/surfaces.ts';
import type { Logger } from '../../log.ts';

export type SubmissionArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** Slack waits 3 s for an answer to a submission: first what was typed is kept or saved, then comes the answer. */
export const KEPT_MS = 1_700;
const ANSWER_MS = 1_200;

/**
 * Answers a submission with the view that `outcome` becomes, or closes the form where that is null. Where
 * it takes long the form says `meanwhile` and is updated afterwards, with `ended` in the place of null.
 */
export async function answerSoon(
  { ack, client, view }: SubmissionArgs,
  outcome: Promise<Modal | null>,
  { meanwhile, ended, logger }: { meanwhile: string; ended: string; logger: Logger },
): Promise<void> {
  const soon = await Promise.race([outcome, sleep(ANSWER_MS, 'later' as const)]);
  if (soon === null) return ack();
  if (soon !== 'later') return ack({ response_action: 'update', view: soon });
  await ack({ response_action: 'update', view: noteModal(meanwhile) });
  const shown = (await outcome) ?? noteModal(ended);
  await client.views
    .update({ view_id: view.id, view: shown })
    .catch((error) => logger.warn('A form could not say how it went', { error: String(error) }));
}
