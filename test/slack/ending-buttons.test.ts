import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HttpReply, ModelCall } from '../../demo/models/model-call.ts';
import { modelAnswer } from '../../demo/models/model-reply.ts';
import { type ModelServer, startModelServer } from '../../demo/models/model-server.ts';
import { waitFor } from '../../demo/slack-driver.ts';
import type { ShownMessage } from '../../demo/slack-readings.ts';
import { asList } from '../../demo/slack-workspace.ts';
import {
  ACCEPT_ACTION,
  ACCEPT_AGAIN_ACTION,
  DETAILS_ACTION,
  EFFORT_ACTION,
  FINISH_ACTION,
  LOWER_BAR_ACTION,
  PAIR_ACTION,
  RAISE_ACTION,
} from '../../src/blocks/result/result-actions.ts';
import { type SlackAppUnderTest, startSlackApp } from '../support/slack-app.ts';
import { validateMessage, validateModal } from '../support/validate-blocks.ts';

const HAIKU = 'anthropic/claude-haiku-5-5';
const OPUS = 'anthropic/claude-opus-5-5';

const REFUSED = JSON.stringify({
  type: 'error',
  error: { type: 'authentication_error', message: 'invalid x-api-key' },
});

/** How the models are just now; each test sets it anew. */
let inputTokens = 20;
let textOf: (sample: number) => string = () => 'ok';
let isOut = false;

function respond(call: ModelCall): HttpReply {
  if (isOut) return { kind: 'answer', status: 401, body: REFUSED };
  const text = textOf(Number(/question (\d+)/.exec(call.text)?.[1] ?? 0));
  const reply = { text, truncated: false, inputTokens, textTokens: 1, reasoningTokens: 0 };
  return modelAnswer(call, 'id', reply);
}

let server: ModelServer;
let app: SlackAppUnderTest;

beforeAll(async () => {
  server = await startModelServer({ respond, pages: {} });
  const anthropic = { apiKey: null, baseUrl: server.anthropicUrl };
  app = await startSlackApp({ settings: { providers: { anthropic } } });
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await server.stop();
});

const shown = (value: unknown) => JSON.stringify(value);

/** Presses a button. Returns what who pressed it is answered alone. */
async function answerTo(message: ShownMessage, action: string): Promise<ShownMessage> {
  const before = app.driver.ephemerals().length;
  await app.driver.pressButton(message, action);
  return waitFor(() => app.driver.ephemerals()[before], 'the answer');
}

/** Presses a button. Returns the form that opens and is filled in. */
async function formAfter(message: ShownMessage, action: string): Promise<string> {
  const before = app.workspace.calls.length;
  await app.driver.pressButton(message, action);
  const { params } = await waitFor(
    () => app.workspace.calls.slice(before).find(({ method }) => method === 'views.update'),
    'the form',
  );
  expect(validateModal(params.view)).toEqual([]);
  return shown(params.view);
}

/** The message with a button of another ending in the place of its own: its value is the evaluation and `rest`. */
function withButton(message: ShownMessage, action_id: string, rest = ''): ShownMessage {
  const details = message.blocks
    .flatMap(({ elements }) => asList(elements))
    .find((each) => each.action_id === DETAILS_ACTION);
  const button = { ...details, action_id, value: `${details?.value}${rest}` };
  return { ...message, blocks: [{ elements: [button] }] };
}

/** The message of an evaluation, once its headline is this one. */
function headed(name: string, headline: RegExp): Promise<ShownMessage> {
  return waitFor(
    async () =>
      (await app.driver.messages()).find(
        ({ text, blocks }) => headline.test(text) && shown(blocks).includes(`“${name}”`),
      ),
    String(headline),
  );
}

it('an evaluation is asked again at a lower bar or with more thinking, at the price that is shown', async () => {
  textOf = () => 'ok';
  await app.ask('Answer ok', { name: 'again', bar: '80%', repeats: '1', models: [HAIKU] });
  const message = await app.result('again');
  const lower = withButton(message, LOWER_BAR_ACTION, ' 0.6');
  const lowered = await formAfter(lower, LOWER_BAR_ACTION);
  expect(lowered).toContain('your bar of 60%');
  expect(lowered).toMatch(/Start, at most \$/);
  const harder = withButton(message, EFFORT_ACTION, ` ${HAIKU}@high`);
  expect(await formAfter(harder, EFFORT_ACTION)).toContain('with Haiku 5.5 (high)');
  const pair = withButton(message, PAIR_ACTION);
  expect(await formAfter(pair, PAIR_ACTION)).toContain('There is no pair of models to test');
});

it('answers of the wrong form are accepted, and asked again like this at the price that is shown', async () => {
  textOf = () => 'either ok or no, hard to say';
  await app.ask('Answer ok', { name: 'wrong form', bar: '80%', repeats: '1', models: [HAIKU] });
  const message = await app.result('wrong form');
  const accepted = await answerTo(withButton(message, ACCEPT_ACTION), ACCEPT_ACTION);
  expect(validateMessage(accepted)).toEqual([]);
  expect(accepted.text).toContain('With answers accepted that contain the expected one');
  expect(await formAfter(accepted, ACCEPT_AGAIN_ACTION)).toMatch(/Start, at most \$/);
});

it('a budget that ended it is raised, and it goes on in its message with the answers that it has', async () => {
  textOf = () => 'ok';
  inputTokens = 20_000;
  const values = { bar: '80%', repeats: '1', models: [OPUS], budget: '0.5' };
  await app.ask('Answer ok', { ...values, name: 'too little' });
  const message = await headed('too little', /Stopped at \$0\.\d+/);
  inputTokens = 20;
  expect((await answerTo(message, RAISE_ACTION)).text).toMatch(
    /It goes on, with at most \$1 in all/,
  );
  expect((await headed('too little', /Opus 5\.5 is good enough/)).ts).toBe(message.ts);
});

it('what a provider left unanswered is finished when it is back, in its message', async () => {
  isOut = true;
  await app.ask('Answer ok', { name: 'was out', bar: '80%', repeats: '1', models: [HAIKU] });
  const message = await headed('was out', /A provider failed/);
  isOut = false;
  expect((await answerTo(message, FINISH_ACTION)).text).toContain('It goes on with the calls');
  const result = await headed('was out', /Haiku 5\.5 is good enough/);
  expect(result.ts).toBe(message.ts);
});
