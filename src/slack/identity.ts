import type { App } from '@slack/bolt';
import { AppError } from '../core/errors.ts';
import { slackErrorCode } from './out/reply.ts';

/** Who the app is to Slack, and what it may do (null: Slack doesn't say). */
export interface Identity {
  botToken: string;
  teamId: string;
  botId: string;
  botUserId: string;
  scopes: readonly string[] | null;
}

/** Asked once at the start, so that no command waits for it. Throws AppError('configuration'). */
export async function whoAmI(app: App, botToken: string): Promise<Identity> {
  try {
    const answer = await app.client.auth.test({ token: botToken });
    const { team_id, bot_id, user_id, response_metadata } = answer;
    return {
      botToken,
      teamId: team_id ?? '',
      botId: bot_id ?? '',
      botUserId: user_id ?? '',
      scopes: response_metadata?.scopes ?? null,
    };
  } catch (error) {
    return refuse('SLACK_BOT_TOKEN', error);
  }
}

const FOUND = {
  SLACK_BOT_TOKEN: 'Copy the Bot User OAuth Token of your app (xoxb-…) from "OAuth & Permissions".',
  SLACK_APP_TOKEN:
    'Make one with the scope connections:write (xapp-…) in "Basic Information", and turn Socket Mode on.',
};

/** Throws what a person can do about a token that Slack refused, or a Slack that didn't answer. */
export function refuse(token: keyof typeof FOUND, error: unknown): never {
  const code = slackErrorCode(error);
  const message =
    code === null
      ? `Slack’s Web API does not answer (${String(error)}). Check the network, and SLACK_API_URL where it is set.`
      : `Slack does not accept ${token} (${code}). ${FOUND[token]}`;
  throw new AppError('configuration', message, { cause: error });
}
