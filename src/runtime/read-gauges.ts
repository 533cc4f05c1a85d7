import type { Provider } from '../core/evaluation.ts';
import type { SettingTexts } from '../core/settings/settings-of.ts';
import type { Producer, QueueDepth } from '../queue/producer.ts';
import type { Database } from '../store/client.ts';
import { monthStarts } from '../store/month-starts.ts';
import { providerSpend } from '../store/provider-spend.ts';

/** What the record and the queues say at one moment, for all processes. */
export interface Gauges {
  queues: readonly QueueDepth[];
  /** For how long each provider is held back yet, in ms. */
  holds: readonly { provider: Provider; ms: number }[];
  /** Dollars since the month began, as each workspace's caps count it. */
  monthSpend: readonly { provider: string; usd: number }[];
}

/** Reads them. Throws where the database or the queues do not answer. */
export async function readGauges(
  {
    db,
    producer,
    providers,
    simulated,
    settings,
  }: {
    db: Database;
    producer: Pick<Producer, 'depth' | 'heldFor'>;
    providers: readonly Provider[];
    simulated: boolean;
    /** The environment's, for workspaces that chose none. */
    settings: SettingTexts;
  },
  now: Date,
): Promise<Gauges> {
  const holding = providers.map(async (provider) => ({
    provider,
    ms: Math.max(0, await producer.heldFor(provider)),
  }));
  const [queues, holds, monthSpend] = await Promise.all([
    producer.depth(),
    Promise.all(holding),
    monthStarts(db, settings, now).then((since) =>
      providerSpend(db, { since, providers, simulated }),
    ),
  ]);
  return { queues, holds, monthSpend };
}
