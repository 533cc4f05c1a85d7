import type { Choice } from '../../blocks/form/form-inputs.ts';
import type { ListedModel } from '../../blocks/models-message.ts';
import { LIMITS } from '../../blocks/parts/limits.ts';
import { candidateLabel } from '../../core/catalog/candidate-label.ts';
import { isRetired, modelOf } from '../../core/catalog/find-model.ts';
import type { Catalog, CatalogModel } from '../../core/catalog/model.ts';
import { resolveCandidate } from '../../core/catalog/resolve-candidate.ts';
import { withoutEffort } from '../../core/catalog/without-effort.ts';
import { exactDollars, multiple } from '../../core/format.ts';
import { multiplesOfCheapest } from '../../core/pricing/multiples-of-cheapest.ts';
import { priceAt } from '../../core/pricing/price-at.ts';

/** A model that can be asked today, and how many times the cheapest it costs. */
interface PricedModel {
  model: CatalogModel;
  times: number;
}

/** The models that can be asked today, cheapest first. */
function pricedModels(catalog: Catalog, at: Date): PricedModel[] {
  return [...multiplesOfCheapest(catalog, at)].flatMap(([name, times]) => {
    const model = catalog.models.find((each) => each.name === name);
    return model && !isRetired(model, at) ? [{ model, times }] : [];
  });
}

/** "$0.10 in, $0.50 out per million tokens, 1.1x the cheapest"; '' where no price is known. */
function priceWords({ model, times }: PricedModel, at: Date): string {
  const rates = priceAt(model, at)?.base;
  if (!rates) return '';
  const [input, output] = [exactDollars(rates.input / 1e6), exactDollars(rates.output / 1e6)];
  const place = times === 1 ? 'the cheapest' : `${multiple(times)} the cheapest`;
  return `${input} in, ${output} out per million tokens, ${place}`;
}

/**
 * The models whose name or label holds every word of `query`, cheapest first, as many as Slack takes;
 * with a query also each way of thinking of theirs: "haiku low".
 */
export function modelChoices(catalog: Catalog, query: string, at: Date): Choice[] {
  const wanted = wordsOf(query);
  return pricedModels(catalog, at)
    .flatMap(({ model, times }) => {
      const price = priceWords({ model, times }, at);
      const efforts = wanted.length === 0 ? [] : model.efforts;
      const names = [model.name, ...efforts.map((effort) => `${model.name}@${effort}`)];
      return names.map((name): Choice => [name, labelIn(catalog, name), price]);
    })
    .filter(([name, label]) => holdsAll(`${name} ${label}`, wanted))
    .slice(0, LIMITS.options.count);
}

/** Returns the same as a list for people; ways of thinking are in it where no model is called so. */
export function listedModels(catalog: Catalog, query: string, at: Date): ListedModel[] {
  const choices = modelChoices(catalog, query, at);
  const plain = choices.filter(([name]) => withoutEffort(name) === name);
  const listed = plain.length > 0 ? plain : choices;
  return listed.map(([name, label, price]) => ({ label, name, price }));
}

/**
 * Returns how a model that was chosen before, by its name, stands among the choices; all are priced once,
 * when asked.
 */
export function chosenModel(catalog: Catalog, at: Date): (name: string) => Choice {
  let all: readonly PricedModel[] | null = null;
  return (name) => {
    all ??= pricedModels(catalog, at);
    const base = withoutEffort(name);
    const priced = all.find(({ model }) => model.name === base);
    return [name, labelIn(catalog, name), priced ? priceWords(priced, at) : ''];
  };
}

function labelIn(catalog: Catalog, name: string): string {
  const resolved = resolveCandidate(catalog, name);
  if ('message' in resolved) return name;
  return candidateLabel(modelOf(catalog, resolved.candidate), resolved.candidate);
}

function holdsAll(text: string, words: readonly string[]): boolean {
  const small = text.toLowerCase();
  return words.every((word) => small.includes(word));
}

function wordsOf(query: string): string[] {
  return query
    .toLowerCase()
    .split(/[\s@]+/)
    .filter((word) => word !== '');
}
