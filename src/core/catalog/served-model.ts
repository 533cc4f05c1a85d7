import type { Catalog, CatalogModel } from './model.ts';

/**
 * Returns the catalogue's model that answered: what was called, unless the reply names another that is
 * listed (a rerouted call). One that is not listed is taken for what was called.
 */
export function servedModel(
  catalog: Catalog,
  called: CatalogModel,
  served: string | null,
): CatalogModel {
  if (served === null || isSameModel(served, called.id)) return called;
  const listed = catalog.models.filter(({ id }) => isSameModel(served, id));
  return (
    listed.find(({ id }) => id === served) ??
    listed.find(({ provider }) => provider === called.provider) ??
    listed[0] ??
    called
  );
}

/**
 * Whether two spellings name one model: `models/`, `anthropic/` and region prefixes, version and
 * date suffixes, case, and points for hyphens don't matter.
 */
export function isSameModel(one: string, other: string): boolean {
  return bareName(one) === bareName(other);
}

const REGION = /^(us|eu|apac|global|jp|au|ca|sa|me|af)[.-](?=[a-z]+\.)/;
const VENDOR = /^(anthropic|google)\./;
const VERSION = /(-v\d+)?:\w+$|-v\d+$|[@:](default|latest|\d+)$/;
const SNAPSHOT = /[-@](\d{3,}|\d{4}-\d{2}-\d{2}|latest|(preview|exp)\b.*)$/;

function bareName(name: string): string {
  const last = name.trim().toLowerCase().replace(/^.*\//, '');
  return last
    .replace(REGION, '')
    .replace(VENDOR, '')
    .replace(VERSION, '')
    .replace(SNAPSHOT, '')
    .replaceAll('.', '-');
}
