import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { why } from '../../src/cli/commands/why.ts';
import { cliDepsAlone } from '../support/cli-deps.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ID = '00000000-0000-4000-8000-000000000000';
const OPTIONS = { arms: ['context'], models: [], budget: null, yes: true, json: false } as const;

it.each([
  ['faq.md', '', 'faq.md is empty.'],
  ['faq.rtf', '{\\rtf1 Refunds}', 'faq.rtf is RTF: save it as DOCX, PDF or text.'],
  ['none.md', null, "none.md can't be read: there is no such file."],
])('%s that can’t be read is refused before anything is opened', async (name, text, message) => {
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, name);
  if (text !== null) await writeFile(file, text);
  const answer = why({ ...cliDepsAlone(), endsItself: () => {} }, ID, {
    ...OPTIONS,
    context: file,
    concurrency: 1,
  });
  const shown = message.replace('none.md', file);
  await expect(answer).rejects.toThrow(`--context: ${shown}`);
});
