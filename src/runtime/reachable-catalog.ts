import type { Config } from '../config.ts';
import type { Catalog } from '../core/catalog/model.ts';

/**
 * The catalogue without the models of a provider that has no key in its line-up: named, they are
 * still known. Whole where no provider has one, as in a process that only takes Slack's events.
 */
export function reachableCatalog(
  catalog: Catalog,
  { providers }: Pick<Config, 'providers'>,
): Catalog {
  if (Object.keys(providers).length === 0) return catalog;
  const models = catalog.models.map((model) => ({
    ...model,
    lineUp: model.lineUp && model.provider in providers,
  }));
  return { ...catalog, models };
}
