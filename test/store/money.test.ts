import { expect, it } from 'vitest';
import { playMoney } from '../support/play-money.ts';
import { postgresPlace } from '../support/storage-contract/postgres-place.ts';

const place = postgresPlace();

it('no interleaving of claims, settlements, crashes and sweeps passes a budget or loses a cent', async () => {
  const play = { db: place.db(), place, evaluations: 1_000, rounds: 8, seed: 1 };
  expect(await playMoney(play)).toEqual([]);
});
