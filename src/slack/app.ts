import type { AddressInfo } from 'node:net';
import { App, SocketModeReceiver } from '@slack/bolt';
import { ESTIMATE_ACTION, FORM_CALLBACK } from '../blocks/form.ts';
import { CANCEL_ACTION } from '../blocks/progress.ts';
import { AppError } from '../core/errors.ts';
import { boltLogger } from './bolt-logger.ts';
import { cancelListener } from './cancel.ts';
import { commandListener } from './command.ts';
import type { SlackDeps } from './deps.ts';
import { estimateListener } from './estimate.ts';
import { type Connection, createReceiver } from './receiver.ts';
import { slackErrorCode } from './reply.ts';
import { submissionListener } from './submission.ts';
import { createTracker } from './track.ts';

export interface SlackAppOptions {
  botToken: string;
  connection: Connection;
  /** Another Web API than Slack's own, with its trailing slash. */
  apiUrl: string | null;
}

export interface SlackApp {
  /** Checks the token, then takes requests. Throws AppError('configuration'). */
  start(): Promise<{ port: number }>;
  /** Takes no more requests and waits for the listeners under way. */
  stop(): Promise<void>;
}

/** The Slack app: every command, button and form it answers is registered here. */
export function createSlackApp(
  { botToken, connection, apiUrl }: SlackAppOptions,
  deps: SlackDeps,
): SlackApp {
  const logger = boltLogger(deps.logger);
  const clientOptions = apiUrl === null ? {} : { slackApiUrl: apiUrl };
  const receiver = createReceiver({ connection, clientOptions, ready: deps.ready, logger });
  const identity = { botToken, teamId: '', botId: '', botUserId: '' };
  const app = new App({
    receiver,
    authorize: async () => identity,
    convoStore: false,
    clientOptions,
    logger,
  });
  const tracker = createTracker();
  app.use(tracker.middleware);
  app.command('/llm-pick', commandListener(deps));
  app.view(FORM_CALLBACK, submissionListener(deps));
  app.action(ESTIMATE_ACTION, estimateListener(deps));
  app.action(CANCEL_ACTION, cancelListener(deps));
  app.error(async (error) => {
    deps.logger.error('A Slack listener failed', { error: String(error) });
  });

  return {
    start: async () => {
      Object.assign(identity, await whoAmI(app, botToken));
      const server = await app.start();
      const address = 'address' in server ? (server.address() as AddressInfo) : connection;
      return { port: address.port };
    },
    stop: async () => {
      await app.stop();
      if (receiver instanceof SocketModeReceiver) await receiver.client.disconnect();
      await tracker.settled();
    },
  };
}

/** Asked once at the start, so that no command waits for it. */
async function whoAmI(app: App, token: string) {
  try {
    const { team_id, bot_id, user_id } = await app.client.auth.test({ token });
    return { teamId: team_id ?? '', botId: bot_id ?? '', botUserId: user_id ?? '' };
  } catch (error) {
    const code = slackErrorCode(error) ?? String(error);
    throw new AppError(
      'configuration',
      `Slack does not accept SLACK_BOT_TOKEN (${code}). Copy the Bot User OAuth Token of your app (xoxb-…) from "OAuth & Permissions".`,
      { cause: error },
    );
  }
}
