import { ensureDatabase } from '../../src/embedded-postgres/ensure-database.ts';
import { chooseBackend } from '../../src/queue/backend.ts';
import { migrateDatabase } from '../../src/store/client.ts';

/** The database that the tests' databases are copied from. */
export const TEMPLATE = 'test_template';

/** Makes it in this server, with the tables of the record and of the queue: they take longer to make than to copy. */
export async function createTemplateDatabase(serverUrl: string): Promise<void> {
  const { href: databaseUrl } = Object.assign(new URL(serverUrl), { pathname: `/${TEMPLATE}` });
  await ensureDatabase(databaseUrl);
  await migrateDatabase(databaseUrl);
  const queue = chooseBackend({ databaseUrl, redisUrl: null, simulated: false });
  await queue.migrate();
  await queue.close();
}
