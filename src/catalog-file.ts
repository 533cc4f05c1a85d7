import { readFileSync } from 'node:fs';
import type { Catalog } from './core/catalog/model.ts';
import { withOwnModels } from './core/catalog/own-models.ts';
import { parseCatalog } from './core/catalog/parse-catalog.ts';
import { AppError } from './core/errors.ts';
import { count } from './core/format.ts';
import { ownModelsIn } from './core/request/own-models.ts';

const FILE = new URL('../catalog/models.yml', import.meta.url);

/**
 * The catalogue of models that comes with llm-pick, from catalog/models.yml of its own folder, with
 * the models of `ownFile`, a person's own, where one is named. Throws AppError('configuration') when
 * a file can't be read or doesn't hold together.
 */
export function loadCatalog(ownFile: string | null = null): Catalog {
  const catalog = parseCatalog(
    readText(
      FILE,
      `The catalogue of models can't be read at ${FILE.pathname}: install llm-pick again.`,
    ),
  );
  if (ownFile === null) return catalog;
  const text = readText(
    ownFile,
    `LLM_PICK_CATALOG: ${ownFile} can't be read. Name a file that is there.`,
  );
  const { models, faults } = ownModelsIn(text, ownFile, catalog);
  if (faults.length > 0) {
    const wrong =
      faults.length === 1 ? 'one thing is wrong' : `${count(faults.length, 'thing')} are wrong`;
    const message = `${ownFile}, which LLM_PICK_CATALOG names, can't be used: ${wrong}.`;
    throw new AppError('configuration', message, { faults: [...faults] });
  }
  return withOwnModels(catalog, models);
}

function readText(file: string | URL, message: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AppError('configuration', message, { cause });
  }
}
