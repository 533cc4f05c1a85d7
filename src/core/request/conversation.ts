/** What one side said in a conversation. */
export interface Turn {
  role: 'user' | 'assistant';
  text: string;
}

/** Chat messages as the providers take them; neighbouring turns of one side are one. */
export interface Conversation {
  system: string | null;
  turns: readonly Turn[];
}

/**
 * Chat messages (`[{role, content}]`, `[{role, parts}]` or `[{from, value}]`) as a conversation, with a
 * message where they can't be sent; null where a value is no list of messages.
 */
export function readConversation(value: unknown): Conversation | { message: string } | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const messages = value.map(messageOf);
  if (!messages.every((message) => message !== null)) return null;
  const system: string[] = [];
  const turns: Turn[] = [];
  for (const { role: written, content } of messages) {
    const role = ROLES.get(written.toLowerCase());
    if (!role) return { message: `has a message of the role "${written}": ${KNOWN}` };
    const text = textOf(content);
    if (text === null) return { message: 'has a message that is not text: only text can be sent.' };
    if (role === 'system') system.push(text);
    else {
      const last = turns.at(-1);
      if (last?.role === role) last.text += `\n\n${text}`;
      else turns.push({ role, text });
    }
  }
  return { system: system.length > 0 ? system.join('\n\n') : null, turns };
}

/** The conversation that a text holds as JSON; null where it holds none, or one that can't be sent. */
export function conversationIn(text: string): Conversation | null {
  const read = conversationOf(text);
  return read && 'turns' in read && read.turns.at(-1)?.role === 'user' ? read : null;
}

/** What a text holds as JSON, as `readConversation` reads it. */
export function conversationOf(text: string): ReturnType<typeof readConversation> {
  if (!/^\s*\[\s*\{/.test(text)) return null;
  try {
    return readConversation(JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

/** A conversation as one text, for whoever reads it as a whole. */
export function transcriptOf(turns: readonly Turn[]): string {
  return turns
    .map(({ role, text }) => `${role === 'user' ? 'User' : 'Assistant'}: ${text}`)
    .join('\n\n');
}

const ROLES: ReadonlyMap<string, 'system' | Turn['role']> = new Map([
  ['system', 'system'],
  ['developer', 'system'],
  ['user', 'user'],
  ['human', 'user'],
  ['assistant', 'assistant'],
  ['model', 'assistant'],
  ['ai', 'assistant'],
  ['gpt', 'assistant'],
  ['bot', 'assistant'],
]);

const KNOWN = 'system, user and assistant are known.';

function messageOf(value: unknown): { role: string; content: unknown } | null {
  if (typeof value !== 'object' || value === null) return null;
  const { role, content, parts, from, value: said } = value as Record<string, unknown>;
  if (typeof role === 'string' && content !== undefined) return { role, content };
  if (typeof role === 'string' && Array.isArray(parts)) return { role, content: parts };
  return typeof from === 'string' && said !== undefined ? { role: from, content: said } : null;
}

/** The text of a message: a string, or a list of parts that are all text. */
function textOf(content: unknown): string | null {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return null;
  const parts = content.map((part: unknown) => {
    const { text } = (part ?? {}) as { text?: unknown };
    return typeof part === 'string' ? part : typeof text === 'string' ? text : null;
  });
  return parts.every((part) => part !== null) ? parts.join('\n') : null;
}
