import { bold, words } from './parts/rich-text.ts';
import type { SlackMessage } from './parts/surfaces.ts';
import { listMessage } from './workspace/list-message.ts';

/** A model in the list: its label, its name, what it costs in a few words. */
export interface ListedModel {
  label: string;
  name: string;
  price: string;
}

/** Models listed one by one; the form finds the others. */
const SHOWN = 40;

/** `/llm-pick models`: what can be tested today, cheapest first. */
export function modelsMessage(models: readonly ListedModel[], checked: string): SlackMessage {
  const left = models.length - SHOWN;
  const rest = left > 0 ? `${left} more expensive ones are found in the form. ` : '';
  return listMessage(
    'The models that can be tested, cheapest first',
    models
      .slice(0, SHOWN)
      .map(({ label, name, price }) => [bold(label), words(` (${name}): ${price}`)]),
    `${rest}Prices of ${checked}.`,
  );
}
