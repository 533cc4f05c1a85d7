import { errorMessage } from '../../blocks/error.ts';
import { readPickButton } from '../../blocks/workspace/pick-button.ts';
import { type LabelOf, labelsOf } from '../../core/catalog/labels-of.ts';
import { count, dollars } from '../../core/format.ts';
import type { AcceptedPick } from '../../core/picks/accepted-pick.ts';
import type { ButtonArgs } from '../button-args.ts';
import { ctxOf } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { answerAlone } from '../out/answer-alone.ts';
import { explain } from '../out/reply.ts';

/**
 * The “Use this” buttons below a result and below what is said of its other models: what is used is
 * watched from then on.
 */
export function acceptPickListener(deps: SlackDeps) {
  return async ({ ack, action, body, respond }: ButtonArgs): Promise<void> => {
    await ack();
    const input = { ...readPickButton(action.value ?? ''), volume: null };
    const reply = await deps.acceptPick({ ctx: ctxOf(body, deps.now()), input }).then(
      (pick) => accepted(pick, labelsOf(deps.catalog)),
      (error) => explain(error, deps.logger, 'Nothing was recorded.'),
    );
    await answerAlone(respond, errorMessage(reply));
  };
}

function accepted(
  { name, model, volume, costPerCall, simulated }: AcceptedPick,
  labelOf: LabelOf,
): { what: string; next: string } {
  const spend = `${count(volume, 'call')} a month, about ${dollars(costPerCall * volume)} a month`;
  return {
    what: `${simulated ? 'Simulated: ' : ''}${labelOf(model)} is in use for “${name}”: ${spend}.`,
    next: 'Its price and its retirement are watched. /llm-pick picks lists what is in use.',
  };
}
