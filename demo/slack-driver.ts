import { setTimeout as wait } from 'node:timers/promises';
import { type FormInput, filledIn, type ShownForm } from './filled-form.ts';
import { elementOf } from './message-element.ts';
import { type AppAnswer, postSigned } from './post-signed.ts';
import { asList, asObject, type SlackWorkspace } from './slack-workspace.ts';

/** A message or reply in a channel. */
export interface ShownMessage {
  /** '' where only one person saw it. */
  ts: string;
  /** Of the message in whose thread it stands; left out where it begins one. */
  threadTs?: string;
  text: string;
  blocks: Record<string, unknown>[];
}

/** What a person does in Slack, as signed HTTP requests to the app and reads of the workspace. */
export function createSlackDriver(workspace: SlackWorkspace, appUrl: string) {
  const sign: Sign = (fields) => postSigned(workspace, appUrl, fields);
  const triggers = triggersOf(workspace);
  return {
    ...commandsOf(workspace, sign, triggers),
    ...formOf(workspace, sign),
    ...pressesOf(workspace, sign, triggers),
    ...readingsOf(workspace),
    drawTrigger: triggers.draw,
    filledIn,
    nextStep,
  };
}

/** Sends the app a request of Slack's with these fields. */
type Sign = (fields: Record<string, string>) => Promise<AppAnswer>;

/**
 * What lets the app open a form in answer to what a person does: Slack gives out one for each command and
 * button.
 */
function triggersOf(workspace: SlackWorkspace) {
  let last = '';
  return {
    last: () => last,
    draw: async (user: string): Promise<string> => {
      const { trigger_id } = await workspace.ask('views.generateTriggerId', { user_id: user });
      last = String(trigger_id);
      return last;
    },
  };
}

type Triggers = ReturnType<typeof triggersOf>;

function commandsOf(workspace: SlackWorkspace, sign: Sign, triggers: Triggers) {
  const { team, user, channel } = workspace;
  return {
    /** Types `/llm-pick TEXT` in a channel. */
    sendCommand: async (text: string, where = channel): Promise<AppAnswer> => {
      return sign({
        command: '/llm-pick',
        text: text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
        trigger_id: await triggers.draw(user),
        response_url: workspace.responseUrl,
        team_id: team,
        user_id: user,
        channel_id: where,
      });
    },

    /** Waits for the form that the last command or button opens: by the trigger drawn last. */
    form: async (): Promise<ShownForm> => {
      const { calls } = workspace;
      const opened = await waitFor(
        () => calls.findLast(({ params }) => params.trigger_id === triggers.last()),
        'a form to open',
      );
      const { id } = asObject(opened.answer.view);
      const updated = await waitFor(
        () => calls.findLast(({ params }) => params.view_id === id),
        'the form to be filled in',
      );
      return shownForm(asObject(updated.answer.view));
    },
  };
}

/** Sends what a person does with a message or form. */
function interactionsOf({ team, user }: SlackWorkspace, sign: Sign) {
  return (payload: Record<string, unknown>) =>
    sign({
      payload: JSON.stringify({
        team: { id: team },
        user: { id: user, team_id: team },
        ...payload,
      }),
    });
}

function formOf(workspace: SlackWorkspace, sign: Sign) {
  const { team, user } = workspace;
  const interact = interactionsOf(workspace, sign);
  const submitStep = (form: ShownForm, values: FormInput = {}, by = user): Promise<AppAnswer> =>
    interact({
      type: 'view_submission',
      user: { id: by, team_id: team },
      view: filledIn(form, values),
      response_urls: [],
    });
  /** Submits a step. Returns the answer, and the step that then stands there: null where there is none. */
  const toNext = async (form: ShownForm, values: FormInput = {}) => {
    const before = workspace.calls.length;
    const answer = await submitStep(form, values);
    return { answer, next: await nextShown(workspace, form, { answer, before }) };
  };
  /** Submits step after step; `look` is null where an answer shows no further one. */
  const toLastLook = async (form: ShownForm, values: FormInput = {}) => {
    let shown = form;
    for (;;) {
      const { answer, next } = await toNext(shown, values);
      if (next === null || !next.blocks.some(({ type }) => type === 'input')) {
        return { answer, look: next };
      }
      shown = next;
    }
  };
  return {
    submitStep,
    toNext,
    toLastLook,

    /** Fills in the fields given in every step and submits to the end; the others keep what they hold. */
    submitForm: async (form: ShownForm, values: FormInput = {}): Promise<AppAnswer> => {
      const { answer, look } = await toLastLook(form, values);
      return look ? submitStep(look) : answer;
    },

    /** Types into a field that is searched. Returns the options it is offered. */
    search: async (form: ShownForm, actionId: string, query: string): Promise<AppAnswer> =>
      interact({
        type: 'block_suggestion',
        action_id: actionId,
        block_id: 'b',
        value: query,
        view: form.raw,
      }),

    /** Presses a button of the form, or chooses in a field that the app is told of at once. */
    pressInForm: async (
      form: ShownForm,
      actionId: string,
      values: FormInput = {},
    ): Promise<AppAnswer> => {
      const shown = form.blocks.flatMap(({ elements }) => asList(elements));
      const button = shown.find(({ action_id }) => action_id === actionId);
      const action = { type: 'button', ...button, action_id: actionId, block_id: 'b' };
      return interact({ type: 'block_actions', view: filledIn(form, values), actions: [action] });
    },
  };
}

function pressesOf(workspace: SlackWorkspace, sign: Sign, triggers: Triggers) {
  const { team, user, channel } = workspace;
  const interact = interactionsOf(workspace, sign);
  return {
    /** Chooses an option of a menu in a message, by its text. */
    choose: (message: ShownMessage, actionId: string, words: string): Promise<AppAnswer> => {
      const menu = elementOf(message, actionId);
      const chosen = asList(menu.options).find(({ text }) => asObject(text).text === words);
      if (!chosen) throw new Error(`The menu ${actionId} has no option "${words}"`);
      return interact({
        type: 'block_actions',
        user: { id: user, team_id: team },
        channel: { id: channel },
        response_url: workspace.responseUrl,
        actions: [{ ...menu, selected_option: chosen, block_id: 'b' }],
      });
    },

    /** Presses a button of a message, as the driver's person or as somebody else. */
    pressButton: async (message: ShownMessage, actionId: string, by = user): Promise<AppAnswer> => {
      const button = elementOf(message, actionId);
      return interact({
        type: 'block_actions',
        trigger_id: await triggers.draw(by),
        user: { id: by, team_id: team },
        channel: { id: channel },
        ...(message.ts !== '' && { message: { ts: message.ts, thread_ts: message.threadTs } }),
        container: { type: 'message', is_ephemeral: message.ts === '' },
        response_url: workspace.responseUrl,
        actions: [{ ...button, block_id: 'b' }],
      });
    },
  };
}

function readingsOf(workspace: SlackWorkspace) {
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

export type SlackDriver = ReturnType<typeof createSlackDriver>;

/** Asks again, every `everyMs`, until there is an answer; throws after `timeoutMs`. */
export async function waitFor<T>(
  look: () => T | null | undefined | Promise<T | null | undefined>,
  what: string,
  timeoutMs = 120_000,
  everyMs = 10,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs} ms for ${what}`);
    await wait(everyMs);
  }
}

/** A view as the Web API answers with it. */
export function shownForm(view: Record<string, unknown>): ShownForm {
  return {
    id: String(view.id),
    hash: String(view.hash),
    title: String(asObject(view.title).text),
    blocks: asList(view.blocks),
    raw: view,
  };
}

/** The step of the same form that an answer puts in its place; null where it shows something else. */
export function nextStep(form: ShownForm, { body }: Pick<AppAnswer, 'body'>): ShownForm | null {
  const view = asObject(body.view);
  if (body.response_action !== 'update' || view.callback_id !== form.raw.callback_id) return null;
  return shownForm({ ...form.raw, ...view });
}

/**
 * The step that stands there after an answer, also where that only says that it takes a moment; null
 * where there is none. `before` calls had been made when the form was submitted.
 */
export async function nextShown(
  { calls }: Pick<SlackWorkspace, 'calls'>,
  form: ShownForm,
  { answer, before }: { answer: Pick<AppAnswer, 'body'>; before: number },
): Promise<ShownForm | null> {
  const next = nextStep(form, answer);
  if (next !== null || !isNote(answer)) return next;
  const isAfter = ({ method, params }: SlackWorkspace['calls'][number]) =>
    method === 'views.update' && params.view_id === form.id;
  const updated = await waitFor(() => calls.slice(before).find(isAfter), 'the form to go on');
  const view = asObject(updated.answer.view);
  return view.callback_id === form.raw.callback_id ? shownForm(view) : null;
}

/** Whether an answer only says that it takes a moment: the form is updated afterwards. */
function isNote({ body }: Pick<AppAnswer, 'body'>): boolean {
  const { callback_id, blocks } = asObject(body.view);
  const isError = asList(blocks).some(({ type }) => type === 'alert');
  return body.response_action === 'update' && callback_id === undefined && !isError;
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
