import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { startLoadServer } from '../../demo/models/load-server.ts';
import type { ModelCall } from '../../demo/models/model-call.ts';
import { openDatabase } from '../../src/store/client.ts';
import { createSettingStore } from '../../src/store/settings.ts';
import { candidate, evaluationRequest, HAIKU } from '../support/evaluation-request.ts';
import { openDoor } from '../support/open-door.ts';
import { booksOf, openPlace, resultOf, startOf } from '../support/runtime.ts';
import { FOUND_DEAD_MS, spawnWorker } from '../support/spawn-worker.ts';

const WORKSPACE = 'T1';
const PEOPLE = ['U0ANA', 'U0BEN'] as const;
/** Every one asks for 20 answers of about $0.0001: twice what the workspace may spend, and each person more than theirs. */
const EVALUATIONS = 8;
const CAPS = { monthlyCap: '0.008', personalCap: '0.005' };
const LONG_ANSWER = 'no '.repeat(300);

it('eight evaluations at once of two people pass no cap by a cent while workers are killed, by what the provider billed', async () => {
  await using place = await openPlace('postgres');
  await using stack = new AsyncDisposableStack();
  const billed = { U0ANA: 0, U0BEN: 0 };
  const answer = ({ text }: ModelCall) => {
    billed[PEOPLE.find((person) => text.includes(person))!] += 1;
    return LONG_ANSWER;
  };
  // So long that calls are under way whenever the worker is killed.
  const models = await startLoadServer({ latencyMs: 300, answer });
  stack.defer(() => models.stop());
  const door = await openDoor(place);
  stack.defer(() => door.stop());
  const client = openDatabase(place.databaseUrl, 2);
  stack.defer(() => client.close());
  const by = { actor: { kind: 'terminal', id: null } as const, at: new Date() };
  await createSettingStore(client.db, {}).write(WORKSPACE, CAPS, by);
  const [victim, survivor] = await Promise.all([
    spawnWorker(place, models, FOUND_DEAD_MS),
    spawnWorker(place, models),
  ]);
  stack.use(survivor);

  const ids = await Promise.all(
    Array.from({ length: EVALUATIONS }, (_, index) => {
      const person = PEOPLE[index % PEOPLE.length]!;
      const prompt = `Answer ok, ${person}. {{input}}`;
      const { ctx, input } = startOf(
        evaluationRequest({ candidates: [candidate(HAIKU)], prompt }, 10),
      );
      const actor = { kind: 'person', id: person } as const;
      return door.start({ ctx: { ...ctx, actor, workspace: WORKSPACE }, input });
    }),
  );
  await expect.poll(() => models.billed().calls).toBeGreaterThanOrEqual(20);
  await victim.kill();
  stack.use(await spawnWorker(place, models));
  const results = await Promise.all(ids.map((id) => resultOf(door, id)));

  const { rows } = await client.db.execute<{ usd: number }>(
    sql`select max(amount)::float8 / 1e12 as usd from ledger where state = 'settled'`,
  );
  const callUsd = rows[0]!.usd;
  const spentUsd = (billed.U0ANA + billed.U0BEN) * callUsd;
  expect(spentUsd).toBeLessThanOrEqual(Number(CAPS.monthlyCap));
  for (const person of PEOPLE) {
    expect(billed[person] * callUsd).toBeLessThanOrEqual(Number(CAPS.personalCap));
  }
  // The caps ended them, not the plan, and left little unused.
  expect(spentUsd).toBeGreaterThan(Number(CAPS.monthlyCap) / 2);
  expect(results.some(({ ending, cap }) => ending === 'budget ended' && cap !== null)).toBe(true);
  const books = await Promise.all(ids.map((id) => booksOf(client.db, id)));
  expect(books.every(({ reserved, unfinished }) => reserved === 0 && unfinished === 0)).toBe(true);
  expect(books.some(({ assumed }) => assumed > 0)).toBe(true);
});
