import type { Config } from '../config.ts';
import { labelsOf } from '../core/catalog/labels-of.ts';
import type { Catalog } from '../core/catalog/model.ts';
import type { Digest } from '../core/digest/digest.ts';
import type { DigestState } from '../core/digest/digest-state.ts';
import { AppError } from '../core/errors.ts';
import type { Ctx } from '../flows/ctx.ts';
import { readDigest } from '../flows/read-digest.ts';
import { sendDueDigests } from '../flows/send-due-digests.ts';
import type { Logger } from '../log.ts';
import { createPoster } from '../slack/out/poster.ts';
import { createWeekMessages } from '../slack/out/week-messages.ts';
import { createDigestStore } from '../store/digests.ts';
import { createSettingStore } from '../store/settings.ts';
import { digestDeps } from './digest-deps.ts';
import { openStorage } from './open-storage.ts';
import { createOutlook } from './outlook.ts';

/** The digest without workers and queues, as the command line asks for it. */
export interface OpenWeek extends AsyncDisposable {
  read(command: { ctx: Ctx }): Promise<Digest>;
  /**
   * Returns how the newest week's ended; nothing where it was decided before. Throws
   * AppError('configuration') without Slack.
   */
  send(command: { ctx: Ctx }): Promise<DigestState | null>;
}

/** Opens the record alone. */
export async function openWeek({
  config,
  catalog,
  logger,
}: {
  config: Config;
  catalog: Catalog;
  logger: Logger;
}): Promise<OpenWeek> {
  const storage = await openStorage({ ...config, logger });
  const settings = createSettingStore(storage.db, config.settings);
  const outlook = createOutlook({ config, catalog, logger });
  const { simulated } = config;
  const reading = digestDeps(storage.db, { settings, outlook, catalog, simulated });
  return {
    read: ({ ctx }) => readDigest(reading, { ctx, input: { week: null } }),
    send: async ({ ctx }) => {
      const deps = {
        ...reading,
        digests: createDigestStore(storage.db),
        messages: createWeekMessages({
          poster: createPoster(botToken(config), { apiUrl: config.slack?.apiUrl ?? null, logger }),
          labelOf: labelsOf(catalog),
          logger,
        }),
        onError: (message: string, error: unknown) => logger.error(message, { error }),
      };
      const input = { since: null, chosenBy: null };
      const [state = null] = await sendDueDigests(deps, { ctx, input });
      return state;
    },
    [Symbol.asyncDispose]: () => storage.close(),
  };
}

function botToken({ slack }: Config): string {
  if (slack) return slack.botToken;
  throw new AppError('configuration', 'SLACK_BOT_TOKEN is missing: without it nothing is posted.');
}
