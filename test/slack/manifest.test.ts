import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { BOT_SCOPES } from '../../demo/slack-workspace.ts';

const text = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
/** What the comments say to do for HTTP. */
const forHttp = text
  .replaceAll(/^( *)# (url|request_url|message_menu_options_url):/gm, '$1$2:')
  .replace('socket_mode_enabled: true', 'socket_mode_enabled: false');

const socket = {
  _metadata: { major_version: 2, minor_version: 1 },
  display_information: {
    name: 'llm-pick',
    description: 'Finds the cheapest language model that is good enough for your task',
    background_color: '#1d2a44',
  },
  features: {
    app_home: {
      home_tab_enabled: false,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: true,
    },
    bot_user: { display_name: 'llm-pick', always_online: true },
    slash_commands: [
      {
        command: '/llm-pick',
        description: 'Find the cheapest model that is good enough',
        usage_hint: '[your task | help | history | picks | models | settings | digest]',
        should_escape: false,
      },
    ],
  },
  oauth_config: {
    scopes: { bot: ['commands', 'chat:write'], bot_optional: ['files:write', 'files:read'] },
  },
  settings: {
    interactivity: { is_enabled: true },
    org_deploy_enabled: false,
    socket_mode_enabled: true,
    token_rotation_enabled: false,
  },
};

describe('manifest.yml', () => {
  it('is a Socket Mode app without an address, with two scopes and two optional ones, that may send direct messages', () => {
    expect(parse(text)).toEqual(socket);
  });

  it('asks for what the workspace of the tests allows, which allows nothing else', () => {
    const { bot, bot_optional } = parse(text).oauth_config.scopes;
    expect([...bot, ...bot_optional].sort()).toEqual([...BOT_SCOPES].sort());
  });

  it('is an HTTP app once its comments are followed', () => {
    const url = 'https://HOST/slack/events';
    const [command] = socket.features.slash_commands;
    expect(parse(forHttp)).toEqual({
      ...socket,
      features: { ...socket.features, slash_commands: [{ ...command, url }] },
      settings: {
        ...socket.settings,
        interactivity: {
          is_enabled: true,
          request_url: url,
          message_menu_options_url: url,
        },
        socket_mode_enabled: false,
      },
    });
  });
});
