import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderPrompt, sentText } from '../../src/core/request/render-prompt.ts';
import { compileScorer } from '../../src/core/scoring/compile-scorer.ts';
import { faultsIn, requestIn } from '../support/read-evaluation.ts';

/** A data file as people have it, tried as a newcomer would. */
interface Tried {
  file: string;
  /** Further lines of the evaluation. */
  lines?: string[];
  prompt: string;
  /** Where it isn't taken as it is: what the message says, and the one line that it gives. */
  fault?: RegExp;
  line?: string;
  /** The line goes before the data rather than into the evaluation. */
  header?: string;
  samples: number;
  /** The first sample as it is sent, a right answer to it, and a wrong one. */
  sent: string;
  right: string;
  wrong: string;
  /** What is said of how it was read. */
  notes?: RegExp;
}

const TRIED: Tried[] = [
  {
    file: 'reviews.csv',
    prompt: '{{text}}',
    samples: 3,
    sent: 'A warm, funny film.',
    right: 'Positive',
    wrong: 'negative',
    notes: /The expected answers are the column label\./,
  },
  {
    file: 'sms-spam',
    prompt: '{{input}}',
    fault:
      /The first row reads like data, .* Put a line with the names before it: expected<tab>input/,
    header: 'expected\tinput\n',
    samples: 4,
    sent: 'Go until jurong point, crazy.. Available only in bugis',
    right: 'ham',
    wrong: 'spam',
  },
  {
    file: 'grade-school.jsonl',
    lines: ['scorer: number'],
    prompt: '{{question}}',
    samples: 2,
    sent: 'Natalia sold 48 clips in April and half as many in May. How many in all?',
    right: 'She sold 72 clips.',
    wrong: 'She sold 24 clips.',
    notes: /what stands after "####"/,
  },
  {
    file: 'exam.csv',
    prompt: '{{question}} {{choices[1]}}',
    samples: 2,
    sent: 'What is the capital of France? Lyon',
    right: 'A',
    wrong: 'B',
    notes: /The first column only counts the rows: left out\./,
  },
  {
    file: 'science.jsonl',
    prompt: '{{question.stem}} {{question.choices[1].text}}?',
    samples: 2,
    sent: 'Which is a gas? oxygen?',
    right: 'B',
    wrong: 'A',
  },
  {
    file: 'reading.jsonl',
    prompt: '{{context}} {{question}}',
    fault: /an object as its expected answer: .*"expected: answers\.text"/,
    line: 'expected: answers.text',
    samples: 2,
    sent: 'Notre Dame is in Indiana. Where is Notre Dame?',
    right: 'in Indiana',
    wrong: 'Ohio',
  },
  {
    file: 'trivia.json',
    prompt: '{{Question}}',
    fault: /"expected: Answer\.value"/,
    line: 'expected: Answer.aliases',
    samples: 2,
    sent: 'Who wrote Hamlet?',
    right: 'William Shakespeare',
    wrong: 'Marlowe',
    notes: /2 samples have several accepted answers\./,
  },
  {
    file: 'truthful.csv',
    prompt: '{{Question}}',
    samples: 2,
    sent: 'Do bulls hate red?',
    right: 'no',
    wrong: 'yes',
    notes: /the column Best Answer\./,
  },
  {
    file: 'intents.json',
    prompt: '{{input}}',
    fault:
      /Several keys hold lists: train, test\. Name the one with the samples after the file: "FILE#test"/,
    line: 'samples: intents.json#test',
    samples: 2,
    sent: 'how much money do i have',
    right: 'balance',
    wrong: 'restaurant',
    notes: /Lists of two were read as input and expected answer\./,
  },
  {
    file: 'checks.csv',
    prompt: '{{language}}: {{input}}',
    samples: 5,
    sent: 'French: Hello',
    right: 'BONJOUR!',
    wrong: 'Salut',
    notes: /names its own check/,
  },
  {
    file: 'chat-evals.jsonl',
    prompt: '{{input}}',
    samples: 2,
    sent: 'Answer with one word.Capital of the Netherlands?',
    right: 'Amsterdam',
    wrong: 'Rotterdam',
  },
  {
    file: 'fine-tuning.jsonl',
    prompt: '{{messages}}',
    samples: 2,
    sent: 'You are Marv.Capital of France?',
    right: 'paris',
    wrong: 'Lyon',
    notes: /The last answer of each conversation in messages is the expected one\./,
  },
  {
    file: 'instructions.json',
    prompt: '{{instruction}}',
    lines: ['scorer: contains'],
    samples: 2,
    sent: 'Name a primary colour.',
    right: 'That is red.',
    wrong: 'Pink',
  },
  {
    file: 'big-bench.json',
    prompt: '{{input}}',
    samples: 2,
    sent: 'not ( True ) and ( True ) is',
    right: 'False',
    wrong: 'True',
    notes: /The samples are the list under examples\./,
  },
  {
    file: 'dataset-rows.json',
    prompt: '{{sentence}}',
    samples: 2,
    sent: 'hide new secretions',
    right: '0',
    wrong: '1',
  },
  {
    file: 'frame.json',
    prompt: '{{text}}',
    samples: 2,
    sent: 'I love it',
    right: 'joy',
    wrong: 'anger',
    notes: /column by column/,
  },
  {
    file: 'klachten.csv',
    prompt: '{{Vraag}}',
    samples: 2,
    sent: 'Mag ik mijn privégegevens inzien; en hoe?',
    right: 'Ja',
    wrong: 'Nee',
    notes:
      /read as Windows-1252 \(Latin-1\), e\.g\. "privégegevens".* 3 empty columns left out\. 2 blank rows left out\./,
  },
  {
    file: 'unicode.txt',
    prompt: '{{question}}',
    samples: 2,
    sent: 'Wat kost één café crème?',
    right: '€ 2,50',
    wrong: '€ 3,50',
    notes: /read as UTF-16\./,
  },
  {
    file: 'dialogues.jsonl',
    prompt: '{{turns[0]}}',
    fault:
      /No sample has an expected answer\. The columns are question_id, category, turns: say which one holds it, e\.g\. "expected: category"/,
    line: 'expected: category',
    samples: 2,
    sent: 'Write a haiku about rain.',
    right: 'writing',
    wrong: 'maths',
  },
  {
    file: 'banking.csv',
    prompt: '{{text}}',
    fault: /"expected: category"/,
    line: 'expected: category',
    samples: 3,
    sent: 'I am still waiting on my card?',
    right: 'card_arrival',
    wrong: 'extra_charge',
  },
  {
    file: 'news.csv',
    prompt: '{{input}}',
    fault: /The first row reads like data, .*: expected,column2,input/,
    header: 'expected,column2,input\n',
    samples: 3,
    sent: 'Short-sellers are seeing green again.',
    right: '3',
    wrong: '4',
  },
  {
    file: 'lines.json',
    prompt: '{{premise}} {{hypothesis}}',
    samples: 2,
    sent: 'A man sleeps. A person rests.',
    right: 'entailment',
    wrong: 'contradiction',
  },
  {
    file: 'entailment.tsv',
    prompt: '{{sentence1}} / {{sentence2}}',
    samples: 2,
    sent: 'A man, asleep, in a chair / He said "hello"',
    right: 'neutral',
    wrong: 'entailment',
  },
  {
    file: 'faq.yaml',
    prompt: '{{question}}',
    lines: ['scorer: contains'],
    samples: 2,
    sent: 'Where is my order?',
    right: 'See track & trace.',
    wrong: 'No idea.',
  },
];

const folder = new URL('../support/data-files/', import.meta.url);

describe('a data file as people have it', () => {
  it.each(TRIED)('$file is read, and scored right', async (tried) => {
    const { file, prompt, lines = [], fault, line, header = '' } = tried;
    const bytes = readFileSync(new URL(file, folder));
    const evaluation = (...more: string[]) => {
      const all = [
        `prompt: '${prompt}'`,
        'models: [anthropic/claude-haiku-5-5]',
        ...lines,
        ...more,
      ];
      return `${(all.some((each) => each.startsWith('samples:')) ? all : [...all, `samples: ${file}`]).join('\n')}\n`;
    };
    if (fault) expect((await faultsIn(evaluation(), { [file]: bytes })).join('\n')).toMatch(fault);
    const files = { [file]: header ? Buffer.concat([Buffer.from(header), bytes]) : bytes };
    const { spec, samples } = await requestIn(evaluation(...(line ? [line] : [])), files);
    expect(samples).toHaveLength(tried.samples);
    expect(sentText(renderPrompt(spec, samples[0]!))).toBe(tried.sent);
    const score = compileScorer(spec.scorer);
    const scoreOf = (text: string, sample = samples[0]!) =>
      score({ text, stop: 'complete', latencyMs: 1, usage: USAGE, servedModel: 'm' }, sample).value;
    expect([scoreOf(tried.right), scoreOf(tried.wrong)]).toEqual([1, 0]);
    expect(spec.dataNotes.join(' ')).toMatch(tried.notes ?? /.*/);
  });
});

const USAGE = { input: 1, cacheRead: 0, cacheWrite: 0, output: 1, reasoning: 0 };
