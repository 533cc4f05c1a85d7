import { digestMessage } from '../../blocks/digest/digest-message.ts';
import { digestThread } from '../../blocks/digest/digest-thread.ts';
import { capMessage, signalMessage } from '../../blocks/digest/signal-message.ts';
import type { SlackMessage } from '../../blocks/parts/surfaces.ts';
import type { LabelOf } from '../../core/catalog/labels-of.ts';
import type { NewsAddress, WeekMessages } from '../../flows/ports/week.ts';
import type { Logger } from '../../log.ts';
import type { Poster } from './poster.ts';

/** Posts what a week brings. A thread that can't be posted leaves the digest without details, which is logged. */
export function createWeekMessages({
  poster,
  labelOf,
  logger,
}: {
  poster: Pick<Poster, 'reach' | 'reply'>;
  labelOf: LabelOf;
  logger: Pick<Logger, 'warn'>;
}): WeekMessages {
  const reach = (address: NewsAddress, message: SlackMessage) =>
    poster.reach({ ...address, responseUrl: null }, message);
  return {
    digest: async (address, digest) => {
      const place = await reach(address, digestMessage(digest, labelOf));
      if (!place) return null;
      const details = digestThread(digest, labelOf);
      if (details) {
        await poster
          .reply(place, details)
          .catch((error) =>
            logger.warn('The details of a digest could not be posted', { error: String(error) }),
          );
      }
      const { channel, ts } = place;
      return { channel, ts };
    },
    signal: async (channel, signal) => {
      const person = signal.pick.owner.kind === 'person' ? signal.pick.owner.id : null;
      await reach({ channel, person }, signalMessage(signal, labelOf));
    },
    capReached: async (address, cap) => {
      await reach(address, capMessage(cap));
    },
  };
}
