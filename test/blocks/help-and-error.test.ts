import { describe, expect, it } from 'vitest';
import { errorMessage, errorModal } from '../../src/blocks/error.ts';
import { helpMessage } from '../../src/blocks/help.ts';
import { validateMessage, validateModal } from '../support/validate-blocks.ts';

describe('help', () => {
  it('says what the command does and how to use it', () => {
    const { text } = helpMessage({ unknown: null, simulated: false });
    expect(text).toMatch(/^llm-pick finds the cheapest model that is good enough/);
    expect(text).toContain('/llm-pick help: shows this');
  });

  it('names the word it doesn’t know, literally', () => {
    const message = helpMessage({
      unknown: { word: '<!channel>', meant: 'picks' },
      simulated: true,
    });
    expect(message.text).toContain(
      'I don’t know “&lt;!channel&gt;”. Did you mean /llm-pick picks?',
    );
    expect(validateMessage(message)).toEqual([]);
  });
});

describe('an error', () => {
  const error = { what: 'It broke.', next: 'Try again.' };

  it('says what happened and what to do, and gives back what was typed', () => {
    const message = errorMessage(error, {
      typed: [
        { name: 'the task', value: '<!channel>' },
        { name: 'samples', value: '' },
      ],
    });
    expect(message.text).toBe('It broke. Try again.');
    expect(JSON.stringify(message.blocks)).toContain('What you wrote as the task:');
    expect(message.blocks).toHaveLength(3);
    expect(validateMessage(message)).toEqual([]);
  });

  it('gives back as much as Slack takes in a message, and counts the rest', () => {
    const lines = Array.from({ length: 600 }, (_, index) => `${'word '.repeat(8)}${index} => ok`);
    const message = errorMessage(error, {
      typed: [
        { name: 'the task', value: 'x'.repeat(3_000) },
        { name: 'samples', value: lines.join('\n') },
      ],
    });
    expect(JSON.stringify(message.blocks)).toContain('more characters)');
    expect(validateMessage(message)).toEqual([]);
  });

  it('has a button for a form that is kept', () => {
    const message = errorMessage(error, { draft: 'id' });
    expect(message.blocks.at(-1)).toMatchObject({
      elements: [{ action_id: 'form_open', value: 'id', text: { text: 'Open the form' } }],
    });
    expect(validateMessage(message)).toEqual([]);
  });

  it('has nothing empty where there is nothing to do', () => {
    expect(errorMessage({ what: 'It is off.', next: '' }).text).toBe('It is off.');
    expect(errorModal({ what: 'It is off.', next: '' }).blocks).toHaveLength(1);
  });

  it('is taken by Slack in place of a form, however long', () => {
    expect(validateModal(errorModal({ what: 'x'.repeat(999), next: '' }))).toEqual([]);
  });
});
