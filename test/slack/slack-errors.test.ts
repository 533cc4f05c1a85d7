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
import { validateMessage } from '../support/validate-blocks.ts';

/*
 * Every error that the documentation of these methods lists (docs.slack.dev by slack-ruby/slack-api-ref,
 * read 2026-11-26), by who can do something about it.
 */

/** Slack lists these for every method. */
const TOKEN = `account_inactive invalid_auth not_allowed_token_type not_authed token_expired
  token_revoked two_factor_setup_required`;
const ADMINS = `access_denied accesslimited ekm_access_denied enterprise_is_restricted
  missing_scope no_permission org_login_required team_access_not_granted`;
const OURS = `deprecated_endpoint invalid_arg_name invalid_arguments invalid_array_arg invalid_charset
  invalid_form_data invalid_post_type method_deprecated missing_post_type`;
const PASSING = `fatal_error internal_error ratelimited request_timeout service_unavailable
  team_added_to_org`;

const OF_UPDATES = `as_user_not_supported block_mismatch cant_broadcast_message cant_update_message
  channel_not_found edit_window_closed invalid_metadata_format invalid_metadata_schema is_inactive
  markdown_text_conflict message_not_found metadata_must_be_sent_from_app metadata_too_large
  msg_too_long no_dual_broadcast_content_update no_text slack_connect_file_link_sharing_blocked
  streaming_state_conflict team_not_found too_many_attachments`;
const OF_VIEWS = `exchanged_trigger_id expired_trigger_id hash_conflict invalid_trigger_id not_found
  push_limit_reached view_too_large`;
const OF_FILES = `alt_txt_too_large file_not_found file_type_not_allowed file_update_failed
  file_upload_size_restricted file_uploads_disabled file_uploads_except_images_disabled
  invalid_channel missing_argument posting_to_channel_denied snippet_too_large
  storage_limit_reached unknown_snippet_type unknown_subtype`;

const codes = (...lists: string[]) => lists.flatMap((list) => list.split(/\s+/));

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
