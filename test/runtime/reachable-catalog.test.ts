import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { nextStep } from '../../demo/slack-driver.ts';
import { loadCatalog } from '../../src/catalog-file.ts';
import { readEvaluation } from '../../src/cli/input/read-evaluation.ts';
import type { Catalog } from '../../src/core/catalog/model.ts';
import { defaultLineUp } from '../../src/core/request/default-line-up.ts';
import { reachableCatalog } from '../../src/runtime/reachable-catalog.ts';
import { samplesText, startSlackApp } from '../support/slack-app.ts';

const KEY = { apiKey: 'any', baseUrl: null };
const AT = new Date('2026-11-24');

const EXAMPLE = fileURLToPath(new URL('../../examples/ticket-triage.yml', import.meta.url));
const readExampleWith = (catalog: Catalog) =>
  readEvaluation(EXAMPLE, { catalog, allowOutside: false, at: AT });

describe('the line-up', () => {
  it.each([
    { providers: { anthropic: KEY, google: KEY }, expected: ['anthropic', 'google'] },
    { providers: { anthropic: KEY }, expected: ['anthropic'] },
    { providers: { google: KEY }, expected: ['google'] },
    { providers: {}, expected: ['anthropic', 'google'] },
  ])('holds the models of $expected', ({ expected, ...config }) => {
    const catalog = loadCatalog();
    const reachable = reachableCatalog(catalog, config);
    const providers = defaultLineUp(reachable, AT).map(({ provider }) => provider);
    expect([...new Set(providers)].sort()).toEqual(expected);
    expect(reachable.models.map(({ name }) => name)).toEqual(
      catalog.models.map(({ name }) => name),
    );
  });

  it('may lack the model in use today, where its provider has no key: the example runs', async () => {
    const { spec } = await readExampleWith(
      reachableCatalog(loadCatalog(), { providers: { google: KEY } }),
    );
    expect(spec.current).toBe('anthropic/claude-opus-5-5');
    expect(spec.candidates.every(({ provider }) => provider === 'google')).toBe(true);
  });

  it('that the form in Slack offers holds no model of a provider without a key', async () => {
    await using app = await startSlackApp({ google: false });
    await app.driver.sendCommand(`Answer ok\n${samplesText()}`);
    const first = await app.driver.form();
    const second = nextStep(first, await app.driver.submitStep(first))!;
    const third = nextStep(second, await app.driver.submitStep(second))!;
    const field = JSON.stringify(third.blocks.find(({ block_id }) => block_id === 'models'));
    const chosen = /"initial_options":.*?\]/.exec(field)?.[0];
    expect(chosen).toContain('anthropic/');
    expect(chosen).not.toContain('google/');
  });
});
