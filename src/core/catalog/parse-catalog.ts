import { parseDocument } from 'yaml';
import { AppError, type Fault } from '../errors.ts';
import type { Catalog, CatalogModel, PriceRow, Rates } from './model.ts';
import { catalogSchema } from './schema.ts';

/** Reads a catalogue file. Throws AppError('configuration') with a fault per thing that is wrong. */
export function parseCatalog(yamlText: string): Catalog {
  const document = parseDocument(yamlText);
  const syntax = document.errors.map(({ message, linePos }) =>
    fault(null, message.replace(/\n.*/s, ''), linePos?.[0]),
  );
  if (syntax.length > 0) throw unreadable(syntax);
  const parsed = catalogSchema.safeParse(document.toJS());
  if (!parsed.success) {
    throw unreadable(
      parsed.error.issues.map(({ path, message }) => fault(fieldPath(path), message)),
    );
  }
  const { checkedAt, models } = parsed.data;
  return {
    checkedAt,
    models: models.map((model) => catalogModelOf({ ...model, own: null })),
  };
}

type FileRow = Omit<PriceRow, 'cacheWrite' | 'cacheWrite1h' | 'above'> &
  FileRates & {
    above: (Omit<Rates, 'cacheWrite' | 'cacheWrite1h'> & FileRates & { tokens: number }) | null;
  };

/** A model as files describe it, as it is used: named, with every rate. */
export function catalogModelOf(
  model: Omit<CatalogModel, 'name' | 'prices'> & { prices: readonly FileRow[] },
): CatalogModel {
  return {
    ...model,
    name: `${model.provider}/${model.id}`,
    prices: model.prices.map((row) => ({
      ...withCacheWrites(row),
      above: row.above && withCacheWrites(row.above),
    })),
  };
}

interface FileRates {
  input: number;
  cacheWrite?: number | undefined;
  cacheWrite1h?: number | undefined;
}

function withCacheWrites<T extends FileRates>(rates: T) {
  const cacheWrite = rates.cacheWrite ?? rates.input;
  return { ...rates, cacheWrite, cacheWrite1h: rates.cacheWrite1h ?? cacheWrite };
}

function unreadable(faults: Fault[]): AppError {
  const [first] = faults;
  const where = first?.field ? ` (${first.field})` : '';
  return new AppError(
    'configuration',
    `The catalogue of models can't be used: ${first?.message}${where}. Mend catalog/models.yml.`,
    { faults },
  );
}

function fault(field: string | null, message: string, at?: { line: number; col: number }): Fault {
  const { line = null, col: column = null } = at ?? {};
  return { file: 'catalog/models.yml', line, column, field, message };
}

/** `models[3].prices[0].from` */
function fieldPath(path: readonly PropertyKey[]): string | null {
  const text = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('');
  return text === '' ? null : text.replace(/^\./, '');
}
