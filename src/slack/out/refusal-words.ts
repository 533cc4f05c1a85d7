interface RefusalWords {
  /** Goes on after "I can’t post in #channel, ". */
  why: string;
  /** A sentence: what to do. */
  next: string;
}

const INVITE = 'To have it there next time, type `/invite @llm-pick` in the channel.';
const ADMIN = 'Ask an admin of your Slack to allow it, or ask in another channel.';
const INSTALL = 'Ask whoever runs llm-pick here to install it again with its manifest.yml.';
const TOKEN = 'Ask whoever runs llm-pick here to install it again and to set SLACK_BOT_TOKEN.';
const ELSEWHERE = 'Ask in another channel next time.';

const PERMISSION = { why: 'as a permission is missing', next: INSTALL };
const LIMITED = { why: 'as your admins have restricted this app', next: ADMIN };
const NO_TOKEN = { why: 'as Slack does not accept llm-pick’s token any more', next: TOKEN };
const NO_REPLIES = { why: 'as nobody may reply there', next: ELSEWHERE };
const SHARED = { why: 'as it is shared with another company that blocks this', next: ELSEWHERE };
const STORAGE_NEXT = 'Ask an admin of your Slack to free some of it.';
const UPLOADS = {
  why: 'as your workspace takes no such files',
  next: 'Ask an admin of your Slack to allow uploads.',
};

const WORDS: Readonly<Record<string, RefusalWords>> = {
  not_in_channel: { why: 'as I am not in that channel', next: INVITE },
  channel_not_found: {
    why: 'as it is private, or a conversation between people, and I am not in it',
    next: 'In a private channel, type `/invite @llm-pick`; a direct message takes no apps.',
  },
  is_archived: { why: 'as it is archived', next: ELSEWHERE },
  restricted_action: { why: 'as only some people may post there', next: ADMIN },
  restricted_action_read_only_channel: { why: 'as nobody may post there', next: ELSEWHERE },
  restricted_action_thread_only_channel: { why: 'as it takes only replies', next: ELSEWHERE },
  restricted_action_non_threadable_channel: NO_REPLIES,
  restricted_action_thread_locked: NO_REPLIES,
  cannot_reply_to_message: NO_REPLIES,
  posting_to_channel_denied: { why: 'as I may not post there', next: ADMIN },
  messages_tab_disabled: {
    why: 'as messages from this app are turned off',
    next: 'Ask whoever runs llm-pick here to turn on its Messages tab.',
  },
  ekm_access_denied: { why: 'as your admins have suspended posting', next: ADMIN },
  org_login_required: {
    why: 'as your workspace is being moved to an Enterprise organization',
    next: 'Ask again when that is done.',
  },
  team_access_not_granted: { why: 'as llm-pick has no access to that workspace', next: ADMIN },
  team_not_found: { why: 'as llm-pick has no access to that workspace', next: ADMIN },
  missing_scope: PERMISSION,
  no_permission: PERMISSION,
  access_denied: LIMITED,
  accesslimited: LIMITED,
  app_access_restricted: LIMITED,
  enterprise_is_restricted: LIMITED,
  send_on_behalf_not_allowed: LIMITED,
  two_factor_setup_required: NO_TOKEN,
  invalid_auth: NO_TOKEN,
  not_authed: NO_TOKEN,
  not_allowed_token_type: NO_TOKEN,
  account_inactive: NO_TOKEN,
  token_expired: NO_TOKEN,
  token_revoked: NO_TOKEN,
  slack_connect_canvas_sharing_blocked: SHARED,
  slack_connect_file_link_sharing_blocked: SHARED,
  slack_connect_lists_sharing_blocked: SHARED,
  storage_limit_reached: {
    why: 'as your workspace’s storage for files is full',
    next: STORAGE_NEXT,
  },
  file_uploads_disabled: UPLOADS,
  file_uploads_except_images_disabled: UPLOADS,
  file_type_not_allowed: UPLOADS,
  file_upload_size_restricted: { ...UPLOADS, why: 'as they are larger than your workspace takes' },
};

/** Why Slack takes no message or file of ours in a channel, and what a person can do, by Slack's word for it. */
export function refusalWords(code: string): RefusalWords {
  return (
    WORDS[code] ?? {
      why: `as Slack does not take it as it is (${code})`,
      next: 'Tell whoever runs llm-pick here, with that word of Slack’s.',
    }
  );
}
