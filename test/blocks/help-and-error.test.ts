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
    const message = errorMessage(error, [
      { name: 'the task', value: '<!channel>' },
      { name: 'samples', value: '' },
    ]);
    expect(message.text).toBe('It broke. Try again.');
    expect(JSON.stringify(message.blocks)).toContain('What you wrote as the task:');
    expect(message.blocks).toHaveLength(3);
    expect(validateMessage(message)).toEqual([]);
  });

  it('gives back all that a form can hold', () => {
    const lines = Array.from({ length: 600 }, (_, index) => `${'word '.repeat(8)}${index} => ok`);
    const message = errorMessage(error, [{ name: 'samples', value: lines.join('\n') }]);
    const shown = JSON.stringify(message.blocks);
    for (const line of lines) expect(shown).toContain(line);
    expect(validateMessage(message)).toEqual([]);
  });

  it('is taken by Slack in place of a form, however long', () => {
    expect(validateModal(errorModal({ what: 'x'.repeat(999), next: '' }))).toEqual([]);
  });
});
