import { describe, expect, it } from 'vitest';
import { samplesOf } from '../../../src/core/request/samples-of.ts';
import { draftRows } from '../../../src/core/variants/draft-rows.ts';
import { variantsRequest } from '../../../src/core/variants/variants-request.ts';
import { candidateOf } from '../../providers/fixture-server.ts';
import { evaluationRequest } from '../../support/evaluation-request.ts';

const sample = (input: string, given: { group?: string; alternatives?: string[] } = {}) => ({
  columns: { input, source: 'mail' },
  expected: 'billing',
  alternatives: given.alternatives ?? [],
  group: given.group ?? null,
});

const request = (...samples: ReturnType<typeof sample>[]) => ({
  spec: { ...evaluationRequest().spec, prompt: 'Sort: {{input}}' },
  samples,
});
const drafts = (...inputs: string[]) => JSON.stringify(inputs.map((input) => ({ input })));

describe('drafts of samples as lines of a file', () => {
  it('follow their sample with its answer and group, and wait to be approved', () => {
    const { rows, drafts: count } = draftRows(
      request(sample('I paid twice'), sample('No refund', { group: 'refunds' })),
      [drafts('Charged two times'), drafts('Where is my money?')],
    );
    expect(count).toBe(2);
    expect(rows).toEqual([
      { input: 'I paid twice', source: 'mail', expected: 'billing', group: 'sample 1' },
      {
        input: 'Charged two times',
        source: 'mail',
        expected: 'billing',
        group: 'sample 1',
        approval: 'to approve',
      },
      { input: 'No refund', source: 'mail', expected: 'billing', group: 'refunds' },
      {
        input: 'Where is my money?',
        source: 'mail',
        expected: 'billing',
        group: 'refunds',
        approval: 'to approve',
      },
    ]);
  });

  it('share no group with a sample that is another’s', () => {
    const { rows } = draftRows(request(sample('a'), sample('b', { group: 'sample 1' })), [
      drafts('c'),
      null,
    ]);
    expect(rows.map(({ group }) => group)).toEqual(["sample 1'", "sample 1'", 'sample 1']);
  });

  it('are whole, each once, and never the sample itself', () => {
    const answer =
      '```json\n[{"input": " A "}, {"input": "b"}, {"input": "B"}, {"text": "c"}, {"input": ""}, {"input": 7}]\n```';
    const { rows } = draftRows(request(sample('a')), [answer]);
    expect(rows.map(({ input }) => input)).toEqual(['a', 'b']);
  });

  it('may be a list of texts where one column is shown', () => {
    const { rows } = draftRows(request(sample('a')), ['["b", "c"]']);
    expect(rows.map(({ input }) => input)).toEqual(['a', 'b', 'c']);
  });

  it('are none where nothing of an answer can be read, and the samples stay', () => {
    const { rows, drafts: count } = draftRows(
      request(sample('a', { alternatives: ['money'] }), sample('b')),
      ['I can not do that.', null],
    );
    expect(count).toBe(0);
    expect(rows[0]).toEqual({ input: 'a', source: 'mail', expected: ['billing', 'money'] });
  });
});

describe('a draft that nobody approved', () => {
  const rowsOf = (...approvals: (string | undefined)[]) =>
    approvals.map((approval, index) => ({
      cells: { input: `i${index}`, expected: 'x', ...(approval !== undefined && { approval }) },
      place: { file: 'd.jsonl', line: index + 1, column: null },
      name: `line ${index + 1}`,
    }));
  const read = (...approvals: (string | undefined)[]) =>
    samplesOf(rowsOf(...approvals), { paths: ['expected'], prefixed: false, note: null }, 'exact');

  it('is no sample, and is said to be left out', () => {
    const { samples, notes } = read(undefined, 'to approve', 'to approve', 'yes', '');
    expect(samples.map(({ columns }) => columns.input)).toEqual(['i0', 'i3', 'i4']);
    expect(notes).toEqual(['2 drafts not approved: left out.']);
  });

  it('takes nothing from files without any', () => {
    expect(read(undefined, 'approved').notes).toEqual([]);
  });
});

describe('the evaluation that has them drafted', () => {
  const writer = candidateOf('anthropic');
  const drafting = variantsRequest(request(sample('I paid twice')), {
    writer,
    each: 2,
    budget: 0.5,
  });

  it('is one call a sample, booked as drafts, and decides nothing', () => {
    expect(drafting.spec).toMatchObject({ drafts: true, design: 'full', repeats: 1, budget: 0.5 });
    expect(drafting.spec.candidates).toEqual([
      { ...writer, name: `${writer.name} drafts`, purpose: 'drafts' },
    ]);
    expect(drafting.samples).toHaveLength(1);
  });

  it('shows what varies and the right answer, and says how many are wanted', () => {
    const { task } = drafting.samples[0]!.columns;
    expect(task).toContain('Input:\n{"input":"I paid twice"}\n\nRight answer:\nbilling\n\n');
    expect(task).toMatch(/Write 2 other inputs\.$/);
    expect(task).not.toContain('mail');
  });
});
