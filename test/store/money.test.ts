import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { playMoney } from '../support/play-money.ts';
import { postgresPlace } from '../support/storage-contract/postgres-place.ts';

const place = postgresPlace();

it('no interleaving of claims, settlements, crashes and sweeps passes a budget or loses a cent', async () => {
  const play = { db: place.db(), place, evaluations: 1_000, rounds: 8, seed: 1 };
  expect(await playMoney(play)).toEqual([]);
});

it('its counts of trials are those of a count', async () => {
  const { rows } = await place.db().execute(sql`
    select c.*, t.* from trial_counts c full join (
      select evaluation_id, candidate, count(*) filter (where state = 'done') as done,
        count(*) filter (where state <> 'dropped') as wanted, count(score) as scored,
        coalesce(sum(score), 0) as score_sum
      from trials group by evaluation_id, candidate) t using (evaluation_id, candidate)
    where (c.done, c.wanted, c.scored) is distinct from (t.done, t.wanted, t.scored)
      or abs(c.score_sum - t.score_sum) > 1e-6`);
  expect(rows).toEqual([]);
  const { rows: counted } = await place
    .db()
    .execute(sql`select 1 from trial_counts where done > 0`);
  expect(counted.length).toBeGreaterThan(0);
});
