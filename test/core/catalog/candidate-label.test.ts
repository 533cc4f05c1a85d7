import { expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { labelsOf } from '../../../src/core/catalog/labels-of.ts';

const labelOf = labelsOf(loadCatalog());

it.each([
  ['anthropic/claude-haiku-5-5', 'Haiku 5.5'],
  ['anthropic/claude-haiku-5-5@low', 'Haiku 5.5 (low)'],
  ['anthropic/claude-sonnet-5-5@none', 'Sonnet 5.5 (low, no thinking)'],
  ['google/a-model-of-tomorrow', 'google/a-model-of-tomorrow'],
  ['anthropic/claude-sonnet-5-5@high-between-tools', 'Sonnet 5.5 (high, no thinking)'],
])('%s is called %s', (name, label) => {
  expect(labelOf(name)).toBe(label);
});
