import { describe, expect, it } from 'vitest';
import { findModel, nearestNames } from '../../src/core/catalog/find-model.ts';
import type { Catalog } from '../../src/core/catalog/model.ts';
import { parseCatalog } from '../../src/core/catalog/parse-catalog.ts';
import { resolveCandidate } from '../../src/core/catalog/resolve-candidate.ts';
import { AppError } from '../../src/core/errors.ts';
import { defaultLineUp } from '../../src/core/request/default-line-up.ts';
import { catalogModel } from '../support/fixtures/catalog-fixtures.ts';

const ONE = `
checkedAt: 2026-11-23
models:
  - provider: anthropic
    id: claude-test
    label: Test
    contextWindow: 200000
    maxOutputTokens: 8192
    defaultMaxOutputTokens: 1024
    temperature: true
    released: 2026-01-01
    prices:
      - from: 2026-01-01
        to: 2026-07-01
        input: 0.10
        output: 0.50
        cacheRead: 0.01
        above: { tokens: 100000, input: 0.5, output: 2.5, cacheRead: 0.05 }
        source: a price page
      - from: 2026-07-01
        input: 0.075
        output: 1
        cacheRead: 0.1
        cacheWrite: 0.2
        source: a price page
`;

const faultsOf = (text: string) => {
  try {
    parseCatalog(text);
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, faults: error.faults };
  }
  return null;
};

describe('parseCatalog', () => {
  it('names models and turns dollars a million tokens into picodollars a token', () => {
    const { models } = parseCatalog(ONE);
    expect(models[0]).toMatchObject({
      name: 'anthropic/claude-test',
      efforts: [],
      retires: null,
      lineUp: false,
    });
    const [first, second] = models[0]!.prices;
    expect(first).toMatchObject({ input: 100_000, output: 500_000, cacheRead: 10_000 });
    expect(second).toMatchObject({ input: 75_000, to: null, cacheWrite: 200_000, above: null });
  });

  it('takes the input price for cache writes where none is told', () => {
    const [first] = parseCatalog(ONE).models[0]!.prices;
    expect(first).toMatchObject({ cacheWrite: 100_000, above: { cacheWrite: 500_000 } });
  });

  it.each([
    ['a provider that is no name', ['anthropic\n', 'Acme Inc.\n'], 'models[0].provider'],
    ['a date that is none', ['2026-11-23', '23 November'], 'checkedAt'],
    ['a misspelt field', ['temperature', 'temprature'], 'models[0].temperature'],
    ['a negative price', ['0.10', '-1'], 'models[0].prices[0].input'],
    ['a price finer than a picodollar', ['0.10', '0.12345678'], 'models[0].prices[0].input'],
    ['rows that overlap', ['to: 2026-07-01', 'to: 2026-08-01'], 'models[0].prices'],
    ['a row that ends before it starts', ['to: 2026-07-01', 'to: 2025-07-01'], 'models[0].prices'],
    [
      'a default without room beside its thinking',
      ['defaultMaxOutputTokens: 1024', 'defaultMaxOutputTokens: 1024\n    leastThinking: 1024'],
      'models[0].defaultMaxOutputTokens',
    ],
    ['a default above the limit', ['1024', '9000'], 'models[0].defaultMaxOutputTokens'],
    [
      'a default effort it lacks',
      ['released', 'defaultEffort: max\n    released'],
      'models[0].defaultEffort',
    ],
  ] as const)('refuses %s and says where', (_, [from, to], field) => {
    const refused = faultsOf(ONE.replace(from, to));
    expect(refused?.code).toBe('configuration');
    expect(refused?.faults.map((fault) => fault.field)).toContain(field);
  });

  it('refuses a model listed twice', () => {
    const twice = ONE + ONE.slice(ONE.indexOf('  - provider'));
    expect(faultsOf(twice)?.faults[0]?.message).toContain('listed twice');
  });

  it('tells the line of YAML that is none', () => {
    const refused = faultsOf('checkedAt: 2026-11-23\nmodels: [');
    expect(refused?.faults[0]).toMatchObject({ file: 'catalog/models.yml', line: 2 });
  });
});

const catalog: Catalog = {
  checkedAt: '2026-11-23',
  models: [
    catalogModel(),
    catalogModel({ name: 'google/gemini-a', id: 'gemini-a', provider: 'google', efforts: [] }),
    catalogModel({
      name: 'google/gemini-b',
      id: 'gemini-b',
      provider: 'google',
      temperature: false,
    }),
    catalogModel({
      name: 'anthropic/claude-old',
      id: 'claude-old',
      label: 'Old',
      retires: '2026-06-15',
      replacedBy: 'anthropic/claude-test',
    }),
    catalogModel({
      name: 'anthropic/claude-budget',
      id: 'claude-budget',
      efforts: ['none', 'low'],
      defaultEffort: 'none',
      leastThinking: 1_024,
      lineUp: false,
      defaultMaxOutputTokens: 2_048,
    }),
    catalogModel({ name: 'google/free?', id: 'free?', provider: 'google', prices: [] }),
  ],
};

const messageOf = (entry: Parameters<typeof resolveCandidate>[1], at?: Date) => {
  const resolved = resolveCandidate(catalog, entry, at);
  return 'message' in resolved ? resolved.message : null;
};

describe('findModel', () => {
  it('matches whole names only', () => {
    expect(findModel(catalog, 'google/gemini-a')?.id).toBe('gemini-a');
    expect(findModel(catalog, 'google/gemini')).toBeNull();
    expect(findModel(catalog, 'google/gemini-a-preview')).toBeNull();
  });
});

describe('nearestNames', () => {
  it('puts the closest name first, at most three', () => {
    expect(nearestNames(catalog, 'anthropic/claude-tset')[0]).toBe('anthropic/claude-test');
    expect(nearestNames(catalog, 'x')).toHaveLength(3);
  });

  it('compares ids alone when the provider was left out', () => {
    expect(nearestNames(catalog, 'Gemini-B')[0]).toBe('google/gemini-b');
    expect(nearestNames(catalog, 'B')[0]).toBe('google/gemini-b');
  });
});

describe('resolveCandidate', () => {
  it('takes the model’s defaults', () => {
    expect(resolveCandidate(catalog, 'anthropic/claude-test')).toEqual({
      candidate: {
        name: 'anthropic/claude-test',
        provider: 'anthropic',
        model: 'claude-test',
        effort: null,
        maxOutputTokens: 1_024,
        temperature: null,
      },
    });
  });

  it('takes an effort into the name, and settings', () => {
    const entry = { model: 'anthropic/claude-test@high', maxOutputTokens: 8_192, temperature: 0 };
    expect(resolveCandidate(catalog, entry)).toMatchObject({
      candidate: {
        name: 'anthropic/claude-test@high',
        model: 'claude-test',
        effort: 'high',
        maxOutputTokens: 8_192,
        temperature: 0,
      },
    });
  });

  it.each([
    ['anthropic/claude-tets', 'Did you mean one of these? anthropic/claude-test'],
    ['', 'No model is named: write one as "llm-pick models" lists it.'],
    ['claude-test', 'Write anthropic/claude-test, with its provider.'],
    ['Anthropic/Claude-Test', 'Write anthropic/claude-test.'],
    ['google/models/gemini-b', 'Write google/gemini-b.'],
    ['us.anthropic.claude-test-20260101-v1:0', 'Write anthropic/claude-test, with its provider.'],
    ['anthropic/claude-test@max', 'has no effort "max". It knows low, high.'],
    ['anthropic/claude-test@', 'has no effort "". It knows low, high.'],
    ['google/gemini-a@low', 'can\'t be set: leave out "@low"'],
    ['anthropic/claude-old', 'retired on 15 Jun 2026. Use anthropic/claude-test instead.'],
    [{ model: 'google/gemini-b', temperature: 0 }, 'refuses a temperature: leave it out'],
    [{ model: 'google/gemini-a', maxOutputTokens: 8_193 }, 'at most 8,192 tokens'],
    [{ model: 'google/gemini-a', maxOutputTokens: 0 }, 'a whole number from 1 to 8192'],
    [
      { model: 'anthropic/claude-budget@low', maxOutputTokens: 1_024 },
      'thinks in 1,024 tokens at least: raise maxOutputTokens above that',
    ],
    [{ model: 'anthropic/claude-budget@low', temperature: 0 }, 'refuses a temperature'],
  ])('says what is wrong with %j', (entry, message) => {
    expect(messageOf(entry)).toContain(message);
  });

  it.each([
    'anthropic/claude-budget@low',
    { model: 'anthropic/claude-budget@low', maxOutputTokens: 1_025, temperature: 1 },
    { model: 'anthropic/claude-budget@none', maxOutputTokens: 16, temperature: 0 },
    { model: 'anthropic/claude-budget', maxOutputTokens: 16, temperature: 0 },
  ])('takes %j', (entry) => {
    expect(messageOf(entry)).toBeNull();
  });

  it('takes a model until the day it retires', () => {
    expect(messageOf('anthropic/claude-old', new Date('2026-06-14T23:59:59Z'))).toBeNull();
    expect(messageOf('anthropic/claude-old', new Date('2026-06-15T00:00:00Z'))).not.toBeNull();
  });
});

describe('defaultLineUp', () => {
  it('leaves out retired models and those without a price', () => {
    const names = defaultLineUp(catalog, new Date('2026-11-24')).map(({ name }) => name);
    expect(names).toEqual(['anthropic/claude-test', 'google/gemini-a', 'google/gemini-b']);
  });

  it('has a model at the efforts it is tried at, too', () => {
    const models = [
      catalogModel({ lineUpEfforts: ['high'] }),
      catalogModel({ lineUp: false, lineUpEfforts: ['high'] }),
    ];
    const lineUp = defaultLineUp({ ...catalog, models }, new Date('2026-11-24'));
    expect(lineUp.map(({ name, effort }) => [name, effort])).toEqual([
      ['anthropic/claude-test', null],
      ['anthropic/claude-test@high', 'high'],
    ]);
    expect(resolveCandidate(catalog, lineUp[1]!.name)).toMatchObject({ candidate: lineUp[1] });
  });
});
