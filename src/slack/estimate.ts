import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { SlackDeps } from './deps.ts';
import { readMetadata } from './form-metadata.ts';
import { readForm } from './form-state.ts';
import { estimatedForm } from './form-view.ts';

type EstimateArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/** The form's button that shows what the samples can prove and may cost, before Start. */
export function estimateListener(deps: SlackDeps) {
  return async ({ ack, body, client }: EstimateArgs): Promise<void> => {
    await ack();
    const { view } = body;
    if (!view) return;
    await client.views.update({
      view_id: view.id,
      hash: view.hash,
      view: estimatedForm(readForm(view.state), readMetadata(view.private_metadata), deps),
    });
  };
}
