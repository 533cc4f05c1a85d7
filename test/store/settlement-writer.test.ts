import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { plannedTrials } from '../support/storage-contract/place.ts';
import { postgresPlace } from '../support/storage-contract/postgres-place.ts';

const PROGRAM = fileURLToPath(new URL('./killed-process.ts', import.meta.url));

const place = postgresPlace();
const { planned } = plannedTrials(place);

it('a process that is killed when a call may begin has lost no answer that came before it', async () => {
  const { id, books } = await planned({ trials: 40 });
  const options = { url: place.url(), evaluationId: id, trials: 40 };
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(options)], { stdio: 'inherit' });
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  const stored = { done: 39, settled: 39, unfinished: 1, open: 1 };
  await expect.poll(() => books(), { timeout: 10_000 }).toMatchObject(stored);
  const begun = async () => {
    const { rows } = await place
      .db()
      .execute(sql`select call from trials where evaluation_id = ${id} and sample = 0`);
    return rows;
  };
  await expect.poll(begun, { timeout: 10_000 }).toMatchObject([{ call: { purpose: 'answer' } }]);
});
