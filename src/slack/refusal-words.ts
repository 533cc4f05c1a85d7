interface RefusalWords {
  /** Goes on after "I can’t post in #channel, ". */
  why: string;
  /** A sentence: what to do. */
  next: string;
}

const INVITE = 'To have it there next time, type `/invite @llm-pick` in the channel.';
const ADMIN = 'Ask an admin of your Slack to allow it, or ask in another channel.';
const INSTALL = 'Ask whoever runs llm-pick here to install it again with its manifest.yml.';
const ELSEWHERE = 'Ask in another channel next time.';

const WORDS: Readonly<Record<string, RefusalWords>> = {
  not_in_channel: { why: 'as I am not a member of it', next: INVITE },
  channel_not_found: {
    why: 'as it is private, or a conversation between people, and I am not in it',
    next: 'In a private channel, type `/invite @llm-pick`; a direct message takes no apps.',
  },
  is_archived: { why: 'as it is archived', next: ELSEWHERE },
  restricted_action: { why: 'as only some people may post there', next: ADMIN },
  restricted_action_read_only_channel: { why: 'as nobody may post there', next: ELSEWHERE },
  restricted_action_thread_only_channel: { why: 'as it takes only replies', next: ELSEWHERE },
  ekm_access_denied: { why: 'as your admins have suspended posting', next: ADMIN },
  missing_scope: { why: 'as a permission is missing', next: INSTALL },
  no_permission: { why: 'as a permission is missing', next: INSTALL },
  team_access_not_granted: { why: 'as llm-pick has no access to that workspace', next: ADMIN },
  app_access_restricted: { why: 'as your admins have restricted this app', next: ADMIN },
};

/** Why Slack takes no message of ours in a channel, and what a person can do, by Slack's word for it. */
export function refusalWords(code: string): RefusalWords {
  return WORDS[code] ?? { why: `as Slack refuses it (${code})`, next: ADMIN };
}
