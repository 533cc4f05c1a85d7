import type { PostedMessage } from '../core/record/evaluation-record.ts';
import { resultFiles } from '../core/result/files/result-files.ts';
import { hasRun } from '../core/result/has-run.ts';
import type { Result } from '../core/result/schema/result.ts';
import { closeCopy } from './close-copy.ts';
import type { EvaluationCommand } from './ctx.ts';
import type { Content, Messages, Notify } from './ports/messages.ts';
import type { MessageRecord, StoredEvaluations, Telling } from './ports/record.ts';
import { addressOf, keepOne } from './tell-started.ts';

export interface TellResultDeps {
  evaluations: MessageRecord & StoredEvaluations;
  /** null in a process that posts none: it leaves what somebody waits for to one that does. */
  messages: Messages | null;
  notify: Pick<Notify, 'settle'>;
}

/**
 * Turns an evaluation's message into its result, with a reply for each model that was called, and
 * marks it as announced. Safe to repeat: what was posted is not posted again.
 */
export async function tellResult(
  { evaluations, messages, notify }: TellResultDeps,
  { input: { evaluationId } }: EvaluationCommand,
): Promise<void> {
  await notify.settle(evaluationId);
  const telling = await evaluations.telling(evaluationId);
  const { destination, result } = telling;
  if (!result || (destination && !messages)) return;
  if (destination && messages) {
    const deps = { evaluations, messages };
    const of = { id: evaluationId, name: result.evaluation.name, simulated: result.simulated };
    const kept = telling.message && (await closeCopy(deps, telling.message, of));
    const message = await showResult(deps, evaluationId, { ...telling, message: kept, result });
    const mention = telling.actor.id;
    if (message) await reply(deps, { evaluationId, message, result, mention });
  }
  await evaluations.markAnnounced(evaluationId);
}

interface Showing {
  evaluations: Pick<MessageRecord, 'keepMessage' | 'saveMessage'>;
  messages: Messages;
}

/**
 * Updates the message, or posts one where there is none (any more). null: nobody waits for it, or no
 * channel takes it.
 */
export async function showResult(
  { evaluations, messages }: Showing,
  evaluationId: string,
  { actor, destination, message, result }: Telling & { result: Result },
): Promise<PostedMessage | null> {
  if (!destination) return null;
  const picture = message?.picture ?? null;
  const content = { kind: 'result', result, askedBy: actor.id, picture } as const;
  if (message && (await messages.update(message, content))) return message;
  const place = await messages.post(addressOf(destination, actor), content);
  if (!place) return null;
  if (message) {
    const posted = { ...place, replies: [] };
    await evaluations.saveMessage(evaluationId, posted);
    return posted;
  }
  const kept = await keepOne({ evaluations, messages }, evaluationId, place);
  if (kept.ts !== place.ts) await messages.update(kept, content);
  return kept;
}

/**
 * The picture in the message; the headline for who asked, as an update notifies nobody; a reply for each
 * model that was called; the files.
 */
async function reply(
  { evaluations, messages }: Showing & { evaluations: StoredEvaluations },
  { evaluationId, message, result, mention }: Thread,
): Promise<void> {
  const contents: [string, Content][] = [
    ...(mention === null
      ? []
      : [[HEADLINE, { kind: 'headline', result, mention }] satisfies [string, Content]]),
    ...result.models
      .filter(hasRun)
      .map((model): [string, Content] => [model.candidate, { kind: 'model', model, result }]),
  ];
  const shown = await illustrated(
    { evaluations, messages },
    { evaluationId, message, result, mention },
  );
  const replies = [...shown.replies];
  for (const [name, content] of contents) {
    if (replies.includes(name)) continue;
    await messages.reply(shown, content);
    replies.push(name);
    await evaluations.saveMessage(evaluationId, { ...shown, replies });
  }
  if (replies.includes(FILES)) return;
  await messages.attach(shown, resultFiles(result, await evaluations.load(evaluationId)));
  await evaluations.saveMessage(evaluationId, { ...shown, replies: [...replies, FILES] });
}

/** The message with its picture, which is tried once: it stands without one, too. */
async function illustrated(
  { evaluations, messages }: Showing,
  { evaluationId, message, result, mention }: Thread,
): Promise<PostedMessage> {
  if (message.replies.includes(PICTURE)) return message;
  const content = { kind: 'result', result, askedBy: mention, picture: null } as const;
  const picture = await messages.illustrate(message, content);
  const replies = [...message.replies, PICTURE];
  const shown = picture ? { ...message, replies, picture } : { ...message, replies };
  await evaluations.saveMessage(evaluationId, shown);
  return shown;
}

/** Among a message's replies, which are named after their models. */
const PICTURE = 'picture';
const HEADLINE = 'headline';
const FILES = 'files';

interface Thread {
  evaluationId: string;
  message: PostedMessage;
  result: Result;
  mention: string | null;
}
