import type { Config } from '../config.ts';
import type { Catalog } from '../core/catalog/model.ts';

/**
 * The catalogue without the models of a provider that has no key in its line-up: named, they are
 * still known. Whole where no provider has one, as in a process that only takes Slack's events.
 */
export function reachableCatalog(
  catalog: Catalog,
  config: Pick<Config, 'anthropic' | 'google'>,
): Catalog {
  if (!config.anthropic && !config.google) return catalog;
  const models = catalog.models.map((model) => ({
    ...model,
    lineUp: model.lineUp && config[model.provider] !== null,
  }));
  return { ...catalog, models };
}
