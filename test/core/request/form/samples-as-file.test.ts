import { expect, it } from 'vitest';
import { samplesAsFile } from '../../../../src/core/request/form/samples-as-file.ts';

it('stored samples are a file that says all of them again', () => {
  const sample = { columns: { input: 'a' }, expected: 'b', alternatives: [], group: null };
  const { name, text } = samplesAsFile('Tickets', [
    sample,
    { ...sample, alternatives: ['c', 'd'], group: 'g' },
  ]);
  expect(name).toBe('the samples of “Tickets”');
  expect(JSON.parse(text)).toEqual([
    { input: 'a', expected: 'b' },
    { input: 'a', expected: ['b', 'c', 'd'], group: 'g' },
  ]);
});
