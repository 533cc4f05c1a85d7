import { candidateReply } from '../blocks/candidate-reply.ts';
import { headlineReply } from '../blocks/headline-reply.ts';
import { progressMessage } from '../blocks/progress.ts';
import { resultMessage } from '../blocks/result.ts';
import type { LabelOf, SlackMessage } from '../blocks/surfaces.ts';
import type { Content, Messages } from '../flows/ports/messages.ts';
import type { Logger } from '../log.ts';
import type { Poster } from './poster.ts';
import { slackErrorCode } from './reply.ts';

export interface MessagesOptions {
  poster: Poster;
  labelOf: LabelOf;
  logger: Pick<Logger, 'debug' | 'warn'>;
}

/** What is told of evaluations, as messages in Slack. */
export function createMessages({ poster, labelOf, logger }: MessagesOptions): Messages {
  const render = (content: Content) => messageOf(content, labelOf);
  return {
    post: (address, content) => poster.post(address, render(content)),
    update: async (place, content) => {
      try {
        await poster.update(place, render(content));
        return true;
      } catch (error) {
        if (!GONE.has(slackErrorCode(error) ?? '')) throw error;
        return false;
      }
    },
    refresh: async (place, content) => {
      try {
        await poster.updateNow(place, render(content));
      } catch (error) {
        logger.debug('A progress update was left out', { place, error: String(error) });
      }
    },
    reply: (place, content) => poster.reply(place, render(content)),
    remove: async (place) => {
      try {
        await poster.remove(place);
      } catch (error) {
        const fields = { place, error: String(error) };
        logger.warn('A message posted twice could not be taken back', fields);
      }
    },
  };
}

function messageOf(content: Content, labelOf: LabelOf): SlackMessage {
  switch (content.kind) {
    case 'progress':
      return progressMessage(content.evaluationId, content.progress, labelOf);
    case 'result':
      return resultMessage(content.result, { requester: content.askedBy, labelOf });
    case 'model':
      return candidateReply(content.model, content.result, { labelOf });
    case 'headline':
      return headlineReply(content.result, content.mention);
  }
}

/** Slack's words for a message that can't be changed any more. */
const GONE = new Set([
  'message_not_found',
  'channel_not_found',
  'cant_update_message',
  'edit_window_closed',
  'is_archived',
  'not_in_channel',
]);
