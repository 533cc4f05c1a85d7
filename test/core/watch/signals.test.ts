import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { labelsOf } from '../../../src/core/catalog/labels-of.ts';
import type { Catalog, CatalogModel } from '../../../src/core/catalog/model.ts';
import { NO_NEWS } from '../../../src/core/watch/feeds/feed-news.ts';
import type { Retirement } from '../../../src/core/watch/retirements.ts';
import { signalWords } from '../../../src/core/watch/signal-words.ts';
import { newSignals, signalsOf, type WatchView } from '../../../src/core/watch/signals.ts';
import type { WatchedPick } from '../../../src/core/watch/watched-pick.ts';
import { pick } from '../digest/sample-digest.ts';

const catalog = loadCatalog();
const DAY = 86_400_000;

function view(change: Partial<WatchView> = {}): WatchView {
  return {
    catalog,
    news: NO_NEWS,
    feeds: ['catalogue', 'prices'],
    served: [],
    alarm: null,
    at: new Date('2026-11-05T06:00:00Z'),
    ...change,
  };
}

/** Gemini 3.8 Flash and nothing that is cheaper. */
function withModels(change: (model: CatalogModel) => CatalogModel | null): Catalog {
  return { ...catalog, models: catalog.models.flatMap((model) => change(model) ?? []) };
}

const flashAlone = withModels((model) => (model.name === pick().catalogName ? model : null));

function keys(change: Partial<WatchView>, picked: WatchedPick = pick()): string[] {
  return signalsOf(picked, view({ catalog: flashAlone, ...change })).map(({ key }) => key);
}

describe('signals', () => {
  it.each([
    { name: 'a price step in 61 days is not yet one', at: '2026-11-01T00:00:00Z', expected: [] },
    { name: 'in 60 days it is', at: '2026-11-02T00:00:00Z', expected: ['price 2027-01-01'] },
    {
      name: 'and from then on the same one',
      at: '2027-01-01T00:00:00Z',
      expected: ['price 2027-01-01'],
    },
  ])('$name', ({ at, expected }) => {
    expect(keys({ at: new Date(at) })).toEqual(expected);
  });

  it('a price that began before the pick was tested is none', () => {
    const later = pick({ acceptedAt: new Date('2027-01-02T00:00:00Z') });
    expect(keys({ at: new Date('2027-01-03T00:00:00Z') }, later)).toEqual([]);
  });

  it('leave out what a workspace wants no news of', () => {
    const retires = withModels((model) =>
      model.name === pick().catalogName ? { ...model, retires: '2027-01-15' } : null,
    );
    const at = new Date('2026-11-05T06:00:00Z');
    const both = ['price 2027-01-01', 'retirement 2027-01-15'];
    expect(keys({ at, catalog: retires })).toEqual(both);
    expect(keys({ at, catalog: retires, feeds: ['catalogue'] })).toEqual([both[1]]);
    expect(keys({ at, catalog: retires, feeds: ['prices'] })).toEqual([both[0]]);
  });

  it.each<{ name: string; reports: Retirement[]; expected: string[] }>([
    { name: 'one source alone', reports: [report('a', '2027-01-15')], expected: [] },
    {
      name: 'two sources with the same day',
      reports: [report('a', '2027-01-15'), report('b', '2027-01-15')],
      expected: ['retirement 2027-01-15'],
    },
    {
      name: 'the same source twice',
      reports: [report('a', '2027-01-15'), report('a', '2027-01-15')],
      expected: [],
    },
    {
      name: 'two sources with different days',
      reports: [report('a', '2027-01-15'), report('b', '2027-01-16')],
      expected: [],
    },
    {
      name: 'two sources of a sibling',
      reports: ['a', 'b'].map((source) => ({
        ...report(source, '2027-01-15'),
        id: 'gemini-3.8-flash-lite',
      })),
      expected: [],
    },
    {
      name: 'two sources of the same id on another platform',
      reports: ['a', 'b'].map((source) => ({
        ...report(source, '2027-01-15'),
        provider: 'vertex',
      })),
      expected: [],
    },
  ])('a retirement alerts where it is sure enough: $name', ({ reports, expected }) => {
    const at = new Date('2026-10-25T00:00:00Z');
    expect(keys({ at, news: { retirements: reports } })).toEqual(expected);
  });

  it('our own catalogue is enough for a retirement within 90 days', () => {
    const retiring = withModels((model) =>
      model.name === pick().catalogName ? { ...model, retires: '2027-01-23', prices: [] } : null,
    );
    expect(keys({ catalog: retiring, at: new Date('2026-10-24T00:00:00Z') })).toEqual([]);
    expect(keys({ catalog: retiring, at: new Date('2026-10-25T00:00:00Z') })).toContain(
      'retirement 2027-01-23',
    );
  });

  it('another model that answers is one, the one measured is none', () => {
    const at = new Date('2026-10-20T00:00:00Z');
    expect(keys({ at, served: ['gemini-3.8-flash', 'gemini-3.8-flash-002'] })).toEqual([
      'reroute gemini-3.8-flash-002',
    ]);
  });

  it('a pick is stale at 90 days', () => {
    const old = pick({ acceptedAt: new Date('2026-07-01T00:00:00Z') });
    expect(keys({ at: new Date('2026-09-28T23:00:00Z') }, old)).toEqual([]);
    expect(keys({ at: new Date('2026-09-29T00:00:00Z') }, old)).toEqual(['stale']);
  });

  it('a pick that was tested again is stale 90 days after that, once more', () => {
    const old = pick({
      acceptedAt: new Date('2026-07-01T00:00:00Z'),
      testedAt: new Date('2026-07-20T00:00:00Z'),
    });
    expect(keys({ at: new Date('2026-10-17T23:00:00Z') }, old)).toEqual([]);
    expect(keys({ at: new Date('2026-10-18T00:00:00Z') }, old)).toEqual(['stale since 2026-07-20']);
  });

  it.each([
    { share: 0.81, expected: [] },
    { share: 0.79, expected: ['cheaper google/newcomer'] },
  ])('a model at $share of the price of these tokens: $expected', ({ share, expected }) => {
    expect(keys({ at: new Date('2026-10-20T00:00:00Z'), catalog: newcomerAt(share) })).toEqual(
      expected,
    );
  });

  it('a cheaper model of the line-up is no newcomer', () => {
    const measured = pick({ lineUp: [pick().model, 'google/newcomer'] });
    const at = new Date('2026-10-20T00:00:00Z');
    expect(keys({ at, catalog: newcomerAt(0.1) }, measured)).toEqual([]);
  });
});

describe('edges', () => {
  it('a cheaper model that was there at the first look is recorded in silence', () => {
    const signals = signalsOf(pick(), view({ catalog: newcomerAt(0.5) }));
    const first = newSignals(signals, new Set());
    expect(first.announce.map(({ kind }) => kind)).toEqual(['coming']);
    expect(newSignals(signals, new Set(first.record))).toEqual({ announce: [], record: [] });
  });

  it('each signal fires once in a year of daily looks, whatever restarts', () => {
    const fired: string[] = [];
    let stored = '[]';
    const picked = pick({ acceptedAt: new Date('2026-10-01T10:00:00Z') });
    for (let day = 0; day < 365; day += 1) {
      const at = new Date(Date.parse('2026-10-02T06:00:00Z') + day * DAY);
      // Two processes look on each day; all that one knows of the other is what is stored.
      for (let look = 0; look < 2; look += 1) {
        const recorded = new Set(JSON.parse(stored) as string[]);
        const { announce, record } = newSignals(signalsOf(picked, yearView(at, day)), recorded);
        fired.push(...announce.map(({ key }) => `${at.toISOString().slice(0, 10)} ${key}`));
        stored = JSON.stringify([...recorded, ...record]);
      }
    }
    expect(fired).toEqual([
      '2026-11-02 price 2027-01-01',
      '2026-11-11 cheaper google/newcomer',
      '2026-12-31 stale',
      '2027-01-10 reroute gemini-3.8-flash-002',
      '2027-02-09 canary',
      '2027-05-03 retirement 2027-08-01',
    ]);
  });
});

describe('the words', () => {
  const labelOf = labelsOf(catalog);
  const words = (change: Partial<WatchView>, picked = pick()) =>
    signalsOf(
      picked,
      view({ catalog: flashAlone, at: new Date('2026-10-20T00:00:00Z'), ...change }),
    ).map((signal) => signalWords(signal, labelOf));

  it('name dollars, samples or days', () => {
    expect(words({ served: ['gemini-3.8-flash-002'] })).toEqual([
      'Gemini 3.8 Flash is answered by another model now: “gemini-3.8-flash-002” in place of “gemini-3.8-flash”. What was measured for “invoice amounts”, $96 a month, may not hold for it.',
    ]);
    expect(words({ catalog: newcomerAt(0.5) })).toEqual([
      'google/newcomer would cost $48 a month for “invoice amounts” instead of $96 with Gemini 3.8 Flash, if it is good enough.',
    ]);
    expect(words({ alarm: { bar: 0.9, passed: 13, of: 20 } })).toEqual([
      '13 of the last 20 samples of “invoice amounts” right: Gemini 3.8 Flash, $96 a month, was proven at 90%. Chance of such a series without a change: under 5%.',
    ]);
    expect(words({ at: new Date('2026-11-05T00:00:00Z') })).toEqual([
      'Gemini 3.8 Flash doubles on 1 Jan 2027: “invoice amounts” goes from $96 to $192 a month.',
    ]);
  });

  it('a price that began unannounced is said with its day', () => {
    const at = new Date('2027-01-02T00:00:00Z');
    expect(words({ at })).toEqual([
      'Gemini 3.8 Flash doubled on 1 Jan 2027: “invoice amounts” went from $96 to $192 a month.',
    ]);
  });

  it('a retirement says what its provider recommends, and what that would cost', () => {
    const model = 'google/gemini-3.1-flash-lite';
    const retiring = pick({ catalogName: model, model, volume: 100_000 });
    const [sentence] = words({ catalog, at: new Date('2027-03-01T00:00:00Z') }, retiring);
    expect(sentence).toBe(
      'Gemini 3.1 Flash-Lite stops answering on 7 May 2027: “invoice amounts”, $40 a month, needs another model. Its provider recommends Gemini 3.5 Flash-Lite, about $55 a month: test it first.',
    );
  });
});

function report(source: string, day: string): Retirement {
  return { source, provider: 'google', id: 'gemini-3.8-flash', day };
}

/** Flash and a model at this share of its price. */
function newcomerAt(share: number): Catalog {
  const [flash] = flashAlone.models;
  const row = {
    from: '2026-01-01',
    to: null,
    input: 750_000 * share,
    output: 3_750_000 * share,
    cacheRead: 0,
    cacheWrite: 0,
    cacheWrite1h: 0,
    above: null,
    source: 'test',
  };
  return {
    ...flashAlone,
    models: [flash!, { ...flash!, name: 'google/newcomer', id: 'newcomer', prices: [row] }],
  };
}

/** A year: a newcomer on day 40, a reroute on day 100, an alarm on day 130, and in spring reports of a retirement, one source after the other. */
function yearView(at: Date, day: number): WatchView {
  const retirements = [
    ...(day >= 180 ? [report('a', '2027-08-01')] : []),
    ...(day >= 200 ? [report('b', '2027-08-01')] : []),
  ];
  return {
    catalog: day >= 40 ? newcomerAt(0.3) : flashAlone,
    news: { retirements },
    feeds: ['catalogue', 'prices'],
    served: day >= 100 ? ['gemini-3.8-flash-002'] : ['gemini-3.8-flash'],
    alarm: day >= 130 ? { bar: 0.9, passed: 13, of: 20 } : null,
    at,
  };
}
