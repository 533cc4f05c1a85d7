import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../src/core/evaluation.ts';
import { keptRules } from '../../../src/core/why/kept-rules.ts';

const sample = (input: string, expected = 'yes'): Sample => ({
  columns: { input },
  expected,
  alternatives: [],
  group: null,
});
const SAMPLES = [
  sample('May I send back the boots that Amber bought in Delft last week?'),
  sample('Is order A-1043 refunded within 30 days?', '30 days'),
  sample('How long may I keep a tent, in days?', '30 days'),
  sample('The courier from Delft never came, what now?', 'no'),
];
const kept = (written: string, task = 'Answer yes, no or a number of days, in at most 3 words.') =>
  keptRules(written, { samples: SAMPLES, task });

describe('rules that a model wrote', () => {
  it('are kept where they are general', () => {
    const text = 'Answer in the words of the task.\nWhat nobody has worn may be sent back.';
    expect(kept(`${text}\n`)).toEqual({ text, leftOut: 0 });
  });

  it.each([
    ['quotes a sample', 'If asked: the courier from Delft never came, what now? Say no.'],
    ['names an order of one sample', 'An order like A-1043 is refunded.'],
    ['names a person of one sample', 'What Amber asks is answered with yes.'],
  ])('lose a line that %s', (_, line) => {
    expect(kept(`Be short.\n${line}\nSay yes or no.`)).toEqual({
      text: 'Be short.\nSay yes or no.',
      leftOut: 1,
    });
  });

  it('may name what several samples have, or the task', () => {
    const text = 'A refund takes 30 days, in Delft too.\nUse at most 3 words.';
    expect(kept(text)).toEqual({ text, leftOut: 0 });
  });

  it('lose a quote that goes on over several lines', () => {
    expect(kept('How long may I keep\na tent, in days?').leftOut).toBe(1);
  });

  it('are 400 tokens at most', () => {
    const line = `${'a word '.repeat(30)}here.`;
    const { text, leftOut } = kept(Array(20).fill(line).join('\n'));
    expect(text!.length).toBeLessThanOrEqual(1_700);
    expect(leftOut).toBeGreaterThan(5);
  });

  it('are none where none is left', () => {
    expect(kept('Order A-1043 is refunded.')).toEqual({ text: null, leftOut: 1 });
  });
});
