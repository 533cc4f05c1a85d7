import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createDigestStore } from '../../src/store/digests.ts';
import { createEvaluationStore } from '../../src/store/evaluations.ts';
import { createSettingStore } from '../../src/store/settings.ts';
import { fileDatabase } from '../support/file-database.ts';
import { newEvaluation } from '../support/new-evaluation.ts';

const TERMINAL = { kind: 'terminal', id: null } as const;
const CHOSEN = new Date('2026-11-02T10:00:00Z');

const client = fileDatabase();

/** A workspace that has asked for an evaluation. */
async function workspaceWithEvaluation(): Promise<string> {
  const workspace = randomUUID();
  const evaluations = createEvaluationStore(client.db, { leaseMs: 20_000, simulated: true });
  await evaluations.create(newEvaluation({ workspace }), null);
  return workspace;
}

const choose = (workspace: string, digestChannel: string) =>
  createSettingStore(client.db, {}).write(
    workspace,
    { digestChannel },
    { actor: TERMINAL, at: CHOSEN },
  );

async function sinceOf(workspace: string): Promise<Date | null | undefined> {
  const rows = await createDigestStore(client.db).workspaces();
  return rows.find((row) => row.workspace === workspace)?.since;
}

it('a workspace that chose a channel gets digests since then', async () => {
  const workspace = randomUUID();
  await choose(workspace, 'C0DIGEST');
  expect(await sinceOf(workspace)).toEqual(CHOSEN);
});

it('one that chose nothing may have the environment’s channel: since its first digest, if any', async () => {
  const workspace = await workspaceWithEvaluation();
  expect(await sinceOf(workspace)).toBeNull();
  const first = new Date('2026-11-09T09:00:00Z');
  const digests = createDigestStore(client.db);
  await digests.decide(workspace, '2026-W46', 'quiet', new Date('2026-11-16T09:00:00Z'));
  await digests.decide(workspace, '2026-W45', 'quiet', first);
  expect(await sinceOf(workspace)).toEqual(first);
});

it('one that turned the digest off stays among them, as its caps alert; it has no channel, whatever the environment says', async () => {
  const workspace = await workspaceWithEvaluation();
  await choose(workspace, 'off');
  expect(await sinceOf(workspace)).toEqual(CHOSEN);
  const settings = createSettingStore(client.db, { digestChannel: 'C0ENVIRONMENT' });
  expect((await settings.read(workspace)).digestChannel).toBeNull();
});

it('who chose the channel in Slack is known, for where Slack refuses it', async () => {
  const workspace = randomUUID();
  await createSettingStore(client.db, {}).write(
    workspace,
    { digestChannel: 'C0DIGEST' },
    { actor: { kind: 'person', id: 'U0ANA' }, at: CHOSEN },
  );
  const rows = await createDigestStore(client.db).workspaces();
  expect(rows.find((row) => row.workspace === workspace)?.chosenBy).toBe('U0ANA');
});
