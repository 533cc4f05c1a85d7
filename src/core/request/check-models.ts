import { nearestNames } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import { modelsCalled } from '../catalog/models-called.ts';
import { resolveCandidate } from '../catalog/resolve-candidate.ts';
import type { Fault } from '../errors.ts';
import type { Bar, Candidate, Scorer } from '../evaluation.ts';
import { schemaFault } from '../scoring/json/json.ts';
import { regexFault } from '../scoring/regex/regex.ts';
import { defaultLineUp } from './default-line-up.ts';
import type { Fields } from './fields.ts';
import { faultAt, type Locate } from './formats/place.ts';
import { pricedCandidate } from './priced-candidate.ts';
import { type RecipeFiles, withRecipe } from './recipe-of.ts';

/** What a line-up is made with. */
export interface LineUpParts {
  catalog: Catalog;
  at: Date;
  locate: Locate;
  /** null where it does not hold. */
  scorer: Scorer | null;
  /** By entry: the files that its texts were read from. */
  recipeFiles: readonly RecipeFiles[];
}

/** A line-up, and what is wrong with it. */
export interface LineUp {
  candidates: Candidate[];
  /** By candidate's name: so many samples it is to be shown. */
  shown: ReadonlyMap<string, number>;
  faults: Fault[];
}

export const NO_LINE_UP: LineUp = { candidates: [], shown: new Map(), faults: [] };

/** The line-up that was asked for (the catalogue's where none was), and what is wrong with it. */
export function lineUpOf(models: Fields['models'], parts: LineUpParts): LineUp {
  const { catalog, at, locate } = parts;
  if (!models) {
    const candidates = defaultLineUp(catalog, at);
    const message = 'No model can be called: name some under models.';
    const faults = candidates.length === 0 ? [faultAt(locate(['models']), 'models', message)] : [];
    return { ...NO_LINE_UP, candidates, faults };
  }
  const candidates: Candidate[] = [];
  const shown = new Map<string, number>();
  const faults: Fault[] = [];
  models.forEach((entry, index) => {
    const read = candidateOf(entry, index, parts);
    faults.push(...read.faults);
    if (!read.candidate) return;
    const { name, recipe } = read.candidate;
    if (candidates.some((other) => other.name === name)) {
      const advice = recipe ? 'keep one, or tell them apart with a "name"' : 'name it once';
      const message = `${name} is there twice: ${advice}.`;
      faults.push(faultAt(locate(['models', index]), `models[${index}]`, message));
      return;
    }
    candidates.push(read.candidate);
    if (read.shown > 0) shown.set(name, read.shown);
  });
  return { candidates, shown, faults };
}

/** One entry of a line-up with its recipe; null where its model can't be called. */
function candidateOf(
  entry: NonNullable<Fields['models']>[number],
  index: number,
  { catalog, at, locate, scorer, recipeFiles }: LineUpParts,
): { candidate: Candidate | null; shown: number; faults: Fault[] } {
  const field = `models[${index}]`;
  const resolved = pricedCandidate(catalog, entry, at);
  if ('message' in resolved) {
    const faults = [faultAt(locate(['models', index]), field, resolved.message)];
    return { candidate: null, shown: 0, faults };
  }
  const settingsOf = (name: string) => {
    const called = pricedCandidate(catalog, name, at);
    return 'message' in called ? called : called.candidate;
  };
  const files = recipeFiles[index] ?? {};
  const recipe = withRecipe(resolved.candidate, entry, { files, scorer, settingsOf });
  const faults = recipe.faults.map(({ key, message }) =>
    faultAt(locate(['models', index, key]), `${field}.${key}`, `${field}.${key}: ${message}`),
  );
  return { ...recipe, faults };
}

/** The bar as the plan takes it; the model it names must be in the line-up. */
export function barOf(
  bar: Fields['bar'],
  candidates: readonly Candidate[],
  { catalog, at, locate }: { catalog: Catalog; at: Date; locate: Locate },
): { bar: Bar; faults: Fault[] } {
  if (!bar) return { bar: { kind: 'absolute', rate: 0.9 }, faults: [] };
  if (bar.kind === 'absolute') return { bar, faults: [] };
  const of = bar.of ?? null;
  const faults =
    of === null
      ? []
      : strangerFaults('bar.of', of, candidates, { catalog, at, place: locate(['bar', 'of']) });
  if (faults.length === 0 && candidates.length < 2) {
    const message = 'bar compares with another model: name at least two under models.';
    faults.push(faultAt(locate(['bar']), 'bar', message));
  }
  return { bar: { kind: 'relative', within: bar.within, of }, faults };
}

/** A model that must be one of the candidates. */
export function strangerFaults(
  field: string,
  name: string,
  candidates: readonly Candidate[],
  { catalog, at, place }: { catalog: Catalog; at: Date; place: ReturnType<Locate> },
): Fault[] {
  if (candidates.length === 0 || candidates.some((candidate) => candidate.name === name)) return [];
  const resolved = resolveCandidate(catalog, name, at);
  if ('message' in resolved) return [faultAt(place, field, resolved.message)];
  const message = `${field} names ${name}, which is not among the models: add it there, or name one of ${candidates.map((each) => each.name).join(', ')}.`;
  return [faultAt(place, field, message)];
}

/** What is wrong with a scorer's own settings. */
export function scorerFaults(
  scorer: Scorer,
  candidates: readonly Candidate[],
  { catalog, at, locate }: { catalog: Catalog; at: Date; locate: Locate },
): Fault[] {
  if (scorer.type === 'regex' && scorer.pattern !== null) {
    const fault = regexFault(scorer.pattern);
    if (!fault) return [];
    const message = `scorer.pattern is no regular expression (RE2): ${fault}.`;
    return [faultAt(locate(['scorer', 'pattern']), 'scorer.pattern', message)];
  }
  if (scorer.type === 'json' && scorer.schema) {
    const fault = schemaFault(scorer.schema);
    const place = locate(['scorer', 'schema']);
    return fault
      ? [faultAt(place, 'scorer.schema', `scorer.schema is no JSON Schema: ${fault}.`)]
      : [];
  }
  if (scorer.type !== 'judge') return [];
  return judgeFaults(scorer.model, candidates, { catalog, at, place: locate(['scorer', 'model']) });
}

function judgeFaults(
  name: string,
  candidates: readonly Candidate[],
  { catalog, at, place }: { catalog: Catalog; at: Date; place: ReturnType<Locate> },
): Fault[] {
  const field = 'scorer.model';
  const resolved = pricedCandidate(catalog, name, at);
  if ('message' in resolved) return [faultAt(place, field, resolved.message)];
  const { provider, model } = resolved.candidate;
  const called = candidates.flatMap(modelsCalled);
  if (!called.some((each) => each.provider === provider && each.model === model)) return [];
  const tested = new Set(called.map((each) => `${each.provider}/${each.model}`));
  const other = nearestNames(catalog, name).find((each) => !tested.has(each));
  const message = `As it is tested, ${name} can't judge its own answers: let another model judge, e.g. ${other ?? 'one that is not under models'}.`;
  return [faultAt(place, field, message)];
}
