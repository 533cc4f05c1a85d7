import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../core/errors.ts';
import type { Logger } from '../log.ts';
import { findBinaries } from './binaries.ts';
import { lockUse, underGate } from './gate.ts';
import { choosePlace } from './place.ts';
import { findRunningServer } from './running-server.ts';
import { stopServer } from './stop-server.ts';

/**
 * Stops the server that a killed llm-pick left running on `dataDir`. Returns its data's folder, or
 * null where none runs. Throws AppError('invalid input') while another llm-pick uses it.
 */
export async function stopEmbeddedPostgres(dataDir: string, log: Logger): Promise<string | null> {
  if (!(await stat(dataDir).catch(() => null))) return null;
  const place = await choosePlace(dataDir, await findBinaries());
  const data = path.join(place.home, 'postgres');
  return underGate(place, log, async () => {
    if (!(await findRunningServer(data))) return null;
    const last = await lockUse(place, 'exclusive', 0);
    if (!last) throw new AppError('invalid input', IN_USE);
    try {
      if (await stopServer(data)) return data;
    } finally {
      last.release();
    }
    throw new AppError('configuration', `The PostgreSQL in ${data} is still stopping: try again.`);
  });
}

const IN_USE = 'Another llm-pick uses the embedded PostgreSQL: end that first.';
