import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { errorMessage } from '../../blocks/error.ts';
import { modelsMessage } from '../../blocks/models-message.ts';
import type { SlackMessage } from '../../blocks/parts/surfaces.ts';
import { historyMessage } from '../../blocks/workspace/history-message.ts';
import { picksMessage } from '../../blocks/workspace/picks-message.ts';
import { settingsMessage } from '../../blocks/workspace/settings-message.ts';
import { labelsOf } from '../../core/catalog/labels-of.ts';
import { date } from '../../core/format.ts';
import type { ListedEvaluation } from '../../core/record/listed-evaluation.ts';
import { settingNamed } from '../../core/settings/settings-of.ts';
import type { Ctx } from '../../flows/ctx.ts';
import { ctxOfCommand } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { listedModels } from '../forms/model-choices.ts';
import { explain } from '../out/reply.ts';
import { requireDigestChannel } from '../out/require-digest-channel.ts';
import type { WorkspaceRequest } from './parse-command.ts';

/** Evaluations that `/llm-pick history` lists; with words, of so many newest. */
const HISTORY = 10;
const SEARCHED = 500;

/** `/llm-pick picks`, `history`, `models` and `settings key=value`: answered to the person alone. */
export async function answerWorkspaceCommand(
  { command, client, respond }: SlackCommandMiddlewareArgs & AllMiddlewareArgs,
  request: WorkspaceRequest,
  deps: SlackDeps,
): Promise<void> {
  const asking = { ctx: ctxOfCommand(command, deps.now()), client };
  const message = await messageFor(asking, request, deps).catch((error) =>
    errorMessage(explain(error, deps.logger, 'Nothing was changed.')),
  );
  await respond({ response_type: 'ephemeral', ...message });
}

async function messageFor(
  { ctx, client }: Pick<AllMiddlewareArgs, 'client'> & { ctx: Ctx },
  request: WorkspaceRequest,
  deps: SlackDeps,
): Promise<SlackMessage> {
  const labelOf = labelsOf(deps.catalog);
  switch (request.kind) {
    case 'picks':
      return picksMessage(await deps.listPicks({ ctx }), labelOf);
    case 'models': {
      const models = listedModels(deps.catalog, request.words, ctx.now);
      return modelsMessage(models, { words: request.words, checked: date(deps.catalog.checkedAt) });
    }
    case 'history':
      return historyMessage(await evaluationsNamed(ctx, request.words, deps), {
        words: request.words,
        labelOf,
      });
    case 'settings': {
      const { changes } = request;
      await requireDigestChannel(client, changes, ctx.now);
      const settings = await deps.changeSettings({ ctx, input: { changes } });
      const keys = changes.flatMap(({ name }) => settingNamed(name) ?? []);
      return settingsMessage(settings, [...new Set(keys)]);
    }
  }
}

async function evaluationsNamed(
  ctx: Ctx,
  words: string,
  deps: SlackDeps,
): Promise<readonly ListedEvaluation[]> {
  const most = words === '' ? HISTORY : SEARCHED;
  const newest = await deps.listEvaluations({ ctx, input: { most } });
  return newest.filter(({ name }) => name.toLowerCase().includes(words)).slice(0, HISTORY);
}
