import { setTimeout as wait } from 'node:timers/promises';
import { NO_ANSWER_YET } from '../src/slack/out/reply.ts';
import { type FormInput, filledIn, type ShownForm } from './filled-form.ts';
import { elementOf } from './message-element.ts';
import { type AppAnswer, postSigned } from './post-signed.ts';
import { readingsOf, type ShownMessage } from './slack-readings.ts';
import { asList, asObject, type SlackWorkspace } from './slack-workspace.ts';

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

/** So often a person presses again where the app was too busy to keep what the form holds. */
const MOST_TRIES = 5;

function isTooBusy({ body }: Pick<AppAnswer, 'body'>): boolean {
  return JSON.stringify(asObject(body).errors ?? {}).includes(NO_ANSWER_YET);
}

function formOf(workspace: SlackWorkspace, sign: Sign) {
  const { team, user } = workspace;
  const interact = interactionsOf(workspace, sign);
  const submitStep: SubmitStep = (form, values = {}, by = user) =>
    interact({
      type: 'view_submission',
      user: { id: by, team_id: team },
      view: filledIn(form, values),
      response_urls: [],
    });
  const steps = stepsOf(workspace, submitStep);
  return {
    submitStep,
    ...steps,

    /** Submits a step. Returns the view that stands there then, also where the answer takes a moment. */
    shownAfter: async (form: ShownForm, values: FormInput = {}, by = user) => {
      const before = workspace.calls.length;
      const answer = await submitStep(form, values, by);
      return viewAfter(workspace, form, { answer, before });
    },

    /** Fills in the fields given in every step and submits to the end; the others keep what they hold. */
    submitForm: async (form: ShownForm, values: FormInput = {}): Promise<AppAnswer> => {
      const { answer, look } = await steps.toLastLook(form, values);
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
    pressInForm: (form: ShownForm, actionId: string, values: FormInput = {}): Promise<AppAnswer> =>
      interact({
        type: 'block_actions',
        view: filledIn(form, values),
        actions: [pressedIn(form, actionId)],
      }),
  };
}

/** Submits what a form shows, filled in with these values, as the driver's person or as somebody else. */
type SubmitStep = (form: ShownForm, values?: FormInput, by?: string) => Promise<AppAnswer>;

/** How a form is gone through, step by step. */
function stepsOf(workspace: SlackWorkspace, submitStep: SubmitStep) {
  /** Submits a step. Returns the answer, and the step that then stands there: null where there is none. */
  const toNext = async (form: ShownForm, values: FormInput = {}) => {
    const before = workspace.calls.length;
    let answer = await submitStep(form, values);
    for (let tries = 1; tries < MOST_TRIES && isTooBusy(answer); tries++) {
      answer = await submitStep(form, values);
    }
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
  return { toNext, toLastLook };
}

function pressedIn(form: ShownForm, actionId: string): Record<string, unknown> {
  const shown = form.blocks.flatMap(({ elements }) => asList(elements));
  const button = shown.find(({ action_id }) => action_id === actionId);
  return { type: 'button', ...button, action_id: actionId, block_id: 'b' };
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
  const view = await viewAfter({ calls }, form, { answer, before });
  return view.callback_id === form.raw.callback_id ? shownForm(view) : null;
}

/** The view that an answer puts into a form, or, where that only says that it takes a moment, the one after it. */
export async function viewAfter(
  { calls }: Pick<SlackWorkspace, 'calls'>,
  form: Pick<ShownForm, 'id'>,
  { answer, before }: { answer: Pick<AppAnswer, 'body'>; before: number },
): Promise<Record<string, unknown>> {
  if (!isNote(answer)) return asObject(answer.body.view);
  const isAfter = ({ method, params }: SlackWorkspace['calls'][number]) =>
    method === 'views.update' && params.view_id === form.id;
  const updated = await waitFor(() => calls.slice(before).find(isAfter), 'the form to go on');
  return asObject(updated.answer.view);
}

/** Whether an answer only says that it takes a moment: the form is updated afterwards. */
function isNote({ body }: Pick<AppAnswer, 'body'>): boolean {
  const { callback_id, blocks } = asObject(body.view);
  const isError = asList(blocks).some(({ type }) => type === 'alert');
  return body.response_action === 'update' && callback_id === undefined && !isError;
}
