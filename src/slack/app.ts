import type { AddressInfo, Server } from 'node:net';
import { App, SocketModeReceiver } from '@slack/bolt';
import {
  DIGEST_OFF_ACTION,
  DIGEST_SETTINGS_ACTION,
  DIGEST_SNOOZE_ACTION,
  TEST_AGAIN_ACTION,
} from '../blocks/digest/digest-actions.ts';
import { FORM_CALLBACK, FORM_OPEN } from '../blocks/form-actions.ts';
import { WHY_CALLBACK } from '../blocks/inquiry/why-modal.ts';
import { CANCEL_ACTION } from '../blocks/progress.ts';
import { QUESTION_NO_ACTION, QUESTION_YES_ACTION } from '../blocks/question.ts';
import {
  DETAILS_ACTION,
  RAISE_ACTION,
  WHAT_IF_ACTION,
  WHY_ACTION,
} from '../blocks/result-actions.ts';
import { WHAT_IF_BAR, WHAT_IF_LEVEL, WHAT_IF_VOLUME } from '../blocks/what-if/what-if-menus.ts';
import { USE_ACTION } from '../blocks/workspace/pick-button.ts';
import { DIGEST_SETTINGS_CALLBACK, SETTINGS_CALLBACK } from '../blocks/workspace/settings-modal.ts';
import { AppError } from '../core/errors.ts';
import { listenOptions } from '../loopback.ts';
import { acceptPickListener } from './accept-pick.ts';
import { answerQuestionListener } from './answer-question.ts';
import { boltLogger } from './bolt-logger.ts';
import { cancelListener } from './cancel.ts';
import { commandListener } from './command.ts';
import type { SlackDeps } from './deps.ts';
import { snoozeListener, turnOffListener } from './digest.ts';
import { FORM_BUTTONS, formButtonListener } from './form-buttons.ts';
import { openFormListener } from './open-form.ts';
import { raiseBudgetListener } from './raise-budget.ts';
import { type Connection, createReceiver } from './receiver.ts';
import { slackErrorCode } from './reply.ts';
import { resultDetailsListener } from './result-details.ts';
import { digestSettingsListener, settingsSubmission } from './settings-form.ts';
import { submissionListener } from './submission.ts';
import { testAgainListener } from './test-again.ts';
import { createTracker } from './track.ts';
import { watchSocket } from './watch-socket.ts';
import { whatIfListener, whatIfMenuListener } from './what-if.ts';
import { whyListener, whySubmission } from './why.ts';

export interface SlackAppOptions {
  botToken: string;
  connection: Connection;
  /** Another Web API than Slack's own, with its trailing slash. */
  apiUrl: string | null;
}

export interface SlackApp {
  /** Checks the tokens, then takes requests. Returns the port of those over HTTP. Throws AppError('configuration'). */
  start(): Promise<{ port: number | null }>;
  /** Whether Slack's requests reach it: over HTTP always, over a socket while that is open. */
  connected(): boolean;
  /** Takes no more requests and waits for the listeners under way. */
  stop(): Promise<void>;
}

/** A form can only open within 3 s, and a stop waits for what is under way: nothing is tried for long. */
const SOON = {
  timeout: 3_000,
  retryConfig: { retries: 1, minTimeout: 250 },
  rejectRateLimitedCalls: true,
};

/** The Slack app: every command, button and form it answers is registered here. */
export function createSlackApp(
  { botToken, connection, apiUrl }: SlackAppOptions,
  deps: SlackDeps,
): SlackApp {
  const logger = boltLogger(deps.logger);
  const address = apiUrl === null ? {} : { slackApiUrl: apiUrl };
  // A socket lost for a while must be opened again, so that client keeps its patience.
  const receiver = createReceiver({
    connection,
    clientOptions: address,
    ready: deps.ready,
    logger,
  });
  const identity = { botToken, teamId: '', botId: '', botUserId: '' };
  const app = new App({
    receiver,
    authorize: async () => identity,
    convoStore: false,
    clientOptions: { ...SOON, ...address },
    logger,
  });
  const tracker = createTracker();
  const connected =
    receiver instanceof SocketModeReceiver ? watchSocket(receiver.client, deps.logger) : () => true;
  app.use(tracker.middleware);
  app.command('/llm-pick', commandListener(deps));
  app.view(FORM_CALLBACK, submissionListener(deps));
  for (const id of FORM_BUTTONS) app.action(id, formButtonListener(deps));
  app.action(FORM_OPEN, openFormListener(deps));
  app.action(CANCEL_ACTION, cancelListener(deps));
  app.action(USE_ACTION, acceptPickListener(deps));
  app.action(DETAILS_ACTION, resultDetailsListener(deps));
  app.action(QUESTION_YES_ACTION, answerQuestionListener(deps, 'yes'));
  app.action(QUESTION_NO_ACTION, answerQuestionListener(deps, 'no'));
  app.action(RAISE_ACTION, raiseBudgetListener(deps));
  app.action(WHY_ACTION, whyListener(deps));
  app.view(WHY_CALLBACK, whySubmission(deps));
  app.action(WHAT_IF_ACTION, whatIfListener(deps));
  for (const id of [WHAT_IF_VOLUME, WHAT_IF_BAR, WHAT_IF_LEVEL]) {
    app.action(id, whatIfMenuListener(deps));
  }
  app.action(DIGEST_SNOOZE_ACTION, snoozeListener(deps));
  app.action(DIGEST_OFF_ACTION, turnOffListener(deps));
  app.action(DIGEST_SETTINGS_ACTION, digestSettingsListener(deps));
  app.view(DIGEST_SETTINGS_CALLBACK, settingsSubmission(deps));
  app.view(SETTINGS_CALLBACK, settingsSubmission(deps));
  app.action(TEST_AGAIN_ACTION, testAgainListener(deps));
  app.error(async (error) => {
    deps.logger.error('A Slack listener failed', { error: String(error) });
  });

  return {
    start: async () => {
      Object.assign(identity, await whoAmI(app, botToken));
      if (connection.kind === 'socket') {
        await app.start().catch((error) => refuse('SLACK_APP_TOKEN', error));
        return { port: null };
      }
      const server = (await app.start(listenOptions(connection.reach, connection.port))) as Server;
      return { port: (server.address() as AddressInfo).port };
    },
    connected,
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
    return refuse('SLACK_BOT_TOKEN', error);
  }
}

const FOUND = {
  SLACK_BOT_TOKEN: 'Copy the Bot User OAuth Token of your app (xoxb-…) from "OAuth & Permissions".',
  SLACK_APP_TOKEN:
    'Make one with the scope connections:write (xapp-…) in "Basic Information", and turn Socket Mode on.',
};

/** Throws what a person can do about a token that Slack refused, or a Slack that didn't answer. */
function refuse(token: keyof typeof FOUND, error: unknown): never {
  const code = slackErrorCode(error);
  const message =
    code === null
      ? `Slack’s Web API does not answer (${String(error)}). Check the network, and SLACK_API_URL where it is set.`
      : `Slack does not accept ${token} (${code}). ${FOUND[token]}`;
  throw new AppError('configuration', message, { cause: error });
}
