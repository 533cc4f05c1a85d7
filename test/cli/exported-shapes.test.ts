import { describe, expect, it } from 'vitest';
import { renderPrompt, sentText } from '../../src/core/request/render-prompt.ts';
import { understood } from '../../src/core/request/understood.ts';
import { compileScorer } from '../../src/core/scoring/compile-scorer.ts';
import { chat, EXPORTED, jsonl } from '../support/fixtures/exported-files.ts';
import { faultsIn, requestIn } from '../support/read-evaluation.ts';

const USAGE = { input: 1, cacheRead: 0, cacheWrite: 0, output: 1, reasoning: 0 };

describe('a file as tools export it', () => {
  it.each(Object.entries(EXPORTED))('is read, and scored right: %s', async (_name, exported) => {
    const { file, data, lines, line, header = '' } = exported;
    const evaluation = (...more: string[]) =>
      [...lines, ...more, `samples: ${file}`, 'models: [anthropic/claude-haiku-5-5]', ''].join(
        '\n',
      );
    const given = line ?? header.trim();
    if (given !== '') {
      const faults = await faultsIn(evaluation(), { [file]: data });
      expect(faults.every((fault) => fault.includes(given))).toBe(true);
      expect(faults).not.toEqual([]);
    }
    const files = { [file]: header === '' ? data : `${header}${String(data)}` };
    const request = await requestIn(evaluation(...(line ? [line] : [])), files);
    const [first] = request.samples;
    expect(sentText(renderPrompt(request.spec, first!))).toBe(exported.sent);
    const score = compileScorer(request.spec.scorer);
    const scoreOf = (text: string) =>
      score({ text, stop: 'complete', latencyMs: 1, usage: USAGE, servedModel: 'm' }, first!).value;
    expect([scoreOf(exported.right), scoreOf(exported.wrong)]).toEqual([1, 0]);
    expect(understood(request).sentences.join(' ')).toMatch(exported.notes ?? /./);
  });

  it.each([
    ['transform', 'options: {transform: output.trim()}', 'changes the answer by code'],
    ['a threshold', 'threshold: 0.5', 'counts its checks by a threshold'],
    ['code', 'assert: [{type: javascript, value: "true"}]', 'uses the check "javascript"'],
    [
      'a set of checks',
      'assert: [{type: assert-set, assert: []}]',
      'has a check that is not known',
    ],
    ['a file', 'assert: [{type: equals, value: "file://a.txt"}]', 'has a check that reads a file'],
    [
      'a value that is no text',
      'assert: [{type: equals, value: {a: 1}}]',
      'whose value is no text',
    ],
    ['a schema', 'assert: [{type: is-json, value: {type: object}}]', 'whose value is no text'],
    ['no type', 'assert: [{value: 1}]', 'has a check without a type'],
  ])('is refused where promptfoo would do what is not done here: %s', async (_name, line, said) => {
    const files = { 't.yaml': `- vars: {q: a}\n  ${line}\n` };
    const faults = await faultsIn('prompt: "{{q}}"\nsamples: t.yaml\n', files);
    expect(faults).toEqual([expect.stringContaining(said)]);
  });

  it.each([
    ['{"text": "a", "label": [[0, 1, "PER"]]}', 'write a list of texts, or use the scorer json'],
    ['{"text": "a", "answer": {"value": "x", "aliases": ["y"]}}', '"expected: answer.value"'],
    ['{"text": "a", "answer": "{\\"value\\": \\"x\\", \\"n\\": 1}"}', '"expected: answer.value"'],
  ])('is refused where its answers are no texts: %s', async (row, said) => {
    const files = { 'a.jsonl': `${row}\n${row}\n` };
    const faults = await faultsIn('prompt: "{{text}}"\nsamples: a.jsonl\n', files);
    expect(faults[0]).toContain(said);
  });

  it.each([
    ['{{text}}', { data: { text: 'a' }, expected: 'x' }, 'Did you mean {{data.text}}?'],
    [
      '{{input}}',
      { messages: chat(['user', 'q'], ['assistant', 'a']) },
      'Did you mean {{messages}}?',
    ],
  ])('is told what %s may have meant', async (variable, row, said) => {
    const files = { 'a.jsonl': jsonl(row, row) };
    const faults = await faultsIn(`prompt: "${variable}"\nsamples: a.jsonl\n`, files);
    expect(faults).toEqual([expect.stringContaining(said)]);
  });

  it.each([
    ['<!DOCTYPE html><html>', 'The file is a web page'],
    ['version https://git-lfs.github.com/spec/v1\noid sha256:a\n', 'git lfs pull'],
    ['<?xml version="1.0"?><a/>', 'The file is XML'],
  ])('is named for what it is where it holds no samples: %s', async (data, said) => {
    const faults = await faultsIn('prompt: "{{input}}"\nsamples: a.csv\n', { 'a.csv': data });
    expect(faults).toEqual([expect.stringContaining(said)]);
  });

  it('is warned of where its answers are letters that no choice has', async () => {
    const row = (answer: string) => ({ q: 'Which?', choices: { text: ['one', 'two'] }, answer });
    const words = async (prompt: string) => {
      const files = { 'a.jsonl': jsonl(row('A'), row('B')) };
      const request = await requestIn(`prompt: '${prompt}'\nsamples: a.jsonl\n`, files);
      return understood(request).sentences.join(' ');
    };
    const said = 'The expected answers are the letters A, B, which stand before no choice';
    expect(await words('{{q}} {{choices.text}}')).toContain(said);
    expect(await words('{{q}} {{choices.text}}')).toContain(
      '{{choices.text}} is sent as JSON text',
    );
    expect(await words('{{q}} A {{choices.text[0]}} B {{choices.text[1]}}')).not.toContain(said);
  });
});
