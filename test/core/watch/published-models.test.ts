import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { findModel } from '../../../src/core/catalog/find-model.ts';
import { withPublished } from '../../../src/core/watch/published-models.ts';

const installed = loadCatalog();
const haiku = findModel(installed, 'anthropic/claude-haiku-5-5')!;
const published = (change: object) => ({ ...installed, models: [{ ...haiku, ...change }] });

describe('our catalogue as it is published', () => {
  it('renews what is installed: a retirement that was announced since', () => {
    const catalog = withPublished(installed, published({ retires: '2027-10-07' }));
    expect(catalog.models).toHaveLength(installed.models.length);
    expect(findModel(catalog, haiku.name)).toEqual({ ...haiku, retires: '2027-10-07' });
  });

  it('adds new models, in the line-up where their provider can be reached', () => {
    const next = { name: 'anthropic/claude-haiku-6', id: 'claude-haiku-6' };
    const withKey = withPublished(installed, published(next));
    expect(findModel(withKey, next.name)?.lineUp).toBe(true);
    const keyless = installed.models.map((model) => ({ ...model, lineUp: false }));
    const without = withPublished({ ...installed, models: keyless }, published(next));
    expect(findModel(without, next.name)?.lineUp).toBe(false);
  });

  it('leaves a person’s own models and, unread, everything as it is', () => {
    const models = [{ ...haiku, own: { price: 'free' } }];
    expect(
      withPublished({ ...installed, models }, published({ retires: '2027-10-07' })).models,
    ).toEqual(models);
    expect(withPublished(installed, null)).toBe(installed);
  });
});
