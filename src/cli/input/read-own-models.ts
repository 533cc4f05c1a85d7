import type { Catalog } from '../../core/catalog/model.ts';
import { withOwnModels } from '../../core/catalog/own-models.ts';
import type { Fault } from '../../core/errors.ts';
import {
  ownModelsIn,
  ownModelsInline,
  type PlacedOwnModels,
} from '../../core/request/own-models.ts';
import type { ParsedEvaluation } from '../../core/request/parse-evaluation.ts';
import { pathBeside, readFile, type UseOf } from './read-file.ts';

/** The catalogue with the models that an evaluation file describes, or names a file of. */
export async function readOwnModels(
  file: string,
  { fields, locate }: ParsedEvaluation,
  { catalog, use }: { catalog: Catalog; use: UseOf },
): Promise<{ catalog: Catalog; faults: readonly Fault[] }> {
  const { catalog: own } = fields;
  if (own === undefined) return { catalog, faults: [] };
  const { models, faults } =
    typeof own === 'string'
      ? await readCatalogFile(pathBeside(file, own.replace(/^file:\s*/, '')), { catalog, use })
      : ownModelsInline(own, locate, catalog);
  return { catalog: withOwnModels(catalog, models), faults };
}

async function readCatalogFile(
  shown: string,
  { catalog, use }: { catalog: Catalog; use: UseOf },
): Promise<PlacedOwnModels> {
  const read = await readFile(shown, use(['catalog'], 'catalog', shown));
  if ('fault' in read) return { models: [], faults: [read.fault] };
  return ownModelsIn(read.text, shown, catalog);
}
