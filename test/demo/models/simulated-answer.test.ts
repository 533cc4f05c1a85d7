import { describe, expect, it } from 'vitest';
import { createKnowledge } from '../../../demo/models/knowledge.ts';
import type { ModelCall } from '../../../demo/models/model-call.ts';
import { answerTimeMs, simulatedReply } from '../../../demo/models/simulated-answer.ts';
import { SIMULATED_MODELS, skillOf } from '../../../demo/models/skills.ts';

const SAMPLES = 1_500;
const answers = Array.from({ length: SAMPLES }, (_, index) => ({
  input: `ticket ${index}.`,
  expected: `answer ${index % 40}`,
  task: 'any',
  fact: null,
}));
const knowledge = createKnowledge(answers);

interface Asked {
  effort?: ModelCall['effort'];
  repeat?: number;
  seed?: number;
  maxOutputTokens?: number;
}

function ask(model: string, sample: number, asked: Asked = {}) {
  const { effort = null, repeat = 0, seed = 1, maxOutputTokens = 4_096 } = asked;
  const text = `Sort this: ${answers[sample]!.input}`;
  const call = {
    provider: 'google',
    model,
    text,
    effort,
    maxOutputTokens,
    streamed: false,
  } as const;
  return { call, skill: skillOf(model, effort)!, repeat, seed };
}

function reply(model: string, sample: number, asked?: Asked) {
  return simulatedReply(ask(model, sample, asked), knowledge);
}

function isRight(model: string, sample: number, asked?: Asked): boolean {
  return reply(model, sample, asked).text === answers[sample]!.expected;
}

const samples = answers.map((_, index) => index);

function shareRight(model: string, among: readonly number[], asked?: Asked): number {
  return among.filter((sample) => isRight(model, sample, asked)).length / among.length;
}

describe('a simulated model', () => {
  it.each(SIMULATED_MODELS)('%s is right as often as its skill says', (model) => {
    expect(Math.abs(shareRight(model, samples) - skillOf(model, null)!.knows)).toBeLessThan(0.025);
  });

  it('is wrong about the same samples again', () => {
    const wrong = samples.filter((sample) => !isRight('gemini-3.5-flash-lite', sample));
    expect(shareRight('gemini-3.5-flash-lite', wrong, { repeat: 1 })).toBeLessThan(0.15);
    expect(shareRight('gemini-3.5-flash-lite', wrong, { repeat: 1 })).toBeGreaterThan(0);
  });

  it('finds hard what others find hard, and knows some that they do not', () => {
    const wrong = samples.filter((sample) => !isRight('gemini-2.5-flash', sample));
    const amongHard = shareRight('gemini-3.5-flash-lite', wrong);
    expect(amongHard).toBeLessThan(0.6);
    expect(amongHard).toBeGreaterThan(0.1);
  });

  it('is right a little more often with more effort', () => {
    const [low, medium, high] = (['low', 'medium', 'high'] as const).map((effort) =>
      shareRight('gemini-2.5-flash', samples, { effort }),
    );
    expect(medium).toBeGreaterThan(low!);
    expect(high).toBeGreaterThan(medium!);
    expect(high! - low!).toBeLessThan(0.05);
  });

  it('answers wrongly with the right answer of another sample', () => {
    const right = new Set(answers.map(({ expected }) => expected));
    const given = new Set(samples.map((sample) => reply('gemini-2.5-flash-lite', sample).text));
    expect([...given].filter((text) => !right.has(text))).toEqual([]);
  });

  it('answers the same with the same seed, and differently with another', () => {
    const texts = (seed: number) =>
      samples.slice(0, 300).map((sample) => reply('gemini-2.5-flash-lite', sample, { seed }));
    expect(texts(1)).toEqual(texts(1));
    expect(texts(2)).not.toEqual(texts(1));
  });

  it('is cut off at the token limit', () => {
    const cut = reply('gemini-3.8-flash', 0, { maxOutputTokens: 20 });
    expect(cut).toMatchObject({ truncated: true, textTokens: 0, reasoningTokens: 20, text: '' });
  });

  it('counts a token for four characters, and more for the newer tokenizer', () => {
    // "Sort this: ticket 0." is 20 characters: 5 tokens and 8 for the frame
    expect(reply('gemini-3.5-flash', 0).inputTokens).toBe(13);
    // 20 / 4 * 1.3 = 6.5, rounded up to 7
    expect(reply('claude-haiku-5-5', 0).inputTokens).toBe(15);
  });

  it('says that it does not know what it was never told', () => {
    const unknown = { ...ask('gemini-3.5-flash', 0) };
    const call = { ...unknown.call, text: 'What is the weather?' };
    expect(simulatedReply({ ...unknown, call }, knowledge).text).toBe('I do not know.');
  });

  it.each(SIMULATED_MODELS)('%s answers in a plausible time', (model) => {
    const times = samples
      .map((sample) => answerTimeMs(ask(model, sample)))
      .sort((one, other) => one - other);
    const { medianMs } = skillOf(model, null)!;
    expect(Math.abs(times[SAMPLES / 2]! / medianMs - 1)).toBeLessThan(0.1);
    expect(times.at(-1)).toBeLessThan(4 * medianMs);
  });
});

describe('knowledge', () => {
  it('takes the longest input that stands in the prompt', () => {
    const { find } = createKnowledge([
      { input: 'refund', expected: 'billing', task: 'any', fact: null },
      { input: 'refund for a broken screen', expected: 'bug', task: 'any', fact: null },
      { input: '', expected: 'other', task: 'any', fact: null },
    ]);
    expect(find('Ticket: refund for a broken screen')).toBe(1);
    expect(find('Ticket: refund for a\n  broken screen')).toBe(1);
    expect(find('Ticket: refund')).toBe(0);
    expect(find('Ticket: nothing')).toBeNull();
  });
});
