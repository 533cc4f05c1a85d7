import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { errorMessage, errorModal } from '../blocks/error.ts';
import { loadingModal } from '../blocks/form.ts';
import { helpMessage } from '../blocks/help.ts';
import type { SlackDeps } from './deps.ts';
import { previewDigest } from './digest.ts';
import { firstForm } from './form-view.ts';
import { parseCommand } from './parse-command.ts';
import { explain, slackErrorCode } from './reply.ts';
import { answerWorkspaceCommand } from './workspace-commands.ts';

/** `/llm-pick`: acknowledged before anything else; help at once, what is asked of the workspace, or the form. */
export function commandListener(deps: SlackDeps) {
  return async (args: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const request = parseCommand(args.command.text ?? '');
    if (request.kind === 'digest') {
      await args.ack();
      return previewDigest(args, deps);
    }
    if (request.kind === 'picks' || request.kind === 'history' || request.kind === 'settings') {
      await args.ack();
      return answerWorkspaceCommand(args, request, deps);
    }
    if (request.kind !== 'form') {
      const unknown = request.kind === 'unknown' ? request : null;
      const message = helpMessage({ unknown, simulated: deps.simulated });
      return args.ack({ response_type: 'ephemeral', ...message });
    }
    await args.ack();
    await openForm(args, request, deps);
  };
}

async function openForm(
  { client, command, respond }: SlackCommandMiddlewareArgs & AllMiddlewareArgs,
  typed: { task: string; samples: string },
  deps: SlackDeps,
): Promise<void> {
  let viewId: string | undefined;
  try {
    const opened = await client.views.open({
      trigger_id: command.trigger_id,
      view: loadingModal(),
    });
    viewId = opened.view?.id;
    if (!viewId) throw new Error('views.open answered without a view');
    const view = firstForm(typed, command.channel_id, deps);
    await client.views.update({ view_id: viewId, view });
  } catch (error) {
    // They closed it while it was loading.
    if (viewId && slackErrorCode(error) === 'not_found') return;
    const explained = explain(error, deps.logger);
    if (viewId) {
      const view = errorModal(explained);
      await client.views
        .update({ view_id: viewId, view })
        .catch((failure) =>
          deps.logger.warn('A form could not say that it failed', { error: String(failure) }),
        );
    }
    await respond({ response_type: 'ephemeral', ...errorMessage(explained, typedFields(typed)) });
  }
}

function typedFields({ task, samples }: { task: string; samples: string }) {
  return [
    { name: 'the task', value: task },
    { name: 'samples', value: samples },
  ];
}
