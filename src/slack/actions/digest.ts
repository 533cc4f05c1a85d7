import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { SNOOZE_WEEKS } from '../../blocks/digest/digest-actions.ts';
import { digestMessage } from '../../blocks/digest/digest-message.ts';
import { digestPeople } from '../../blocks/digest/digest-thread.ts';
import { errorMessage } from '../../blocks/error.ts';
import { labelsOf } from '../../core/catalog/labels-of.ts';
import { date } from '../../core/format.ts';
import { daysLater } from '../../core/week/whole-days.ts';
import type { ButtonArgs } from '../button-args.ts';
import { ctxOf, ctxOfCommand } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { answerAlone } from '../out/answer-alone.ts';
import { explain } from '../out/reply.ts';

/** `/llm-pick digest`: the newest week's digest, to the person alone. */
export async function previewDigest(
  { command, respond }: SlackCommandMiddlewareArgs & AllMiddlewareArgs,
  deps: SlackDeps,
): Promise<void> {
  try {
    const ctx = ctxOfCommand(command, deps.now());
    const [digest, { digestChannel }] = await Promise.all([
      deps.digest({ ctx }),
      deps.readSettings({ ctx }),
    ]);
    const isOn = digestChannel !== null;
    const { text, blocks } = digestMessage(digest, labelsOf(deps.catalog), isOn);
    const alone = { text, blocks: [...blocks, ...digestPeople(digest)] };
    await respond({ response_type: 'ephemeral', ...alone });
  } catch (error) {
    const reply = explain(error, deps.logger, 'Nothing was posted.');
    await respond({ response_type: 'ephemeral', ...errorMessage(reply) });
  }
}

/** The Snooze button: no digest for four weeks. */
export function snoozeListener(deps: SlackDeps) {
  return async (args: ButtonArgs): Promise<void> => {
    const until = daysLater(deps.now(), SNOOZE_WEEKS * 7)
      .toISOString()
      .slice(0, 10);
    await changeAndTell(args, deps, [{ name: 'digest-snoozed-until', text: until }], {
      what: `No digest before the week of ${date(until)}.`,
      next: '“Change day or channel” ends that sooner.',
    });
  };
}

/** The Turn off button. */
export function turnOffListener(deps: SlackDeps) {
  return async (args: ButtonArgs): Promise<void> => {
    await changeAndTell(args, deps, [{ name: 'digest-channel', text: 'off' }], {
      what: 'The weekly digest is off.',
      next: '/llm-pick digest has the button that turns it on again.',
    });
  };
}

async function changeAndTell(
  { ack, body, respond }: ButtonArgs,
  deps: SlackDeps,
  changes: readonly { name: string; text: string }[],
  done: { what: string; next: string },
): Promise<void> {
  await ack();
  const ctx = ctxOf(body, deps.now());
  const reply = await deps.changeSettings({ ctx, input: { changes } }).then(
    () => done,
    (error) => explain(error, deps.logger, 'The digest is as it was.'),
  );
  await answerAlone(respond, errorMessage(reply));
}
