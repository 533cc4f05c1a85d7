import type { Catalog, CatalogModel } from '../catalog/model.ts';

/**
 * The installed catalogue with what ours says since: its rows in place of the installed ones, and its new
 * models; in the line-up are those alone whose provider has models there. A person's own models stay as
 * they are.
 */
export function withPublished(installed: Catalog, published: Catalog | null): Catalog {
  if (!published) return installed;
  const news = new Map(published.models.map((model) => [model.name, model]));
  const inLineUp = installed.models.filter(({ lineUp }) => lineUp);
  const reachable = new Set(inLineUp.map(({ provider }) => provider));
  const names = new Set(installed.models.map(({ name }) => name));
  const within = (model: CatalogModel) => ({
    ...model,
    lineUp: model.lineUp && reachable.has(model.provider),
  });
  const renewed = installed.models.map((model) => {
    const renewal = model.own ? undefined : news.get(model.name);
    return renewal ? within(renewal) : model;
  });
  const added = published.models.filter(({ name }) => !names.has(name)).map(within);
  return { ...installed, models: [...renewed, ...added] };
}
