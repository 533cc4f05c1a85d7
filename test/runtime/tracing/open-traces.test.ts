import { expect, it } from 'vitest';
import { openTraces } from '../../../src/runtime/tracing/open-traces.ts';
import { readSources } from '../../support/source-files.ts';

const FOLDER = 'src/runtime/tracing';
const START = `${FOLDER}/start-traces.ts`;
const OPEN = `${FOLDER}/open-traces.ts`;

it('without an address nothing is traced', async () => {
  const traces = await openTraces(null, () => {});
  expect(traces.telemetry).toBeNull();
  expect(traces.within('an id', () => 'done')).toBe('done');
});

it('what traces is loaded when an address is set, and by nothing else', () => {
  const sources = readSources('{src,demo}/**/*.ts');
  const importersOf = (pattern: RegExp) =>
    sources
      .filter(({ imports }) => imports.some(({ target }) => pattern.test(target)))
      .map(({ path }) => path)
      .sort();
  const tracing = ['call-span', 'evaluation-span', 'start-traces', 'without-content'];
  expect(importersOf(/^@opentelemetry|^bullmq-otel$/)).toEqual(
    tracing.map((name) => `${FOLDER}/${name}.ts`),
  );
  expect(importersOf(/tracing.(call-span|evaluation-span|without-content)/)).toEqual([START]);
  expect(importersOf(/start-traces/)).toEqual([OPEN]);
  const { code } = sources.find(({ path }) => path === OPEN)!;
  expect(code).toContain("await import('./start-traces.ts')");
});
