import type { Config } from '../config.ts';
import type { Catalog } from '../core/catalog/model.ts';
import type { Quote } from '../core/estimate/estimate.ts';
import type { EvaluationRequest } from '../core/evaluation.ts';
import type { Ctx } from '../flows/ctx.ts';
import type { Logger } from '../log.ts';
import { openGround } from './open-ground.ts';
import type { Runtime } from './open-runtime.ts';
import { hasRecord, quoteOver } from './quote-here.ts';
import { TIMINGS } from './timings.ts';

/** A run sweeps often: what a killed one left is wanted now. */
const RUN_TIMINGS = { ...TIMINGS, sweep: 5_000 };

/** A run that waits for somebody to agree to its cost. */
export interface ExpectedRuntime extends AsyncDisposable {
  /** Without what the record tells where record or queue can't be opened. */
  quote(command: { ctx: Ctx; input: { request: EvaluationRequest } }): Promise<Quote>;
  /** Takes work from then on; what was opened is the runtime's to close. Throws where record or queue can't be opened. */
  open(options: { concurrency: number }): Promise<Runtime>;
}

/**
 * Opens a record that is there, and its queue, and loads what the run needs, while it is quoted. Without
 * a record none is made before `open`.
 */
export function expectRun({
  config,
  catalog,
  logger,
}: {
  config: Config;
  catalog: Catalog;
  logger: Logger;
}): ExpectedRuntime {
  const opening = openThere({ ...config, logger });
  const loading = load();
  // Whoever opens it hears of what went wrong.
  opening.catch(() => {});
  loading.catch(() => {});
  let isTaken = false;
  return {
    quote: async (command) => {
      const ground = await opening.catch(() => null);
      return quoteOver(ground?.storage.db ?? null, { config, catalog, logger }, command);
    },
    open: async ({ concurrency }) => {
      isTaken = true;
      const [{ openDoor }, { completeWith, createProviders }, { silentNotifier }] = await loading;
      const options = {
        ...config,
        catalog,
        concurrency,
        complete: completeWith(createProviders(config.providers)),
        notifier: silentNotifier,
        timings: RUN_TIMINGS,
        logger,
      };
      const ground = (await opening) ?? (await openGround(options));
      const door = await openDoor(options, ground);
      // An evaluation starts while its workers do.
      const result = async (id: string) => {
        await door.working;
        return door.result(id);
      };
      return { ...door, result };
    },
    [Symbol.asyncDispose]: async () => {
      if (isTaken) return;
      const ground = await opening.catch(() => null);
      await ground?.[Symbol.asyncDispose]();
    },
  };
}

async function openThere(options: Config & { logger: Logger }) {
  return (await hasRecord(options)) ? openGround(options) : null;
}

function load() {
  return Promise.all([
    import('./open-runtime.ts'),
    import('../providers/registry.ts'),
    import('./silent-notifier.ts'),
  ]);
}
