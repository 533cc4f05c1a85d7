import type { Provider } from '../core/evaluation.ts';
import type { Producer, QueueDepth } from '../queue/producer.ts';
import type { Database } from '../store/client.ts';
import { providerSpend } from '../store/provider-spend.ts';

/** What the record and the queues say at one moment, for all processes. */
export interface Gauges {
  queues: readonly QueueDepth[];
  /** For how long each provider is held back yet, in ms. */
  holds: readonly { provider: Provider; ms: number }[];
  /** Dollars since the month (UTC) began. */
  monthSpend: readonly { provider: string; usd: number }[];
}

/** Reads them. Throws where the database or the queues do not answer. */
export async function readGauges(
  {
    db,
    producer,
    providers,
    simulated,
  }: {
    db: Database;
    producer: Pick<Producer, 'depth' | 'heldFor'>;
    providers: readonly Provider[];
    simulated: boolean;
  },
  now: Date,
): Promise<Gauges> {
  const since = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const held = providers.map(async (provider) => ({
    provider,
    ms: Math.max(0, await producer.heldFor(provider)),
  }));
  const [queues, holds, monthSpend] = await Promise.all([
    producer.depth(),
    Promise.all(held),
    providerSpend(db, { since, providers, simulated }),
  ]);
  return { queues, holds, monthSpend };
}
