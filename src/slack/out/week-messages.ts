import { digestMessage } from '../../blocks/digest/digest-message.ts';
import { digestThread } from '../../blocks/digest/digest-thread.ts';
import { capMessage, signalMessage } from '../../blocks/digest/signal-message.ts';
import type { LabelOf } from '../../blocks/parts/surfaces.ts';
import type { WeekMessages } from '../../flows/ports/week.ts';
import type { Logger } from '../../log.ts';
import type { Poster } from './poster.ts';

/** Posts what a week brings. A thread that can't be posted leaves the digest without details, which is logged. */
export function createWeekMessages({
  poster,
  labelOf,
  logger,
}: {
  poster: Pick<Poster, 'post' | 'reach' | 'reply'>;
  labelOf: LabelOf;
  logger: Pick<Logger, 'warn'>;
}): WeekMessages {
  return {
    digest: async (channel, digest) => {
      const place = await poster.post(channel, digestMessage(digest, labelOf));
      const details = digestThread(digest, labelOf);
      if (details) {
        await poster
          .reply(place, details)
          .catch((error) =>
            logger.warn('The details of a digest could not be posted', { error: String(error) }),
          );
      }
      return place;
    },
    signal: async (channel, signal) => {
      const person = signal.pick.owner.kind === 'person' ? signal.pick.owner.id : null;
      await poster.reach({ channel, person, responseUrl: null }, signalMessage(signal, labelOf));
    },
    capReached: async (channel, cap) => {
      await poster.post(channel, capMessage(cap));
    },
  };
}
