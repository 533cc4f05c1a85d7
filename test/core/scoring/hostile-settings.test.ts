import { describe, expect, it } from 'vitest';
import { compileScorer } from '../../../src/core/scoring/compile-scorer.ts';
import { schemaFault } from '../../../src/core/scoring/json/json.ts';
import { regexFault } from '../../../src/core/scoring/regex/regex.ts';
import { PLAIN_SCORERS } from '../../support/plain-scorers.ts';
import { FAR_FROM_HANGING, timesReference } from '../../support/reference-work.ts';

type Schema = Readonly<Record<string, unknown>>;

const USAGE = { input: 1, cacheRead: 0, cacheWrite: 0, output: 1, reasoning: 0 };

function scoreBySchema(schema: Schema, text: string) {
  const scorer = {
    type: 'json',
    schema,
    fields: null,
    order: true,
    tolerance: 0,
    strict: false,
  } as const;
  const answer = { text, stop: 'complete', servedModel: 'm', usage: USAGE, latencyMs: 1 } as const;
  return compileScorer(scorer)(answer, {
    columns: {},
    expected: '',
    alternatives: [],
    group: null,
  });
}

/** Each definition asks for the one below it twice: 2^n checks of one value. */
function doubling(definitions: number): Schema {
  const twice = (below: number) => {
    const one = { $ref: `#/$defs/d${below}` };
    return [`d${below + 1}`, { allOf: [one, one] }];
  };
  const above = Array.from({ length: definitions }, (_, below) => twice(below));
  const $defs = { d0: { type: 'object' }, ...Object.fromEntries(above) };
  return { $defs, $ref: `#/$defs/d${definitions}` };
}

function nested(levels: number): Schema {
  return levels === 0 ? { type: 'string' } : { items: nested(levels - 1) };
}

const numbered = (length: number) => Array.from({ length }, (_, a) => ({ a }));

describe('a JSON Schema that would take long', () => {
  it.each([
    {
      name: 'doubling references',
      schema: doubling(40),
      fault: 'more than 200,000 references would be followed for one value',
    },
    {
      name: 'a long text',
      schema: { const: 'x'.repeat(100_000) },
      fault: 'it has more than 100,000 characters: leave some out',
    },
    { name: 'many levels', schema: nested(101), fault: 'it is nested more than 100 levels deep' },
  ])('by $name is refused at once', ({ schema, fault }) => {
    const times = timesReference(() => {
      expect(schemaFault(schema)).toBe(fault);
    });
    expect(times).toBeLessThan(FAR_FROM_HANGING);
  });

  it.each<[Schema, unknown, number]>([
    [{ uniqueItems: true }, numbered(20_000), 1],
    [{ uniqueItems: true }, [...numbered(20_000), { a: 7 }], 0],
    [
      { uniqueItems: true },
      [
        { a: 1, b: [2] },
        { b: [2], a: 1 },
      ],
      0,
    ],
    [{ uniqueItems: true }, [1, '1', [1], null, 'null'], 1],
    [{ uniqueItems: false }, [1, 1], 1],
    [{ items: { enum: numbered(5_000) } }, Array(10_000).fill({ a: 4_999 }), 1],
    [{ items: { enum: [1, '1', null, [2]] } }, [1, '1', null, [2]], 1],
    [{ items: { enum: [1, '1', null, [2]] } }, ['null'], 0],
  ])('by its lists takes no time: %.40j on %.40j', (schema, value, score) => {
    expect(schemaFault(schema)).toBeNull();
    const times = timesReference(() => {
      expect(scoreBySchema(schema, JSON.stringify(value)).value).toBe(score);
    });
    expect(times).toBeLessThan(FAR_FROM_HANGING);
  });

  it('by its answer gives that 0', () => {
    const twice = [{ $ref: '#' }, { $ref: '#' }];
    const deep = `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`;
    const times = timesReference(() => {
      expect(scoreBySchema({ properties: { a: { allOf: twice } } }, deep).value).toBe(0);
    });
    expect(times).toBeLessThan(FAR_FROM_HANGING);
  });

  it('leaves what looks like a reference in values and names alone', () => {
    const schema = { const: { $ref: 'x' }, properties: { enum: { type: 'string' }, $ref: true } };
    expect(schemaFault(schema)).toBeNull();
    expect(scoreBySchema(schema, '{"$ref":"x"}').value).toBe(1);
    const named = { properties: { enum: { type: 'string' } } };
    expect(scoreBySchema(named, '{"enum":1}').value).toBe(0);
  });
});

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
    expect(scoreBySchema(schema, `${'['.repeat(20_000)}${']'.repeat(20_000)}`)).toMatchObject({
      value: 0,
      failure: 'unparsable',
      note: 'JSON nested too deep to compare',
    });
  });
});

describe('JSON nested too deep', () => {
  it('is not as expected, whatever is expected', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const scorer = compileScorer(PLAIN_SCORERS.json);
    const text = `{"a":${deep}}`;
    const answer = {
      text,
      stop: 'complete',
      servedModel: 'm',
      usage: USAGE,
      latencyMs: 1,
    } as const;
    expect(
      scorer(answer, { columns: {}, expected: text, alternatives: [], group: null }).value,
    ).toBe(0);
  });
});

describe('a pattern', () => {
  it.each([
    ['\\p{L}{1000}'.repeat(20), 'it is too large: use fewer or smaller repeats'],
    ['((a{100}){100}){100}', 'invalid repeat count: `{100}`'],
    ['('.repeat(2_000) + ')'.repeat(2_000), 'expression nests too deeply'],
    ['a'.repeat(5_001), 'it is too large: use fewer or smaller repeats'],
    ['{"k":1},'.repeat(100_000), 'it is too large: use fewer or smaller repeats'],
  ])('that would hang a worker is refused: %.20j', (pattern, fault) => {
    expect(regexFault(pattern)).toBe(fault);
  });

  it('of a usual size is taken', () => {
    expect(regexFault('(?i)^\\s*(order|invoice)[-#: ]*\\d{4,12}\\b.{0,200}$')).toBeNull();
  });
});
