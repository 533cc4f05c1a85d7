import { webApi } from '@slack/bolt';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSlackDriver } from '../../demo/slack-driver.ts';
import { type SlackWorkspace, startSlackWorkspace } from '../../demo/slack-workspace.ts';
import { resultFiles } from '../../src/core/result/files/result-files.ts';
import { createMessages } from '../../src/slack/out/messages.ts';
import { createPoster } from '../../src/slack/out/poster.ts';
import { refusalWords } from '../../src/slack/out/refusal-words.ts';
import { explain } from '../../src/slack/out/reply.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { labelOf, result } from '../support/fixtures/result-fixtures.ts';
import { silentLogger } from '../support/silent-logger.ts';
import {
  ADMINS,
  codes,
  OF_FILES,
  OF_UPDATES,
  OF_VIEWS,
  OURS,
  PASSING,
  TOKEN,
} from '../support/slack-error-codes.ts';
import { validateMessage } from '../support/validate-blocks.ts';

let workspace: SlackWorkspace;
let refusing: (method: string) => string | null = () => null;

beforeAll(async () => {
  workspace = await startSlackWorkspace({
    intercept: ({ method }) => {
      const error = refusing(method);
      return error === null ? null : { status: 200, headers: {}, body: { ok: false, error } };
    },
  });
});
afterAll(() => workspace.stop());
beforeEach(() => {
  refusing = () => null;
});

function setUp() {
  const { botToken, apiUrl } = workspace;
  const { logger } = silentLogger();
  const poster = createPoster(botToken, { apiUrl, logger });
  const drawLadder = async () => null;
  return {
    poster,
    messages: createMessages({ poster, labelOf, drawLadder, logger, postEveryMs: 0 }),
  };
}

const CONTENT = { kind: 'result', result: result(), askedBy: null, picture: null } as const;

describe('chat.update', () => {
  it.each(codes(TOKEN, ADMINS, OURS, OF_UPDATES))(
    'refused with %s leaves the result to be posted anew',
    async (code) => {
      refusing = (method) => (method === 'chat.update' ? code : null);
      const { poster, messages } = setUp();
      const place = await poster.post(workspace.channel, { text: 'It runs', blocks: [] });
      expect(await messages.update(place, CONTENT)).toBe(false);
    },
  );

  it.each(codes(PASSING, 'update_failed external_channel_migrating'))(
    'that fails with %s is to be tried again',
    async (code) => {
      refusing = (method) => (method === 'chat.update' ? code : null);
      const { poster, messages } = setUp();
      const place = await poster.post(workspace.channel, { text: 'It runs', blocks: [] });
      await expect(messages.update(place, CONTENT)).rejects.toThrow();
    },
  );
});

describe('files', () => {
  const attach = async () => {
    const { poster, messages } = setUp();
    const driver = createSlackDriver(workspace, '');
    const place = await poster.post(workspace.channel, { text: 'The result', blocks: [] });
    const attaching = messages.attach(place, resultFiles(result(), evaluationRequest({}, 3)));
    return { attaching, thread: () => driver.thread(place.ts) };
  };

  it.each(codes(TOKEN, ADMINS, OURS, OF_FILES))(
    'that Slack refuses with %s are told of once, with the reason and what to do',
    async (code) => {
      refusing = (method) => (method === 'files.getUploadURLExternal' ? code : null);
      const { attaching, thread } = await attach();
      await attaching;
      const [reply, ...more] = await thread();
      expect(more).toEqual([]);
      const { why, next } = refusalWords(code);
      expect(reply?.text).toBe(
        `Could not be added here: results.csv, results.json, promptfooconfig.yaml, ${why}. ${next}`,
      );
      expect(validateMessage(reply!)).toEqual([]);
    },
  );

  it.each(codes(PASSING))('that Slack fails to take with %s are tried again', async (code) => {
    refusing = (method) => (method === 'files.completeUploadExternal' ? code : null);
    const { attaching, thread } = await attach();
    await expect(attaching).rejects.toThrow();
    expect(await thread()).toEqual([]);
  });
});

describe('views', () => {
  const explained = (code: string) => {
    const { logger, lines } = silentLogger();
    const error = new webApi.WebAPIPlatformError({ ok: false, error: code });
    return { ...explain(error, logger), lines };
  };

  it.each(codes(TOKEN, ADMINS, PASSING, OF_VIEWS))(
    'refused with %s have words and a next step of their own',
    (code) => {
      const { what, next, lines } = explained(code);
      expect(what).not.toContain('our side');
      expect(next).toMatch(/^[A-Z].*\.$/);
      expect(lines).toEqual([]);
    },
  );

  it.each(codes(OURS, 'duplicate_external_id'))(
    'refused with %s are our own fault, with a reference',
    (code) => {
      const { what, next, lines } = explained(code);
      expect(what).toBe('Something went wrong on our side, not yours.');
      expect(next).toMatch(/Try again; .* with the reference [b-v]{4}\.$/);
      expect(lines).toHaveLength(1);
    },
  );
});

describe('a channel', () => {
  it.each(codes(TOKEN, ADMINS))('that refuses with %s has its reason in words', (code) => {
    expect(refusalWords(code).why).not.toContain(code);
  });

  it('that refuses with a word nobody listed names it, for who runs the app', () => {
    expect(refusalWords('a_code_of_tomorrow')).toEqual({
      why: 'as Slack does not take it as it is (a_code_of_tomorrow)',
      next: 'Tell whoever runs llm-pick here, with that word of Slack’s.',
    });
  });
});
