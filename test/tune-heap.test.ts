import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { ROOT } from './support/source-files.ts';

const MODULE = pathToFileURL(path.join(ROOT, 'src/tune-heap.ts')).href;

/** Makes garbage among things that live for a while, and prints the bytes of V8's space for new objects. */
const WORK = `
import v8 from 'node:v8';
import { setImmediate as turn } from 'node:timers/promises';
let kept = [];
for (let index = 0; index < 2_000_000; index += 1) {
  kept.push({ index, text: 'x' + index });
  if (kept.length > 50_000) kept = [];
  if (index % 200_000 === 0) await turn();
}
const space = v8.getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
console.log(space.space_size);
`;

function newSpaceAfter(script: string): number {
  const options = ['--input-type=module', '--eval', script];
  return Number(spawnSync(process.execPath, options, { encoding: 'utf8' }).stdout);
}

it('keeps the space for new objects below 34 MB, also while nothing else gets a turn for long, where V8 alone passes that', () => {
  const tuned = newSpaceAfter(`import { tuneHeap } from '${MODULE}'; tuneHeap(); ${WORK}`);
  expect(tuned).toBeGreaterThan(4_000_000);
  expect(tuned).toBeLessThanOrEqual(34_000_000);
  expect(newSpaceAfter(WORK)).toBeGreaterThan(34_000_000);
});
