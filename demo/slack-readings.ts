import { asList, type SlackWorkspace } from './slack-workspace.ts';

/** A message or reply in a channel. */
export interface ShownMessage {
  /** '' where only one person saw it. */
  ts: string;
  /** Of the message in whose thread it stands; left out where it begins one. */
  threadTs?: string;
  text: string;
  blocks: Record<string, unknown>[];
}

/** What a person can read in the workspace. */
export function readingsOf(workspace: SlackWorkspace) {
  const { channel } = workspace;
  return {
    /** A channel's messages, oldest first, without replies. */
    messages: async (where = channel): Promise<ShownMessage[]> => {
      const { messages } = await workspace.ask('conversations.history', { channel: where });
      return asList(messages)
        .filter(({ thread_ts, ts }) => thread_ts === undefined || thread_ts === ts)
        .map(shownMessage)
        .sort((a, b) => Number(a.ts) - Number(b.ts));
    },

    /** The replies to a message, oldest first. */
    thread: async (ts: string, where = channel): Promise<ShownMessage[]> => {
      const { messages } = await workspace.ask('conversations.replies', { channel: where, ts });
      return asList(messages)
        .map(shownMessage)
        .filter((reply) => reply.ts !== ts)
        .sort((a, b) => Number(a.ts) - Number(b.ts));
    },

    /** What only this person saw: answers to commands and buttons, and ephemeral messages. */
    ephemerals: (): (ShownMessage & Record<string, unknown>)[] =>
      workspace.calls
        .filter(({ method }) => method === 'respond' || method === 'chat.postEphemeral')
        .map(({ params }) => ({ ...params, ...shownMessage(params) })),
  };
}

function shownMessage({ ts, thread_ts, text, blocks }: Record<string, unknown>): ShownMessage {
  const isReply = thread_ts !== undefined && thread_ts !== ts;
  return {
    ts: String(ts ?? ''),
    ...(isReply && { threadTs: String(thread_ts) }),
    text: String(text ?? ''),
    blocks: asList(blocks),
  };
}
