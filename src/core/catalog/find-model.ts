import { distance } from 'fastest-levenshtein';
import type { Candidate } from '../evaluation.ts';
import type { Catalog, CatalogModel } from './model.ts';

/** The model of exactly this `provider/id`; null when it isn't listed. */
export function findModel(catalog: Catalog, name: string): CatalogModel | null {
  return catalog.models.find((model) => model.name === name) ?? null;
}

/** Returns the listed model of a candidate, whatever its settings; null when it isn't listed. */
export function modelOf(
  catalog: Catalog,
  { provider, model }: Pick<Candidate, 'provider' | 'model'>,
): CatalogModel | null {
  return findModel(catalog, `${provider}/${model}`);
}

/** The names of the providers whose models are listed, each once. */
export function providersOf(catalog: Catalog): string[] {
  return [...new Set(catalog.models.map(({ provider }) => provider))];
}

/**
 * At most three listed names closest to a mistyped one, closest first: those that hold it, then by their
 * letters.
 */
export function nearestNames(catalog: Catalog, name: string): string[] {
  const typed = name.toLowerCase();
  const far = (listed: string) =>
    typed.includes('/')
      ? distance(typed, listed)
      : distance(typed, listed.slice(listed.indexOf('/') + 1));
  return catalog.models
    .map(({ name: listed }) => ({
      name: listed,
      lacks: Number(!listed.includes(typed)),
      far: far(listed),
    }))
    .sort((a, b) => a.lacks - b.lacks || a.far - b.far)
    .slice(0, 3)
    .map((nearest) => nearest.name);
}

/** Whether the model has stopped answering. */
export function isRetired({ retires }: CatalogModel, at: Date): boolean {
  return retires !== null && new Date(retires) <= at;
}
