import { AppError } from '../core/errors.ts';
import { stopEmbeddedPostgres } from './stop-embedded-postgres.ts';

/** A program: stops the server in the folder that is its argument, unless somebody uses it again. */
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
try {
  await stopEmbeddedPostgres(process.argv[2] ?? '', silent);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
}
