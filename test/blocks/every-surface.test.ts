import { globSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SlackMessage } from '../../src/blocks/parts/surfaces.ts';
import { playedResults } from '../support/fixtures/played-results.ts';
import type { Dress } from '../support/fixtures/surfaces/dress.ts';
import { messages } from '../support/fixtures/surfaces/messages.ts';
import { modals } from '../support/fixtures/surfaces/modals.ts';
import { validateMessage, validateModal } from '../support/validate-blocks.ts';

/** What people and providers write into names, tasks, samples, answers and reasons. */
const WRITTEN = new Set(
  `answer context expected got headline input label missing name next reason rubric samples sentences
    short task text typed understood value warning warnings what words notes`.split(/\s+/),
);

const STRANGE: Readonly<Record<string, string>> = {
  nothing: '',
  'white space': ' \n\t ',
  'a word of 3,000 characters': 'x'.repeat(3_000),
  'many words': 'a sentence that goes on and on '.repeat(300),
  'right to left': 'صنّف هذه التذكرة \u202eبالعربية\u202c שלום '.repeat(30),
  'calls to a channel':
    '<!channel> <!here> <@U0ANA> <#C1> <https://evil.example|click> &lt;'.repeat(9),
  mrkdwn: '*bold* _it_ ~no~ `code` ```block``` > quote\n> more\n'.repeat(20),
  emoji: '👩‍👩‍👧‍👦🏳️‍🌈:tada:'.repeat(120),
  'marks nobody sees': '\u200b\u200d\ufeff\u2060\u00ad'.repeat(60),
  'half a character': `${'half \ud83d of one \udc4d '.repeat(40)}`,
};

let played: Awaited<ReturnType<typeof playedResults>>;

beforeAll(async () => {
  played = await playedResults();
});

/** Every text that somebody wrote becomes `text`, wherever it stands. */
function dressedIn(text: string): Dress {
  const dressed = (value: unknown, isWritten: boolean): unknown => {
    if (typeof value === 'string') return isWritten ? text : value;
    if (Array.isArray(value)) return value.map((each) => dressed(each, isWritten));
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, dressed(each, WRITTEN.has(key))]),
    );
  };
  return (data) => dressed(data, false) as typeof data;
}

/** What Slack would refuse, by surface. */
function faultsIn(dress: Dress): Record<string, readonly string[]> {
  const checked = [
    ...Object.entries(modals(dress)).map(([name, modal]) => [name, validateModal(modal)] as const),
    ...Object.entries(messages(played, dress)).map(
      ([name, message]) => [name, validateMessage(withoutOurMention(message))] as const,
    ),
  ];
  return Object.fromEntries(checked.filter(([, faults]) => faults.length > 0));
}

/** A message in place of a channel links that channel. */
function withoutOurMention(message: SlackMessage): SlackMessage {
  return { ...message, text: message.text.replace('<#C0SUPPORT>', '#support-ai') };
}

describe('every surface fits Slack', () => {
  it('as it mostly is', () => {
    expect(faultsIn((data) => data)).toEqual({});
  });

  it.each(Object.entries(STRANGE))('where people and providers wrote %s', (_, text) => {
    expect(faultsIn(dressedIn(text))).toEqual({});
  });
});

it('every builder of a message or modal is among them', () => {
  const fixture = globSync('test/support/fixtures/surfaces/*.ts')
    .map((path) => readFileSync(path, 'utf8'))
    .join();
  const builders = globSync('src/blocks/**/*.ts').flatMap((path) =>
    [
      ...readFileSync(path, 'utf8').matchAll(
        /^export function (\w+)\([^;]*?\): (?:SlackMessage|\w*Modal)\b/gm,
      ),
    ].map(([, name]) => name!),
  );
  /** These are parts of others. */
  const parts = ['modal', 'listMessage', 'messageOf'];
  const missing = builders.filter((name) => !parts.includes(name) && !fixture.includes(`${name}(`));
  expect(builders.length).toBeGreaterThan(20);
  expect(missing).toEqual([]);
});
