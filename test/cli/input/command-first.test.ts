import { expect, it } from 'vitest';
import { commandFirst } from '../../../src/cli/input/command-first.ts';

it.each<[string, string]>([
  ['run x.yml --json', 'run x.yml --json'],
  ['--json run x.yml', 'run --json x.yml'],
  ['--yes --concurrency 3 run x.yml --json', 'run --yes --concurrency 3 x.yml --json'],
  ['--help run', 'run --help'],
  ['--json', '--json'],
  ['--version run', '--version run'],
  ['-V', '-V'],
  ['nope --help', 'nope'],
  ['help', 'help'],
  ['help run', 'help run'],
  ['help nope', 'nope'],
  ['help help', 'help'],
  ['help --help', 'help --help'],
  ['', ''],
])('%j is read as %j', (typed, read) => {
  const argv = typed === '' ? [] : typed.split(' ');
  expect(commandFirst(argv, ['run', 'list']).join(' ')).toBe(read);
});
