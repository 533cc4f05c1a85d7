import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readExample } from '../../../demo/example.ts';
import { createKnowledge } from '../../../demo/models/knowledge.ts';
import { simulatedReply } from '../../../demo/models/simulated-answer.ts';
import { skillOf } from '../../../demo/models/skills.ts';
import { RATING } from '../../../src/core/inquiry/rating-stage.ts';

const answers = Array.from({ length: 400 }, (_, index) => ({
  input: `question ${index}.`,
  expected: index % 2 === 0 ? 'yes' : 'no',
  task: 'rules',
  fact: `Rule ${index % 12}`,
}));
const knowledge = createKnowledge(answers);
const document = Array.from({ length: 12 }, (_, rule) => `Rule ${rule}, whatever.`).join('\n');

/** The part of the questions that a model answers rightly, with this before each. */
function right(model: string, before: string, effort: 'low' | null = null): number {
  const isRight = answers.map(({ input, expected }) => {
    const text = `${before}\n${input}`;
    const call = {
      provider: 'google',
      model,
      text,
      effort,
      maxOutputTokens: 4_096,
      streamed: false,
    } as const;
    const skill = skillOf(model, effort)!;
    return simulatedReply({ call, skill, repeat: 0, seed: 1 }, knowledge).text === expected;
  });
  return isRight.filter(Boolean).length / answers.length;
}

it('a small simulated model lacks knowledge: a document mends it, thinking does not', () => {
  const plain = right('gemini-3.5-flash-lite', '');
  expect(plain).toBeLessThan(0.7);
  expect(right('gemini-3.5-flash-lite', document)).toBeGreaterThan(0.93);
  expect(Math.abs(right('gemini-3.5-flash-lite', '', 'low') - plain)).toBeLessThan(0.05);
  expect(right('claude-opus-5-5', '')).toBeGreaterThan(0.93);
});

it('a simulated rater says whether the document holds what a question asks for', () => {
  const ask = (text: string) => {
    const call = {
      provider: 'google',
      model: 'claude-opus-5-5',
      effort: null,
      maxOutputTokens: 4_096,
      streamed: false,
    };
    const skill = skillOf('claude-opus-5-5', null)!;
    const full = `${RATING}\n${text}\nquestion 3.`;
    return simulatedReply({ call: { ...call, text: full }, skill, repeat: 0, seed: 1 }, knowledge);
  };
  expect(ask(document).text).toContain('"answers":"yes"');
  expect(ask('Rule 1, nothing else.').text).toContain('"answers":"no"');
});

it('the example’s document holds every rule that its questions ask for', async () => {
  const { samples } = await readExample('webwinkel-regels');

  const text = await readFile(
    new URL('../../../examples/webwinkel-regels.md', import.meta.url),
    'utf8',
  );
  expect(samples).toHaveLength(60);
  for (const { columns } of samples) expect(text).toContain(`${columns.regel},`);
});
