import { bold, words } from './parts/rich-text.ts';
import type { SlackMessage } from './parts/surfaces.ts';
import { shorten } from './parts/text.ts';
import { listMessage } from './workspace/list-message.ts';

/** A model in the list: its label, its name, what it costs in a few words. */
export interface ListedModel {
  label: string;
  name: string;
  price: string;
}

/** Models listed one by one; the form finds the others. */
const SHOWN = 40;

/** `/llm-pick models`: what can be tested today, cheapest first; `words`: those that were searched, '' for all. */
export function modelsMessage(
  models: readonly ListedModel[],
  { words: wanted, checked }: { words: string; checked: string },
): SlackMessage {
  if (models.length === 0) {
    return listMessage(`No model that can be tested is called “${shorten(wanted, 100)}”`, [], ALL);
  }
  const notShown = models.length - SHOWN;
  const rest = notShown > 0 ? `${notShown} more expensive ones are found in the form. ` : '';
  const called = wanted === '' ? '' : ` called “${shorten(wanted, 100)}”`;
  return listMessage(
    `The models${called} that can be tested, cheapest first`,
    models
      .slice(0, SHOWN)
      .map(({ label, name, price }) => [bold(label), words(` (${name}): ${price}`)]),
    `${rest}Prices of ${checked}.`,
  );
}

const ALL =
  '/llm-pick models lists all that can be. To test models on a task, say what they should do, as in /llm-pick Sort support tickets.';
