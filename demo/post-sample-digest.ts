import { loadCatalog } from '../src/catalog-file.ts';
import type { Config } from '../src/config.ts';
import type { Logger } from '../src/log.ts';
import { openWeek } from '../src/runtime/open-week.ts';
import { openDatabase } from '../src/store/client.ts';
import { readExample } from './example.ts';
import { inventPast } from './sample-past.ts';
import type { SlackWorkspace } from './slack-workspace.ts';

/** Invents the workspace's past eight weeks, and posts their digest as the schedule would on Monday. */
export async function postSampleDigest({
  config,
  logger,
  workspace,
}: {
  config: Config & { databaseUrl: string };
  logger: Logger;
  workspace: SlackWorkspace;
}): Promise<void> {
  const { team, user, channel } = workspace;
  const now = new Date();
  const client = openDatabase(config.databaseUrl, 1);
  try {
    const request = await readExample('ticket-triage');
    await inventPast(client.db, { workspace: team, user, channel, request, now });
  } finally {
    await client.close();
  }
  await using week = await openWeek({ config, catalog: loadCatalog(), logger });
  const actor = { kind: 'schedule', id: null } as const;
  await week.send({ ctx: { actor, workspace: team, now } });
}
