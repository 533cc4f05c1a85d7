import type { AllMiddlewareArgs, SlackOptionsMiddlewareArgs } from '@slack/bolt';
import { type Choice, optionOf } from '../../blocks/form/form-inputs.ts';
import { LIMITS } from '../../blocks/parts/limits.ts';
import { count, date } from '../../core/format.ts';
import { ctxOf } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { KEPT_MS } from '../forms/answer-soon.ts';
import { modelChoices } from '../forms/model-choices.ts';
import { within } from '../within.ts';

type SearchArgs = SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs;

/** What a person types in a field of models: those that match, with their prices. */
export function searchModelsListener(deps: SlackDeps) {
  return async ({ ack, payload }: SearchArgs): Promise<void> => {
    const choices = modelChoices(deps.catalog, payload.value ?? '', deps.now());
    await ack({ options: choices.map(optionOf) });
  };
}

/** What a person types in the field of earlier evaluations: the newest of the workspace that match. */
export function searchEvaluationsListener(deps: SlackDeps) {
  return async ({ ack, payload, body }: SearchArgs): Promise<void> => {
    const ctx = ctxOf(body, deps.now());
    const query = (payload.value ?? '').trim().toLowerCase();
    const listing = deps.listEvaluations({ ctx, input: { most: LIMITS.options.count } });
    const found = await within(KEPT_MS, listing).catch((error: unknown) => {
      deps.logger.warn('Earlier evaluations could not be listed', { error: String(error) });
      return [];
    });
    const choices = found
      .filter(({ name }) => name.toLowerCase().includes(query))
      .map(
        ({ id, name, samples, createdAt }): Choice => [
          id,
          name,
          `${count(samples, 'sample')}, ${date(createdAt)}`,
        ],
      );
    await ack({ options: choices.map(optionOf) });
  };
}
