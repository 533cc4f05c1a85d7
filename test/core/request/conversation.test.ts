import { describe, expect, it } from 'vitest';
import {
  conversationOf,
  readConversation,
  transcriptOf,
} from '../../../src/core/request/conversation.ts';
import { questionText, renderPrompt } from '../../../src/core/request/render-prompt.ts';

const CHAT = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'Hello {{input}}' },
  { role: 'assistant', content: 'Yes?' },
  { role: 'user', content: 'Where is it?' },
];

describe('chat messages', () => {
  it.each<[string, unknown, unknown]>([
    [
      'of OpenAI',
      CHAT,
      {
        system: 'Be brief.',
        turns: [
          { role: 'user', text: 'Hello {{input}}' },
          { role: 'assistant', text: 'Yes?' },
          { role: 'user', text: 'Where is it?' },
        ],
      },
    ],
    [
      'of ShareGPT',
      [
        { from: 'human', value: 'a' },
        { from: 'gpt', value: 'b' },
      ],
      {
        system: null,
        turns: [
          { role: 'user', text: 'a' },
          { role: 'assistant', text: 'b' },
        ],
      },
    ],
    [
      'with parts, two of one side in a row',
      [
        { role: 'User', content: [{ type: 'text', text: 'a' }, 'b'] },
        { role: 'user', content: 'c' },
        { role: 'developer', content: 'd' },
      ],
      { system: 'd', turns: [{ role: 'user', text: 'a\nb\n\nc' }] },
    ],
    [
      'with a picture',
      [{ role: 'user', content: [{ type: 'image_url' }] }],
      { message: 'has a message that is not text: only text can be sent.' },
    ],
    [
      'of a tool',
      [{ role: 'tool', content: 'a' }],
      { message: 'has a message of the role "tool": system, user and assistant are known.' },
    ],
    [
      'of Gemini',
      [{ role: 'user', parts: [{ text: 'a' }] }],
      { system: null, turns: [{ role: 'user', text: 'a' }] },
    ],
    ['that are none', [{ role: 'user' }], null],
    ['that are texts', ['a', 'b'], null],
    ['that are empty', [null, 5], null],
    ['of which one is none', [{ role: 'user', content: 'a' }, 'b'], null],
    ['without a role', [{ content: 'a' }], null],
    ['with parts of no role', [{ parts: ['a'] }], null],
    ['from nobody', [{ value: 'a' }], null],
    ['without a word', [{ from: 'human' }], null],
    [
      'with a number for a text',
      [{ role: 'user', content: 5 }],
      { message: 'has a message that is not text: only text can be sent.' },
    ],
    [
      'with a text beside a picture',
      [{ role: 'user', content: ['a', { type: 'image_url' }] }],
      { message: 'has a message that is not text: only text can be sent.' },
    ],
    ['in an empty list', [], null],
    ['in no list', { role: 'user', content: 'a' }, null],
  ])('are read %s', (_name, value, read) => {
    expect(readConversation(value)).toEqual(read);
  });

  it('are read from JSON, and from nothing that only looks like it', () => {
    const turns = [{ role: 'user', text: 'a' }];
    expect(conversationOf(' [ {"role": "user", "content": "a"}]')).toEqual({ system: null, turns });
    expect(conversationOf('[{"role": "user"')).toBeNull();
  });

  it('are sent as a system prompt, turns, and the prompt in which the last one stands', () => {
    const columns = { input: JSON.stringify(CHAT), title: 'T' };
    const spec = { system: 'For {{title}}.', prompt: '{{input}} In one word.', context: 'FAQ' };
    expect(renderPrompt(spec, { columns })).toEqual({
      system: 'For T.\n\nBe brief.\n\nFAQ',
      turns: [
        { role: 'user', text: 'Hello {{input}}' },
        { role: 'assistant', text: 'Yes?' },
      ],
      prompt: 'Where is it? In one word.',
    });
  });

  it('are a text where they end with an answer, or where a part of them is asked for', () => {
    const input = JSON.stringify(CHAT.slice(0, 3));
    const spec = { system: null, prompt: '{{input}}', context: null };
    const whole = { system: null, turns: [], prompt: input };
    expect(renderPrompt(spec, { columns: { input } })).toEqual(whole);
    const part = { ...spec, prompt: '{{input[1].content}}' };
    expect(renderPrompt(part, { columns: { input } }).prompt).toBe('Hello {{input}}');
  });

  it('are shown to a judge as a transcript', () => {
    const turns = [
      { role: 'user', text: 'a' },
      { role: 'assistant', text: 'b' },
    ] as const;
    expect(transcriptOf(turns)).toBe('User: a\n\nAssistant: b');
    expect(questionText({ system: 's', turns, prompt: 'c' })).toBe(
      'User: a\n\nAssistant: b\n\nUser: c',
    );
    expect(questionText({ system: 's', turns: [], prompt: 'c' })).toBe('c');
  });
});
