import { describe, expect, it } from 'vitest';
import { compileScorer } from '../../../src/core/scoring/compile-scorer.ts';
import { schemaFault } from '../../../src/core/scoring/json.ts';
import { regexFault } from '../../../src/core/scoring/regex.ts';

type Schema = Readonly<Record<string, unknown>>;

const USAGE = { input: 1, cacheRead: 0, cacheWrite: 0, output: 1, reasoning: 0 };

function scoreBySchema(schema: Schema, text: string) {
  const scorer = { type: 'json', schema, fields: null } as const;
  const answer = { text, stop: 'complete', servedModel: 'm', usage: USAGE, latencyMs: 1 } as const;
  return compileScorer(scorer)(answer, { columns: {}, expected: '', group: null });
}

describe('a JSON Schema', () => {
  it.each<[Schema, string]>([
    [{ $async: true, type: 'string' }, '$async is not for data: leave it out'],
    [{ $ref: '#' }, 'it refers to itself without end'],
    [{ allOf: [{ $ref: '#' }] }, 'it refers to itself without end'],
    [
      { $schema: 'http://json-schema.org/draft-04/schema#' },
      'http://json-schema.org/draft-04/schema# is not known: use draft 7 or 2020-12, or leave out $schema',
    ],
    [
      { type: 'string', pattern: '\\p{L}{1000}'.repeat(9) },
      'it is too large: use fewer or smaller repeats',
    ],
  ])('is refused where it would not check anything: %j', (schema, fault) => {
    expect(schemaFault(schema)).toBe(fault);
  });

  it.each<[Schema, string, number]>([
    [
      {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        prefixItems: [{ type: 'string' }],
      },
      '["a"]',
      1,
    ],
    [
      {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        prefixItems: [{ type: 'string' }],
      },
      '[1]',
      0,
    ],
    [{ $schema: 'http://json-schema.org/draft-07/schema#', items: [{ type: 'string' }] }, '[1]', 0],
    [{ items: [{ type: 'string' }] }, '["a"]', 1],
    [{ $defs: { a: { type: 'string' } }, $ref: '#/$defs/a' }, '"x"', 1],
  ])('is read in the dialect it names: %j on %j: %d', (schema, text, value) => {
    expect(schemaFault(schema)).toBeNull();
    expect(scoreBySchema(schema, text).value).toBe(value);
  });

  it('gives 0 for an answer that is nested too deep to check', () => {
    const schema = { type: 'array', items: { $ref: '#' } };
    expect(scoreBySchema(schema, '[[],[[]]]').value).toBe(1);
    expect(scoreBySchema(schema, `${'['.repeat(20_000)}${']'.repeat(20_000)}`)).toEqual({
      ...{ value: 0, failure: 'unparsable', note: 'JSON nested too deep to check' },
    });
  });
});

describe('JSON nested too deep', () => {
  it('is not as expected, whatever is expected', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const scorer = compileScorer({ type: 'json', schema: null, fields: null });
    const text = `{"a":${deep}}`;
    const answer = {
      text,
      stop: 'complete',
      servedModel: 'm',
      usage: USAGE,
      latencyMs: 1,
    } as const;
    expect(scorer(answer, { columns: {}, expected: text, group: null }).value).toBe(0);
  });
});

describe('a pattern', () => {
  it.each([
    ['\\p{L}{1000}'.repeat(20), 'it is too large: use fewer or smaller repeats'],
    ['((a{100}){100}){100}', 'invalid repeat count: `{100}`'],
    ['('.repeat(5_000) + ')'.repeat(5_000), 'expression nests too deeply'],
  ])('that would hang a worker is refused: %.20j', (pattern, fault) => {
    expect(regexFault(pattern)).toBe(fault);
  });

  it('of a usual size is taken', () => {
    expect(regexFault('(?i)^\\s*(order|invoice)[-#: ]*\\d{4,12}\\b.{0,200}$')).toBeNull();
  });
});
