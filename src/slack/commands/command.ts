import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { helpMessage } from '../../blocks/help.ts';
import { previewDigest } from '../actions/digest.ts';
import type { SlackDeps } from '../deps.ts';
import { openForm } from '../forms/open-form.ts';
import { openDigestSettings, openSettings } from '../forms/settings-form.ts';
import { parseCommand } from './parse-command.ts';
import { answerWorkspaceCommand } from './workspace-commands.ts';

/** `/llm-pick`: acknowledged before anything else; help at once, what is asked of the workspace, or the form. */
export function commandListener(deps: SlackDeps) {
  return async (args: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const request = parseCommand(args.command.text ?? '');
    if (request.kind === 'digest') {
      await args.ack();
      return previewDigest(args, deps);
    }
    if (request.kind === 'form') {
      await args.ack();
      return openForm(args, request, deps);
    }
    if (request.kind === 'settings' && request.changes.length === 0) {
      await args.ack();
      return openSettings(args, deps);
    }
    if (request.kind === 'digest settings') {
      await args.ack();
      return openDigestSettings(args, deps);
    }
    if (request.kind !== 'help' && request.kind !== 'unknown') {
      await args.ack();
      return answerWorkspaceCommand(args, request, deps);
    }
    const unknown = request.kind === 'unknown' ? request : null;
    const message = helpMessage({ unknown, simulated: deps.simulated });
    return args.ack({ response_type: 'ephemeral', ...message });
  };
}
