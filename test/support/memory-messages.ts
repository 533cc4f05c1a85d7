import type {
  Content,
  MessagePlace,
  Messages,
  VariantsContent,
} from '../../src/flows/ports/messages.ts';

interface Posted {
  place: MessagePlace;
  content: Content;
  replies: Content[];
  files: string[];
}

/** A place for messages, in memory; `fails` says which of the next calls do. */
export function memoryMessages() {
  const posted: Posted[] = [];
  const filled: { view: string; content: VariantsContent }[] = [];
  const calls: (keyof Messages)[] = [];
  let failing: (call: keyof Messages, content: Content) => boolean = () => false;
  const at = ({ channel, ts }: MessagePlace) =>
    posted.find(({ place }) => place.channel === channel && place.ts === ts);
  const call = (name: keyof Messages, content: Content) => {
    calls.push(name);
    if (failing(name, content)) throw new Error(`${name} failed`);
  };
  const messages: Messages = {
    post: async ({ channel }, content) => {
      call('post', content);
      const place = { channel, ts: String(calls.length) };
      posted.push({ place, content, replies: [], files: [] });
      return place;
    },
    update: async (place, content) => {
      call('update', content);
      const message = at(place);
      if (message) message.content = content;
      return message !== undefined;
    },
    refresh: async (place, content) => {
      calls.push('refresh');
      const message = at(place);
      if (message) message.content = content;
    },
    reply: async (place, content) => {
      call('reply', content);
      at(place)?.replies.push(content);
    },
    fill: async (view, content) => {
      calls.push('fill');
      filled.push({ view, content });
    },
    illustrate: async (place, content) => {
      calls.push('illustrate');
      const message = at(place);
      const picture = { fileId: 'F1', alt: 'right against cost' };
      if (message) message.content = { ...content, picture };
      return picture;
    },
    attach: async (place, files) => {
      calls.push('attach');
      at(place)?.files.push(...files.map(({ name }) => name));
    },
    remove: async (place) => {
      calls.push('remove');
      posted.splice(posted.indexOf(at(place)!), 1);
    },
  };
  return {
    posted,
    /** What was shown in open forms. */
    filled,
    calls,
    messages,
    failWhen: (condition: typeof failing) => {
      failing = condition;
    },
  };
}
