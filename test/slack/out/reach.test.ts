import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SlackWorkspace, startSlackWorkspace } from '../../../demo/slack-workspace.ts';
import { createPoster } from '../../../src/slack/out/poster.ts';
import { silentLogger } from '../../support/silent-logger.ts';

/** Every error that the documentation of chat.postMessage lists (docs.slack.dev, read 2026-11-25). */
const REFUSALS = `access_denied accesslimited account_inactive agent_prompt_display_not_allowed
  app_access_restricted as_user_not_supported attachment_payload_limit_exceeded
  cannot_reply_to_message channel_not_found deprecated_endpoint draft_already_deleted
  draft_already_sent draft_has_conflict draft_not_found duplicate_channel_not_found
  duplicate_message_not_found ekm_access_denied enterprise_is_restricted invalid_arg_name
  invalid_arguments invalid_array_arg invalid_auth invalid_blocks invalid_blocks_format
  invalid_charset invalid_form_data invalid_metadata_format invalid_metadata_schema
  invalid_post_type is_archived markdown_text_conflict messages_tab_disabled
  metadata_must_be_sent_from_app metadata_too_large method_deprecated missing_file_data
  missing_post_type missing_scope msg_blocks_too_long msg_too_long no_permission no_text
  not_allowed_token_type not_authed not_in_channel org_login_required restricted_action
  restricted_action_non_threadable_channel restricted_action_read_only_channel
  restricted_action_thread_locked restricted_action_thread_only_channel
  send_on_behalf_not_allowed slack_connect_canvas_sharing_blocked
  slack_connect_file_link_sharing_blocked slack_connect_lists_sharing_blocked
  team_access_not_granted team_not_found token_expired token_revoked too_many_attachments
  too_many_contact_cards two_factor_setup_required a_code_of_tomorrow`.split(/\s+/);
const PASSING = `fatal_error internal_error message_limit_exceeded rate_limited ratelimited
  request_timeout service_unavailable team_added_to_org`.split(/\s+/);

let workspace: SlackWorkspace;
/** What Slack answers to a post, by its channel; null: it is posted. */
let refusing: (channel: string) => string | null = () => null;

beforeAll(async () => {
  workspace = await startSlackWorkspace({
    intercept: ({ method, params }) => {
      const error = method === 'chat.postMessage' ? refusing(String(params.channel)) : null;
      return error === null ? null : { status: 200, headers: {}, body: { ok: false, error } };
    },
  });
});
afterAll(() => workspace.stop());
beforeEach(() => {
  refusing = () => null;
});

const MESSAGE = { text: 'The result', blocks: [] };

function setUp() {
  const { logger, lines } = silentLogger();
  const { botToken, apiUrl, channel, user, responseUrl } = workspace;
  const before = workspace.calls.length;
  return {
    poster: createPoster(botToken, { apiUrl, logger }),
    address: { channel, person: user, responseUrl },
    errors: () =>
      lines.filter(
        ({ level, message }) => level === 'error' && /nobody sees it/.test(String(message)),
      ),
    posts: () =>
      workspace.calls
        .slice(before)
        .filter(({ method }) => method === 'chat.postMessage')
        .map(({ params }) => params.channel),
    answers: () => workspace.calls.slice(before).filter(({ method }) => method === 'respond'),
  };
}

describe.each(REFUSALS)('a channel that answers %s', (code) => {
  it('is told to the person directly, with the reason', async () => {
    refusing = (channel) => (channel === workspace.channel ? code : null);
    const { poster, address, answers } = setUp();
    const place = await poster.reach(address, MESSAGE);
    expect(place?.refusal).toEqual({ channel: workspace.channel, code });
    expect(place?.channel).not.toBe(workspace.channel);
    expect(answers()).toEqual([]);
  });

  it('as the person’s own conversation does, is told once by the command’s response URL', async () => {
    refusing = () => code;
    const { poster, address, posts, answers, errors } = setUp();
    expect(await poster.reach(address, MESSAGE)).toBeNull();
    expect(new Set(posts())).toEqual(new Set([workspace.channel, workspace.user]));
    expect(answers()).toHaveLength(1);
    expect(answers()[0]?.params.text).toMatch(/^This comes to you alone: .*\nThe result$/s);
    expect(errors()).toEqual([]);
  });

  it('as every other way is closed, is one line in the log, and is not tried again', async () => {
    refusing = () => code;
    const { poster, address, errors } = setUp();
    expect(await poster.reach({ ...address, responseUrl: null }, MESSAGE)).toBeNull();
    expect(errors()).toHaveLength(1);
    expect(errors()[0]).toMatchObject({ fields: { refused: [code, code] } });
  });
});

it.each(PASSING)(
  '%s passes by itself: it is thrown to be tried later, and nobody is written to',
  async (code) => {
    refusing = () => code;
    const { poster, address, posts, answers } = setUp();
    await expect(poster.reach(address, MESSAGE)).rejects.toThrow();
    expect(posts()).toEqual([workspace.channel]);
    expect(answers()).toEqual([]);
  },
);

it('a message in place of a channel goes on saying why when it is updated', async () => {
  refusing = (channel) => (channel === workspace.channel ? 'is_archived' : null);
  const { poster, address } = setUp();
  const place = await poster.reach(address, MESSAGE);
  await poster.update(place!, { text: 'Another', blocks: [] });
  await poster.updateNow(place!, { text: 'A third', blocks: [] });
  const texts = workspace.calls
    .filter(({ method }) => method === 'chat.update')
    .map(({ params }) => String(params.text));
  expect(texts).toHaveLength(2);
  for (const text of texts) expect(text).toMatch(/^This comes to you alone: .* is archived/);
});
