import { z } from 'zod';
import { picksMessage } from '../../blocks/workspace/picks-message.ts';
import { VOLUME_FIELD, volumeModal } from '../../blocks/workspace/volume-modal.ts';
import { labelsOf } from '../../core/catalog/labels-of.ts';
import { AppError } from '../../core/errors.ts';
import { parseWhole } from '../../core/typed-numbers.ts';
import type { Ctx } from '../../flows/ctx.ts';
import type { ButtonArgs } from '../button-args.ts';
import { ctxOf } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { explain } from '../out/reply.ts';
import { respond } from '../out/respond.ts';
import { within } from '../within.ts';
import { KEPT_MS, type SubmissionArgs } from './answer-soon.ts';
import { fillView } from './open-view.ts';

/** What the form carries: whose calls, and where the list of picks can be replaced. */
const metadataSchema = z.object({ evaluationId: z.string(), responseUrl: z.string() });

/** The button below a pick of `/llm-pick picks`: a form with its calls a month. */
export function correctVolumeListener(deps: SlackDeps) {
  return async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const { action, body } = args;
    await fillView({ ...args, triggerId: body.trigger_id }, deps, async () => {
      const evaluationId = action.value ?? '';
      const picks = await deps.listPicks({ ctx: ctxOf(body, deps.now()) });
      const pick = picks.find((each) => each.evaluationId === evaluationId);
      if (!pick) throw new AppError('not found', 'This pick is not in use any more.');
      const metadata = JSON.stringify({ evaluationId, responseUrl: body.response_url });
      return volumeModal(pick, metadata, labelsOf(deps.catalog));
    });
  };
}

/** The form: the calls are stored and the list shows them, or what is wrong stands under the field. */
export function correctVolumeSubmission(deps: SlackDeps) {
  return async ({ ack, body, view }: SubmissionArgs): Promise<void> => {
    const { evaluationId, responseUrl } = metadataSchema.parse(JSON.parse(view.private_metadata));
    const ctx = ctxOf(body, deps.now());
    const [field] = Object.values(view.state.values[VOLUME_FIELD] ?? {});
    const typed = parseWhole(field?.value ?? '');
    const volume = typeof typed === 'number' ? typed : Number.NaN;
    try {
      await within(KEPT_MS, deps.correctVolume({ ctx, input: { evaluationId, volume } }));
    } catch (error) {
      const { what, next } = explain(error, deps.logger, 'Nothing was changed.');
      const errors = { [VOLUME_FIELD]: `${what} ${next}`.trim() };
      return ack({ response_action: 'errors', errors });
    }
    await ack();
    await showAnew(ctx, responseUrl, deps);
  };
}

/**
 * Slack takes no answer to a button after 30 minutes: the list stays as it was then, and is right when
 * asked for again.
 */
async function showAnew(ctx: Ctx, responseUrl: string, deps: SlackDeps): Promise<void> {
  const list = picksMessage(await deps.listPicks({ ctx }), labelsOf(deps.catalog));
  if (await respond(responseUrl, list, { replaces: true })) return;
  deps.logger.warn('The list of picks could not be shown anew', { workspace: ctx.workspace });
}
