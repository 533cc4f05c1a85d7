import { expect, it } from 'vitest';
import { parseEvaluation } from '../../../src/core/request/parse-evaluation.ts';

const messagesOf = (text: string) =>
  parseEvaluation(text, 'e.yml').faults.map(({ line, message }) => `${line} ${message}`);

it.each([
  [
    'temperature: 0',
    'It goes with a model: "models: [{model: provider/model, temperature: ...}]".',
  ],
  ['examples: 5', 'It goes with a model: "models: [{model: provider/model, examples: ...}]".'],
  ['tolerance: 1', 'It goes with the scorer: "scorer: {type: number, tolerance: ...}".'],
  ['rubric: Polite?', 'It goes with the scorer: "scorer: {type: judge, rubric: ...}".'],
  ['model: a/b', 'Did you mean models?'],
])('says where a key goes that is none of an evaluation: %s', (line, advice) => {
  const [key] = line.split(':');
  expect(messagesOf(`name: a\n${line}\n`)).toEqual([
    `2 ${key} is not a key of an evaluation. ${advice}`,
  ]);
});

it('lists the keys for a type of its own', () => {
  expect(messagesOf('type: a\n')[0]).toMatch(/^1 type is not a key of an evaluation\. (?!It goes)/);
});
