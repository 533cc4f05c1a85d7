import { setTimeout as sleep } from 'node:timers/promises';
import { inquiryMessage } from '../../blocks/inquiry/inquiry-message.ts';
import type { SlackMessage } from '../../blocks/parts/surfaces.ts';
import { progressMessage } from '../../blocks/progress.ts';
import { answeredMessage, questionReply } from '../../blocks/question.ts';
import { candidateReply } from '../../blocks/result/candidate-reply.ts';
import { headlineReply } from '../../blocks/result/headline-reply.ts';
import { resultMessage } from '../../blocks/result/result.ts';
import { variantsMessage } from '../../blocks/variants/variants-message.ts';
import type { LabelOf } from '../../core/catalog/labels-of.ts';
import type { PostedPicture } from '../../core/record/evaluation-record.ts';
import type { Result } from '../../core/result/schema/result.ts';
import type { TextFile } from '../../core/text-file.ts';
import type { Content, MessagePlace, Messages } from '../../flows/ports/messages.ts';
import type { DrawLadder } from '../../flows/ports/pictures.ts';
import type { Logger } from '../../log.ts';
import { filesRefused } from './files-refused.ts';
import { createPacer } from './pacer.ts';
import type { Poster } from './poster.ts';
import { isPassing, refusalCode } from './refusal.ts';
import { slackErrorCode } from './reply.ts';
import { readyOf, variantsView } from './variants-view.ts';

export interface MessagesOptions {
  poster: Poster;
  labelOf: LabelOf;
  drawLadder: DrawLadder;
  /** Between two posts in one channel, in ms. */
  postEveryMs: number;
  logger: Pick<Logger, 'debug' | 'warn'>;
}

/** What is posted of evaluations, as messages in Slack. */
export function createMessages(options: MessagesOptions): Messages {
  const { poster, labelOf, drawLadder, postEveryMs, logger } = options;
  const render = (content: Content) => messageOf(content, labelOf);
  const pace = createPacer(postEveryMs);
  return {
    ...changedMessages(poster, render, logger),
    post: async (address, content) => {
      await pace(address.channel);
      return poster.reach(address, render(content));
    },
    reply: async (place, content) => {
      await pace(place.channel);
      try {
        await poster.reply(place, render(content));
      } catch (error) {
        const code = refusalCode(error);
        if (code === null) throw error;
        logger.warn('Slack refused a reply in a thread: it is left out', { place, code });
      }
    },
    fill: async (view, content) => {
      try {
        await poster.fill(view, variantsView(content, 1));
      } catch (error) {
        const code = slackErrorCode(error);
        if (code !== 'not_found') logger.warn('Variants could not be shown in a form', { code });
      }
    },
    illustrate: (place, content) =>
      illustrate({ poster, drawLadder, logger }, place, content.result, (picture) =>
        render({ ...content, picture }),
      ),
    attach: async (place, files) => {
      await pace(place.channel);
      await attach({ poster, logger }, place, files);
    },
  };
}

/** What is done to messages that stand already. */
function changedMessages(
  poster: Poster,
  render: (content: Content) => SlackMessage,
  logger: MessagesOptions['logger'],
): Pick<Messages, 'update' | 'refresh' | 'remove'> {
  return {
    update: async (place, content) => {
      try {
        await poster.update(place, render(content));
        return true;
      } catch (error) {
        if (refusalCode(error) === null) throw error;
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

/** Puts the picture of a result into its message. Returns it; null where it is left out. */
async function illustrate(
  { poster, drawLadder, logger }: Pick<MessagesOptions, 'poster' | 'drawLadder' | 'logger'>,
  place: MessagePlace,
  result: Result,
  messageWith: (picture: PostedPicture) => SlackMessage,
): Promise<PostedPicture | null> {
  try {
    const picture = await drawLadder(result);
    if (picture === null) return null;
    const posted = { fileId: await poster.upload(picture), alt: picture.alt };
    await onceProcessed(() => poster.updateNow(place, messageWith(posted)));
    return posted;
  } catch (error) {
    logLeftOut(logger, 'The picture of a result was left out', { place, error });
    return null;
  }
}

/** Where Slack refuses the files, a reply says so. Throws where it can be tried again. */
async function attach(
  { poster, logger }: Pick<MessagesOptions, 'poster' | 'logger'>,
  place: MessagePlace,
  files: readonly TextFile[],
): Promise<void> {
  try {
    await poster.attach(place, files);
  } catch (error) {
    if (isPassing(error)) throw error;
    logLeftOut(logger, 'Files below a message were refused', { place, error });
    const code = slackErrorCode(error) ?? 'upload failed';
    await poster.reply(place, filesRefused(files, code));
  }
}

/** A workspace that does not let us is no news. */
function logLeftOut(
  logger: Pick<Logger, 'debug' | 'warn'>,
  what: string,
  { place, error }: { place: MessagePlace; error: unknown },
): void {
  const isForbidden = slackErrorCode(error) === 'missing_scope';
  logger[isForbidden ? 'debug' : 'warn'](what, { place, error: String(error) });
}

/** Slack refuses a block with a file that it has not processed yet: tried again for some seconds. */
async function onceProcessed(update: () => Promise<void>): Promise<void> {
  for (let triesLeft = TRIES; ; triesLeft--) {
    try {
      return await update();
    } catch (error) {
      if (triesLeft === 0 || slackErrorCode(error) !== 'invalid_blocks') throw error;
      await sleep(PROCESSING_MS);
    }
  }
}

const TRIES = 5;
const PROCESSING_MS = 1_000;

function messageOf(content: Content, labelOf: LabelOf): SlackMessage {
  switch (content.kind) {
    case 'progress':
      return progressMessage(content.evaluationId, content.progress, labelOf);
    case 'question':
      return questionReply(content.progress, { mention: content.mention, labelOf });
    case 'answered':
      return answeredMessage(content);
    case 'result':
      return resultMessage(content.result, {
        requester: content.askedBy,
        picture: content.picture,
        labelOf,
      });
    case 'model':
      return candidateReply(content.model, content.result, { labelOf });
    case 'headline':
      return headlineReply(content.result, content.mention);
    case 'inquiry':
      return inquiryMessage(content, labelOf);
    case 'variants':
      return variantsMessage(readyOf(content));
  }
}
