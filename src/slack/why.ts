import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { errorMessage } from '../blocks/error.ts';
import { inquiryMessage, inquiryStarted } from '../blocks/inquiry/inquiry-message.ts';
import { DOCUMENT, whyModal } from '../blocks/inquiry/why-modal.ts';
import { labelsOf } from '../core/catalog/labels-of.ts';
import { ctxOf } from './ctx-of.ts';
import type { SlackDeps } from './deps.ts';
import type { ButtonArgs } from './digest.ts';
import { explain } from './reply.ts';

const metadataSchema = z.object({
  evaluationId: z.string(),
  channel: z.string().nullable(),
  ts: z.string().nullable(),
  /** The most that was shown; null: no price was shown yet. */
  budgetUsd: z.number().nullable(),
});

/** [Why does it fail?] below a result: asks what the model should know. */
export function whyListener(deps: SlackDeps) {
  return async ({ ack, action, body, client, respond }: ButtonArgs): Promise<void> => {
    await ack();
    const metadata = {
      evaluationId: action.value ?? '',
      channel: body.channel?.id ?? null,
      ts: body.message?.ts ?? null,
      budgetUsd: null,
    };
    try {
      const view = whyModal({ metadata: JSON.stringify(metadata), offer: null });
      await client.views.open({ trigger_id: body.trigger_id, view });
    } catch (error) {
      const reply = errorMessage(explain(error, deps.logger));
      await respond({ response_type: 'ephemeral', replace_original: false, ...reply });
    }
  };
}

/** The form: first it gets its price, then it starts. What is wrong stands under the document. */
export function whySubmission(deps: SlackDeps) {
  return async ({
    ack,
    view,
    body,
    client,
  }: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs): Promise<void> => {
    const metadata = metadataSchema.parse(JSON.parse(view.private_metadata));
    const ctx = ctxOf(body, deps.now());
    const text = view.state.values[DOCUMENT]?.[DOCUMENT]?.value?.trim() ?? '';
    const { evaluationId, budgetUsd, channel, ts } = metadata;
    try {
      const input = {
        evaluationId,
        candidate: null,
        document: text === '' ? null : { name: 'your document', text },
        fixes: ['effort', 'context', 'examples', 'rules'] as const,
        budgetUsd,
      };
      const offer = await deps.quoteInquiry({ ctx, input });
      const { inquiry, quote, simulated, stored } = offer;
      const label = labelsOf(deps.catalog)(inquiry.candidate);
      if (budgetUsd === null) {
        const priced = JSON.stringify({ ...metadata, budgetUsd: quote.largestUsd });
        const shown = { label, simulated, quote, stored };
        await ack({
          response_action: 'update',
          view: whyModal({ metadata: priced, offer: shown }),
        });
        return;
      }
      const step = await deps.lookInto({ ctx, input: { inquiry } });
      await ack();
      if (channel === null || ts === null) return;
      const message =
        step.kind === 'running'
          ? inquiryStarted(label, budgetUsd, simulated)
          : inquiryMessage(
              { said: step, simulated, mention: body.user.id },
              labelsOf(deps.catalog),
            );
      await client.chat.postMessage({ channel, thread_ts: ts, ...message }).catch((error) => {
        deps.logger.warn('The start of an inquiry was not told', { error: String(error) });
      });
    } catch (error) {
      const { what, next } = explain(error, deps.logger);
      await ack({ response_action: 'errors', errors: { [DOCUMENT]: `${what} ${next}`.trim() } });
    }
  };
}
