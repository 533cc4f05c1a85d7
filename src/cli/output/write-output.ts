import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import { labelsOf } from '../../core/catalog/labels-of.ts';
import { AppError } from '../../core/errors.ts';
import { resultCsv } from '../../core/result/files/result-csv.ts';
import { resultJson } from '../../core/result/files/result-files.ts';
import type { Result } from '../../core/result/schema/result.ts';
import type { CliDeps } from '../deps.ts';
import { resultHtml } from './result-html.ts';
import { writeWhole } from './write-whole.ts';

const ENDINGS = ['.csv', '.json', '.html'] as const;

type Ending = (typeof ENDINGS)[number];

/** Throws AppError('invalid input') where a result could not be written there, before anything is spent. */
export async function checkOutput(file: string): Promise<void> {
  endingOf(file);
  await checkFolder(file);
}

/** Throws AppError('invalid input') where no file can be written at a path. */
export async function checkFolder(file: string): Promise<void> {
  const folder = path.dirname(path.resolve(file));
  try {
    await access(folder, constants.W_OK);
  } catch {
    throw new AppError(
      'invalid input',
      `${file} can't be written: ${folder} is no folder that can be written to.`,
    );
  }
  const there = await stat(file).catch(() => null);
  if (there && !there.isFile()) {
    throw new AppError('invalid input', `${file} can't be written: it is there, and no file.`);
  }
}

function endingOf(file: string): Ending {
  const ending = ENDINGS.find((each) => file.toLowerCase().endsWith(each));
  if (ending) return ending;
  const message = `${file} can't be written: its ending says what it holds, one of ${ENDINGS.join(', ')}.`;
  throw new AppError('invalid input', message);
}

const KEPT =
  'Free some space or name another file: the evaluation is kept, "llm-pick list" shows it.';

/** Writes a result as the file's ending says, and tells so. */
export async function writeOutput(
  deps: Pick<CliDeps, 'catalog' | 'stderr'>,
  file: string,
  result: Result,
): Promise<void> {
  await checkOutput(file);
  const labelOf = labelsOf(deps.catalog({ reachable: false }));
  const write: Record<Ending, () => string> = {
    '.csv': () => resultCsv(result),
    '.json': () => resultJson(result),
    '.html': () => resultHtml(result, labelOf),
  };
  await writeWhole(file, write[endingOf(file)](), KEPT);
  deps.stderr.write(`Written to ${file}\n`);
}
