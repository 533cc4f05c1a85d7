import { errorMessage, errorModal } from '../../blocks/error.ts';
import { loadingModal } from '../../blocks/form/form.ts';
import type { Modal } from '../../blocks/parts/surfaces.ts';
import type { ButtonArgs } from '../button-args.ts';
import type { SlackDeps } from '../deps.ts';
import { answerAlone } from '../out/answer-alone.ts';
import { explain } from '../out/reply.ts';
import { whyNotPost } from '../out/why-not-post.ts';

/** Where a button of a message was pressed, and why nothing can be posted there, in Slack's word. */
export interface PressedIn {
  channel: string;
  responseUrl: string;
  refusal: string | null;
}

/** As `fillView`, with what is to be known of the place where the button was pressed. */
export async function openView(
  args: ButtonArgs,
  deps: SlackDeps,
  viewOf: (pressed: PressedIn) => Promise<Modal>,
): Promise<void> {
  const { body, client } = args;
  const channel = body.channel?.id ?? body.user.id;
  const refusing = whyNotPost(client, channel, deps.now());
  await fillView({ ...args, triggerId: body.trigger_id }, deps, async () =>
    viewOf({ channel, responseUrl: body.response_url, refusal: await refusing }),
  );
}

/** What a command or a button hands over to open a form with. */
type Opening = Pick<ButtonArgs, 'client' | 'respond'> & { triggerId: string };

/**
 * Opens a form at once, as the trigger lasts three seconds, and fills it with what `viewOf` makes. What
 * goes wrong is said in the form, or where none opened, to the person alone; `left` says how things
 * stand then.
 */
export async function fillView(
  { client, respond, triggerId }: Opening,
  deps: Pick<SlackDeps, 'logger'>,
  viewOf: () => Promise<Modal>,
  left?: string,
): Promise<void> {
  let viewId: string | undefined;
  try {
    const { view } = await client.views.open({ trigger_id: triggerId, view: loadingModal() });
    viewId = view?.id;
    if (!viewId) throw new Error('views.open answered without a view');
    await client.views.update({ view_id: viewId, view: await viewOf() });
  } catch (error) {
    const explained = explain(error, deps.logger, left);
    const isShown = viewId
      ? await client.views.update({ view_id: viewId, view: errorModal(explained) }).then(
          () => true,
          () => false,
        )
      : false;
    if (isShown) return;
    const message = errorMessage(explained);
    await answerAlone(respond, message);
  }
}
