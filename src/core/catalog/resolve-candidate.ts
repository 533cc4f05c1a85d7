import { distance } from 'fastest-levenshtein';
import { unseenWords } from '../did-you-mean.ts';
import type { Candidate } from '../evaluation.ts';
import { count, date } from '../format.ts';
import { findModel, isRetired, nearestNames, providersOf } from './find-model.ts';
import type { Catalog, CatalogModel } from './model.ts';
import { isSameModel } from './served-model.ts';

/**
 * What an entry of a line-up means: `provider/model`, `provider/model@effort`, or the same with
 * settings. A message says what is wrong and what to do. `at` tells which models have retired.
 */
export function resolveCandidate(
  catalog: Catalog,
  entry: string | { model: string; maxOutputTokens?: number; temperature?: number },
  at: Date = new Date(catalog.checkedAt),
): { candidate: Candidate } | { message: string } {
  const chosen = typeof entry === 'string' ? { model: entry } : entry;
  const [name = '', word] = chosen.model.trim().split(/@(.*)/s);
  const model = findModel(catalog, name);
  if (!model) {
    return { message: unknownModel(catalog, name) };
  }
  const effort = canonicalEffort(model, word);
  const message =
    retirement(model, at) ??
    wrongEffort(model, effort) ??
    wrongSettings(model, chosen) ??
    wrongThinking(model, effort, chosen);
  if (message) return { message };
  const { provider, id, defaultMaxOutputTokens } = model;
  return {
    candidate: {
      name: effort === undefined ? model.name : `${model.name}@${effort}`,
      provider,
      model: id,
      effort: model.efforts.find((each) => each === effort) ?? null,
      maxOutputTokens: chosen.maxOutputTokens ?? defaultMaxOutputTokens,
      temperature: chosen.temperature ?? null,
    },
  };
}

function unknownModel(catalog: Catalog, name: string): string {
  const nearest = nearestNames(catalog, name)
    .filter((listed) => isNear(name, listed))
    .join(', ');
  const providers = providersOf(catalog);
  const [provider = ''] = name.split('/');
  if (name === '') return 'No model is named: write one as "llm-pick models" lists it.';
  const listed = catalog.models.find(({ id }) => isSameModel(name, id));
  if (listed) {
    const how = name.includes('/') ? '' : ', with its provider';
    return `No model is named "${name}". Write ${listed.name}${how}.${unseenWords(name, listed.name)}`;
  }
  if (!name.includes('/') || providers.includes(provider)) {
    return nearest
      ? `No model is named "${name}". Did you mean one of these? ${nearest}`
      : `No model is named "${name}" here: only those of ${providers.join(' and ')} are called. "llm-pick models" lists them.`;
  }
  return `No model is named "${name}": there is no provider "${provider}" here, only ${providers.join(' and ')}. "llm-pick models" lists their models.`;
}

/** Whether a name may be meant by what was typed: it holds that, or has most of its letters. */
function isNear(typed: string, listed: string): boolean {
  const [name, own] = [typed, listed].map((each) => each.toLowerCase().replace(/^.*\//, ''));
  if (!name || !own) return false;
  return own.includes(name) || distance(name, own) < 0.6 * Math.max(name.length, own.length);
}

/** Another word for an effort is that effort: one candidate has one name. */
function canonicalEffort({ effortAliases }: CatalogModel, word: string | undefined) {
  const alias = Object.entries(effortAliases).find(([name]) => name === word);
  return alias?.[1] ?? word;
}

function retirement(model: CatalogModel, at: Date): string | null {
  const { retires } = model;
  if (!retires || !isRetired(model, at)) return null;
  const instead = model.replacedBy ? `Use ${model.replacedBy} instead.` : 'Choose another model.';
  return `${model.label} (${model.name}) retired on ${date(retires)}. ${instead}`;
}

function wrongEffort(
  { name, efforts, effortAliases }: CatalogModel,
  effort: string | undefined,
): string | null {
  if (effort === undefined || efforts.some((each) => each === effort)) return null;
  if (efforts.length === 0) return `How much ${name} thinks can't be set: leave out "@${effort}".`;
  return `${name} has no effort "${effort}". It knows ${[...efforts, ...Object.keys(effortAliases)].join(', ')}.`;
}

function wrongSettings(
  { name, maxOutputTokens: limit, temperature: accepted }: CatalogModel,
  { maxOutputTokens = limit, temperature }: { maxOutputTokens?: number; temperature?: number },
): string | null {
  if (!Number.isInteger(maxOutputTokens) || maxOutputTokens < 1) {
    return `maxOutputTokens of ${name} must be a whole number from 1 to ${limit}.`;
  }
  if (maxOutputTokens > limit) {
    return `${name} answers with at most ${count(limit, 'token')}: lower maxOutputTokens to that or less.`;
  }
  if (temperature === undefined) return null;
  return accepted ? null : `${name} refuses a temperature: leave it out.`;
}

/** A budget for thinking lies below the limit of answer tokens, and goes with no temperature. */
function wrongThinking(
  { name, leastThinking, defaultMaxOutputTokens }: CatalogModel,
  effort: string | undefined,
  {
    maxOutputTokens = defaultMaxOutputTokens,
    temperature,
  }: { maxOutputTokens?: number; temperature?: number },
): string | null {
  if (leastThinking === null || effort === undefined || effort === 'none') return null;
  if (maxOutputTokens <= leastThinking) {
    return `${name}@${effort} thinks in ${count(leastThinking, 'token')} at least: raise maxOutputTokens above that, with room for the answer, or leave out "@${effort}".`;
  }
  if (temperature === undefined || temperature === 1) return null;
  return `${name}@${effort} thinks, and then refuses a temperature: leave out one of the two.`;
}
