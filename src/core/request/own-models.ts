import { isCollection } from 'yaml';
import type { Catalog, CatalogModel } from '../catalog/model.ts';
import { type OwnFault, parseOwnModels } from '../catalog/own-models.ts';
import type { Fault } from '../errors.ts';
import { faultAt, fieldPath, type Locate } from './formats/place.ts';
import { plainValue, readYaml } from './formats/yaml.ts';

/** A person's own models, and what is wrong with them, each fault with its place. */
export interface PlacedOwnModels {
  models: readonly CatalogModel[];
  faults: readonly Fault[];
}

/** Reads the models that stand under `catalog` in an evaluation. */
export function ownModelsInline(value: unknown, locate: Locate, catalog: Catalog): PlacedOwnModels {
  const { models, faults } = parseOwnModels(value, catalog);
  return {
    models,
    faults: placedFaults(faults, (path) => locate(['catalog', ...path]), ['catalog']),
  };
}

/** Reads a catalogue file of a person's own: a list of models, or `models:`. */
export function ownModelsIn(text: string, file: string, catalog: Catalog): PlacedOwnModels {
  const { document, placeAt, broken, twice } = readYaml(text, file);
  if (broken.length > 0) return { models: [], faults: [...twice, ...broken] };
  const plain = plainValue(document);
  if ('message' in plain) {
    return { models: [], faults: [faultAt(placeAt(plain.offset), null, plain.message)] };
  }
  const { models, faults } = parseOwnModels(plain.value, catalog);
  const locate: Locate = (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      const range = isNodeWithRange(node) ? node.range : null;
      if (range) return placeAt(range[0]);
    }
    return placeAt(isCollection(document.contents) ? document.contents.range?.[0] : undefined);
  };
  return { models, faults: [...twice, ...placedFaults(faults, locate, [])] };
}

function placedFaults(
  faults: readonly OwnFault[],
  locate: Locate,
  before: readonly PropertyKey[],
): Fault[] {
  return faults.map(({ path, message }) => {
    const field = fieldPath([...before, ...path]) || null;
    const sentence = /[.?]$/.test(message) ? message : `${message}.`;
    return faultAt(locate(path), field, field ? `${field} ${sentence}` : sentence);
  });
}

function isNodeWithRange(node: unknown): node is { range: [number, number, number] | null } {
  return typeof node === 'object' && node !== null && 'range' in node;
}
