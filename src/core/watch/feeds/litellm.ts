import { parseRssFeed } from 'feedsmith';
import type { CatalogModel } from '../../catalog/model.ts';
import type { Retirement } from '../retirements.ts';

/** The source's name, as people read it. */
const SOURCE = 'LiteLLM';

const DAY = /\b20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b/;

/**
 * The retirements that LiteLLM's feed of deprecations (deprecated-models.xml) has of `models`: items
 * that name one by its exact id and a day. An item that names two of them, or no day, is left out
 * rather than guessed at. Throws an Error for what is no RSS.
 */
export function readLitellmDeprecations(
  xml: string,
  models: readonly Pick<CatalogModel, 'provider' | 'id'>[],
): Retirement[] {
  const { items = [] } = parseRssFeed(xml);
  return items.flatMap(({ title = '', description = '' }) => {
    const text = `${title}\n${description}`;
    const day = DAY.exec(text)?.[0];
    const named = models.filter(({ id }) => namesExactly(text, id));
    const model = named[0];
    if (!day || !model || named.length > 1) return [];
    return [{ source: SOURCE, provider: model.provider, id: model.id, day }];
  });
}

/** Whether an id stands in a text and is no part of a longer one, as a sibling's or another platform's. */
function namesExactly(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at !== -1; at = text.indexOf(id, at + 1)) {
    const before = text.slice(0, at);
    const own = !/[\w.@:/-]$/.test(before) || /(^|[^\w./-])(anthropic|gemini)\/$/.test(before);
    if (own && !/^(?:[\w@/-]|[.:]\w)/.test(text.slice(at + id.length))) return true;
  }
  return false;
}
