import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { errorMessage } from '../../blocks/error.ts';
import { modelsMessage } from '../../blocks/models-message.ts';
import type { SlackMessage } from '../../blocks/parts/surfaces.ts';
import { historyMessage } from '../../blocks/workspace/history-message.ts';
import { picksMessage } from '../../blocks/workspace/picks-message.ts';
import { settingsMessage } from '../../blocks/workspace/settings-message.ts';
import { labelsOf } from '../../core/catalog/labels-of.ts';
import { date } from '../../core/format.ts';
import type { Ctx } from '../../flows/ctx.ts';
import { ctxOfCommand } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { listedModels } from '../forms/model-choices.ts';
import { explain } from '../out/reply.ts';
import type { WorkspaceRequest } from './parse-command.ts';

/** Evaluations that `/llm-pick history` lists. */
const HISTORY = 10;

/** `/llm-pick picks`, `history`, `models` and `settings key=value`: answered to the person alone. */
export async function answerWorkspaceCommand(
  { command, respond }: SlackCommandMiddlewareArgs & AllMiddlewareArgs,
  request: WorkspaceRequest,
  deps: SlackDeps,
): Promise<void> {
  const message = await messageFor(ctxOfCommand(command, deps.now()), request, deps).catch(
    (error) => errorMessage(explain(error, deps.logger, 'Nothing was changed.')),
  );
  await respond({ response_type: 'ephemeral', ...message });
}

async function messageFor(
  ctx: Ctx,
  request: WorkspaceRequest,
  deps: SlackDeps,
): Promise<SlackMessage> {
  const labelOf = labelsOf(deps.catalog);
  switch (request.kind) {
    case 'picks':
      return picksMessage(await deps.listPicks({ ctx }), labelOf);
    case 'models':
      return modelsMessage(listedModels(deps.catalog, ctx.now), date(deps.catalog.checkedAt));
    case 'history':
      return historyMessage(await deps.listEvaluations({ ctx, input: { most: HISTORY } }), labelOf);
    case 'settings': {
      const { changes } = request;
      return settingsMessage(await deps.changeSettings({ ctx, input: { changes } }));
    }
  }
}
