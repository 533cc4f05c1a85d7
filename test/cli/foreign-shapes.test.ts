import { describe, expect, it } from 'vitest';
import { renderPrompt } from '../../src/core/request/render-prompt.ts';
import { understood } from '../../src/core/request/understood.ts';
import { compileScorer } from '../../src/core/scoring/compile-scorer.ts';
import { faultsIn, requestIn } from '../support/read-evaluation.ts';

const USAGE = { input: 1, cacheRead: 0, cacheWrite: 0, output: 1, reasoning: 0 };

async function read(file: string, data: string, prompt: string, ...lines: string[]) {
  const all = [`prompt: '${prompt}'`, `samples: ${file}`, 'models: [anthropic/claude-haiku-5-5]'];
  const request = await requestIn([...all, ...lines, ''].join('\n'), { [file]: data });
  const score = compileScorer(request.spec.scorer);
  return {
    sent: request.samples.map((sample) => renderPrompt(request.spec, sample).prompt),
    accepted: request.samples.map((each) => [each.expected, ...each.alternatives]),
    words: understood(request).sentences.join(' '),
    scoreOf: (text: string, index = 0) => {
      const answer = { text, stop: 'complete', latencyMs: 1, usage: USAGE, servedModel: 'm' };
      return score({ ...answer, stop: 'complete' }, request.samples[index]!).value;
    },
  };
}

const lines = (...rows: unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

describe('files as other tools write them', () => {
  it('are SQuAD: each question with its paragraph and every accepted answer', async () => {
    const qas = [
      { id: '1', question: 'Capital?', answers: [{ text: 'Paris', answer_start: 0 }] },
      { id: '2', question: 'Where?', answers: [{ text: 'France' }, { text: 'in France' }] },
    ];
    const data = { version: '1.1', data: [{ title: 'T', paragraphs: [{ context: 'P.', qas }] }] };
    const { sent, accepted } = await read(
      's.json',
      JSON.stringify(data),
      '{{context}} {{question}}',
    );
    expect(sent).toEqual(['P. Capital?', 'P. Where?']);
    expect(accepted).toEqual([['Paris'], ['France', 'in France']]);
  });

  it('are BIG-bench: the best scored of the targets, beside lists of words', async () => {
    const examples = [
      { input: 'a', target_scores: { Yes: 1, No: 0 } },
      { input: 'b', target_scores: { Yes: 0, No: 1, Nope: 1 } },
    ];
    const task = { name: 't', keywords: ['x'], metrics: ['y'], examples };
    const { accepted, words } = await read('t.json', JSON.stringify(task), '{{input}}');
    expect(accepted).toEqual([['Yes'], ['No', 'Nope']]);
    expect(words).toContain('those with the highest target score');
  });

  it.each(['exact', 'contains', 'number'])(
    'are GSM8K: the end of the solution is what %s compares',
    async (scorer) => {
      const data = lines({ q: 'a', answer: 'So 3*4=12.\n#### 12' }, { q: 'b', answer: '#### -7' });
      const { scoreOf, words } = await read('g.jsonl', data, '{{q}}', `scorer: ${scorer}`);
      expect([scoreOf('12'), scoreOf('13'), scoreOf('-7', 1)]).toEqual([1, 0, 1]);
      expect(words).toContain('what stands after "####"');
    },
  );

  it('are rows of Hugging Face: ids become the names that the file gives', async () => {
    const features = [
      { name: 'text', type: { dtype: 'string' } },
      { name: 'label', type: { names: ['neg', 'pos'], _type: 'ClassLabel' } },
    ];
    const rows = [{ row: { text: 'good', label: 1 } }, { row: { text: 'bad', label: 0 } }];
    const data = JSON.stringify({ features, rows });
    const { accepted, words } = await read('r.json', data, '{{text}}');
    expect(accepted).toEqual([['pos'], ['neg']]);
    expect(words).toContain('The ids in label are read as the names the file gives: 0 neg, 1 pos.');
  });

  it('warn of ids that the prompt does not explain', async () => {
    const data = 'text,label\na,1\nb,0\nc,1\n';
    const fault = "The expected answers are the numbers 0, 1, which the prompt doesn't name";
    expect((await read('l.csv', data, '{{text}}')).words).toContain(fault);
    expect((await read('l.csv', data, '0 bad, 1 good: {{text}}')).words).not.toContain(fault);
  });

  it('are promptfoo with several checks a row: all of them must hold', async () => {
    const data =
      't,__expected1,__expected2\nrain,icontains:rain,not-contains:sorry\nsun,equals:Sun,\n';
    const { scoreOf, words } = await read('p.csv', data, '{{t}}');
    expect([scoreOf('Rain'), scoreOf('rain, sorry'), scoreOf('dry')]).toEqual([1, 0, 0]);
    expect([scoreOf('Sun', 1), scoreOf('sunny', 1)]).toEqual([1, 0]);
    expect(words).toContain('Every check of a row must hold: __expected1, __expected2.');
    const broken = data.replace('not-contains:sorry', 'javascript:output');
    expect(await faultsIn('prompt: "{{t}}"\nsamples: p.csv\n', { 'p.csv': broken })).toEqual([
      expect.stringContaining('p.csv:2 expected: sample 1 uses the check "javascript"'),
    ]);
  });

  it('are tables of Markdown, without their dashes', async () => {
    const data = '| input | expected |\n|:---|---:|\n| a b | x |\n| c | y |\n';
    const { sent, accepted } = await read('m.md', data, '{{input}}');
    expect([sent, accepted]).toEqual([
      ['a b', 'c'],
      [['x'], ['y']],
    ]);
  });

  it.each([
    [
      'json',
      JSON.stringify([
        { task: 'Add', input: '1', output: 'x' },
        { task: 'Hi', output: 'y' },
      ]),
    ],
    ['csv', 'task,input,output\nAdd,1,x\nHi,,y\n'],
  ])('may leave a column empty beside another one, and are told so: %s', async (ending, data) => {
    const { sent, words } = await read(`a.${ending}`, data, '{{task}} {{input}}');
    expect(sent).toEqual(['Add 1', 'Hi ']);
    expect(words).toContain('{{input}} is empty in 1 of 2 samples: nothing stands there.');
  });

  it('may not leave empty all that is shown', async () => {
    const files = { 'a.csv': 'task,input,output\nAdd,1,x\n,,y\n' };
    expect(await faultsIn('prompt: "{{task}} {{input}}"\nsamples: a.csv\n', files)).toEqual([
      'a.csv:3 task: sample 2 has no task: fill it in.',
      'a.csv:3 input: sample 2 has no input: fill it in.',
    ]);
  });

  it('are several tables in one file: one must be named, which is read', async () => {
    const table = (name: string) => ({ text: [name, 'b'], label: ['x', 'y'] });
    const data = JSON.stringify({ train: table('a'), test: table('c') });
    expect(await faultsIn('prompt: "{{text}}"\nsamples: d.json\n', { 'd.json': data })).toEqual([
      'd.json:1:1 -: Several keys hold lists: train, test. Name the one with the samples after the file: "FILE#test".',
    ]);
    const evaluation = 'prompt: "{{text}}"\nsamples: d.json#test\n';
    const { samples } = await requestIn(evaluation, { 'd.json': data });
    expect(samples.map(({ columns, expected }) => [columns.text, expected])).toEqual([
      ['c', 'x'],
      ['b', 'y'],
    ]);
  });

  it('may have invisible characters in the names of columns', async () => {
    const { sent } = await read('z.csv', '\u200binput,expected\u00a0\na,x\n', '{{input}}');
    expect(sent).toEqual(['a']);
  });

  it('get a line of names that takes the last of like columns for the answer', async () => {
    const files = { 'm.csv': 'What is 2+2?,1,4,D\nWhat is 1+1?,2,5,A\nAnd 3+3?,6,7,A\n' };
    expect((await faultsIn('prompt: "{{input}}"\nsamples: m.csv\n', files)).join('\n')).toContain(
      'Put a line with the names before it: input,column2,column3,expected',
    );
  });
});
