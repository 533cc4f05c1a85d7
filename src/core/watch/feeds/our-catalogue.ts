import { parseCatalog } from '../../catalog/parse-catalog.ts';
import { OUR_CATALOGUE, type Retirement } from '../retirements.ts';

/** The retirements of our catalogue as it is published. Throws AppError('configuration') for what is none. */
export function readOurCatalogue(yaml: string): Retirement[] {
  return parseCatalog(yaml).models.flatMap(({ provider, id, retires }) =>
    retires === null ? [] : [{ source: OUR_CATALOGUE, provider, id, day: retires }],
  );
}
