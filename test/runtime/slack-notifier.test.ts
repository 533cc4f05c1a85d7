import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSlackDriver, type SlackDriver, waitFor } from '../../demo/slack-driver.ts';
import {
  type Intercept,
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../demo/slack-workspace.ts';
import { tellResult } from '../../src/flows/tell-result.ts';
import { ladderPicture } from '../../src/pictures/ladder-picture.ts';
import { slackNotifier } from '../../src/runtime/slack-notifier.ts';
import { systemCommand } from '../../src/runtime/system-command.ts';
import { createPoster } from '../../src/slack/out/poster.ts';
import { progress } from '../support/fixtures/progress-fixtures.ts';
import { FLASH_LITE, HAIKU, labelOf, result } from '../support/fixtures/result-fixtures.ts';
import { memoryMessageRecord } from '../support/memory-message-record.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { validateMessage } from '../support/validate-blocks.ts';

let workspace: SlackWorkspace;
let driver: SlackDriver;
let intercept: Intercept = () => null;

beforeAll(async () => {
  workspace = await startSlackWorkspace({ intercept: (call) => intercept(call) });
  driver = createSlackDriver(workspace, '');
});
afterAll(() => workspace.stop());
beforeEach(() => {
  intercept = () => null;
});

let stop: () => Promise<void>;
afterEach(() => stop());

function setUp(channel = workspace.channel) {
  const actor = { kind: 'person', id: workspace.user } as const;
  const memory = memoryMessageRecord(
    progress({ name: crypto.randomUUID(), actor, destination: { channel } }),
  );
  const { logger, lines } = silentLogger();
  const poster = createPoster(workspace.botToken, { apiUrl: workspace.apiUrl, logger });
  const { notify, messages, ...notifier } = slackNotifier(memory.evaluations, {
    poster,
    labelOf,
    drawLadder: (drawn) => ladderPicture(drawn, labelOf),
    logger,
    progressEveryMs: 50,
    postEveryMs: 20,
    startEveryMs: 50,
  });
  stop = notifier.stop;
  const finish = async () => {
    memory.end(result());
    const deps = { evaluations: memory.evaluations, messages, notify };
    await tellResult(deps, systemCommand('id'));
  };
  const shown = async () =>
    (await driver.messages(memory.state.message?.channel)).find(
      ({ ts }) => ts === memory.state.message?.ts,
    );
  return { ...memory, notifier: notify, lines, finish, shown };
}

const callsTo = (method: string) => workspace.calls.filter((call) => call.method === method).length;

describe('an evaluation’s message', () => {
  it('is posted at the start, updated, and becomes the result with a thread', async () => {
    const { notifier, state, finish, shown } = setUp();
    await notifier.started('id');
    expect((await shown())?.text).toContain('42% done');
    state.progress = { ...state.progress, done: 490 };
    notifier.progress('id');
    await waitFor(async () => (await shown())?.text.includes('100% done'), 'an update');
    await finish();
    const message = await shown();
    expect(message?.text).toContain('Haiku 5.5 is good enough');
    expect(validateMessage(message!)).toEqual([]);
    const replies = await driver.thread(message!.ts);
    // The headline, a reply a model, and the files.
    const [headline, ...models] = replies.slice(0, -1);
    expect(JSON.stringify(headline)).toContain(workspace.user);
    expect(models.map(({ text }) => text.split('.')[0])).toEqual(['Haiku 5', 'Flash-Lite 3']);
    expect(JSON.stringify(models)).not.toContain(workspace.user);
    expect(state.message?.replies).toEqual(
      expect.arrayContaining(['headline', HAIKU.model, FLASH_LITE.model]),
    );
  });

  it('shows right against cost as a picture with a description, in the message itself', async () => {
    const { notifier, finish, state, shown } = setUp();
    await notifier.started('id');
    await finish();
    const uploads = workspace.calls.filter(({ method }) => method === 'files.getUploadURLExternal');
    const picture = uploads.find(({ params }) => params.filename === 'right-against-cost.png');
    expect(picture?.params.alt_text).toContain('Haiku 5.5 (1x, $6 a month): 98%, the pick.');
    expect(picture?.answer.ok).toBe(true);
    const message = await shown();
    const image = message?.blocks.find(({ type }) => type === 'image');
    expect(image).toMatchObject({
      slack_file: { id: state.message?.picture?.fileId },
      alt_text: expect.stringContaining('Haiku 5.5 (1x, $6 a month): 98%, the pick.'),
    });
    expect(validateMessage(message!)).toEqual([]);
    expect(JSON.stringify(message?.blocks)).not.toContain('How often each model is right"');
  });

  it('is posted once, however often the start is told', async () => {
    const { notifier } = setUp();
    const before = callsTo('chat.postMessage');
    await notifier.started('id');
    await notifier.started('id');
    expect(callsTo('chat.postMessage') - before).toBe(1);
  });

  it('is not touched by a progress update after the result', async () => {
    const { notifier, finish, shown } = setUp();
    await notifier.started('id');
    await finish();
    notifier.progress('id');
    await wait(150);
    expect((await shown())?.text).toContain('Haiku 5.5 is good enough');
  });

  it('shows the result when another process finished during an update', async () => {
    const { notifier, state, shown } = setUp();
    await notifier.started('id');
    intercept = ({ method }) => {
      if (method === 'chat.update') state.result = result();
      return null;
    };
    notifier.progress('id');
    await waitFor(async () => (await shown())?.text.includes('Haiku 5.5 is good'), 'the result');
  });

  it('is merged into few updates under a stream of progress', async () => {
    const { notifier } = setUp();
    await notifier.started('id');
    const before = callsTo('chat.update');
    const begun = performance.now();
    for (let i = 0; i < 40; i += 1) {
      notifier.progress('id');
      await wait(5);
    }
    await waitFor(() => callsTo('chat.update') - before >= 2, 'a second update');
    await wait(100);
    const updates = callsTo('chat.update') - before;
    // One at once, then one in 50 ms.
    expect(updates).toBeLessThanOrEqual(1 + (performance.now() - begun) / 50);
  });

  it('is the one that was stored first where two processes posted one each', async () => {
    const { notifier, state, finish, shown } = setUp();
    const another = createPoster(workspace.botToken, {
      apiUrl: workspace.apiUrl,
      logger: silentLogger().logger,
    });
    const posted = await another.post(workspace.channel, { text: 'theirs', blocks: [] });
    const other = { ...posted, replies: [] };
    for (const post of [() => notifier.started('id'), finish]) {
      state.message = null;
      intercept = ({ method, params }) => {
        if (method === 'chat.postMessage' && !params.thread_ts) state.message ??= other;
        return null;
      };
      const before = (await driver.messages()).length;
      await post();
      expect((await driver.messages()).length).toBe(before);
      expect(state.message).toMatchObject({ ts: other.ts });
    }
    expect((await shown())?.text).toContain('Haiku 5.5 is good enough');
  });

  it('is posted later where Slack was down at the start', async () => {
    const { notifier, shown } = setUp();
    intercept = ({ method }) =>
      method === 'chat.postMessage' ? { status: 500, headers: {}, body: {} } : null;
    await notifier.started('id');
    intercept = () => null;
    await waitFor(async () => (await shown())?.text.includes('42% done'), 'the message');
  });

  it('is posted anew when somebody deleted it', async () => {
    const { notifier, state, finish, shown } = setUp();
    await notifier.started('id');
    state.message = { ...state.message!, ts: '1.000001' };
    await finish();
    expect(state.message?.ts).not.toBe('1.000001');
    expect((await shown())?.text).toContain('Haiku 5.5 is good enough');
  });
});

describe('the thread', () => {
  it('is not doubled when the announcement is repeated after a crash', async () => {
    const { notifier, state, finish, shown } = setUp();
    await notifier.started('id');
    let replies = 0;
    intercept = ({ method, params }) => {
      if (method !== 'chat.postMessage' || !params.thread_ts) return null;
      replies += 1;
      const body = { ok: false, error: 'fatal_error' };
      return replies === 3 ? { status: 200, headers: {}, body } : null;
    };
    await expect(finish()).rejects.toThrow('fatal_error');
    expect(state.message?.replies).toEqual(['picture', 'headline', HAIKU.model]);
    await finish();
    await finish();
    expect(await driver.thread((await shown())!.ts)).toHaveLength(4);
  });
});

describe('a channel the app can’t post in', () => {
  it('is replaced by a direct message that says why and what to do', async () => {
    const { notifier, state, finish, shown } = setUp(workspace.closedChannel);
    await notifier.started('id');
    expect(state.message?.channel).not.toBe(workspace.closedChannel);
    const message = await shown();
    expect(JSON.stringify(message?.blocks[0])).toContain('/invite @llm-pick');
    expect(validateMessage({ ...message!, text: message!.text.replace(/<#\w+>/, '') })).toEqual([]);
    await finish();
    expect((await shown())?.text).toContain('Haiku 5.5 is good enough');
    expect((await shown())?.text).toMatch(/^This comes to you alone: /);
    expect(await driver.thread(state.message!.ts, state.message!.channel)).toHaveLength(4);
  });

  it('doesn’t stop an evaluation from running', async () => {
    const { notifier, state, lines, finish } = setUp();
    intercept = ({ method }) =>
      method === 'chat.postMessage'
        ? { status: 200, headers: {}, body: { ok: false, error: 'account_inactive' } }
        : null;
    await notifier.started('id');
    await finish();
    expect(state.message).toBeNull();
    expect(lines.filter(({ level }) => level === 'error')).toMatchObject([
      { message: expect.stringContaining('nobody sees it') },
      { message: expect.stringContaining('nobody sees it') },
    ]);
  });
});

describe('Slack’s rate limit', () => {
  const limited = { status: 429, headers: { 'retry-after': '1' }, body: { ok: false } };

  it('drops a progress update and is waited for with the result', async () => {
    const { notifier, finish, shown } = setUp();
    await notifier.started('id');
    let updates = 0;
    intercept = ({ method }) => {
      if (method !== 'chat.update') return null;
      updates += 1;
      return updates <= 2 ? limited : null;
    };
    notifier.progress('id');
    await waitFor(() => updates === 1, 'the dropped update');
    const begun = performance.now();
    await finish();
    expect(performance.now() - begun).toBeGreaterThan(900);
    expect((await shown())?.text).toContain('Haiku 5.5 is good enough');
  });
});
