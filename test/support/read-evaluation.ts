import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import { type ReadOptions, readEvaluation } from '../../src/cli/input/read-evaluation.ts';
import { AppError, type Fault } from '../../src/core/errors.ts';
import type { EvaluationRequest } from '../../src/core/evaluation.ts';
import { temporaryFolder } from './temporary-folder.ts';

const options = {
  catalog: loadCatalog(),
  at: new Date('2026-11-24T12:00:00Z'),
  allowOutside: false,
};

type Change = Partial<ReadOptions>;

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The evaluation in `e.yml` beside `s.csv` and other files. */
export async function requestIn(
  evaluation: string,
  files: Files = {},
  change: Change = {},
): Promise<EvaluationRequest> {
  const read = await readIn(evaluation, files, change);
  if (Array.isArray(read)) throw new Error(read.join('\n'));
  return read;
}

/** What is wrong with it, as `file:line:column field: message`. */
export async function faultsIn(
  evaluation: string,
  files: Files = {},
  change: Change = {},
): Promise<string[]> {
  const read = await readIn(evaluation, files, change);
  return Array.isArray(read) ? read : [];
}

async function readIn(
  evaluation: string,
  files: Files,
  change: Change,
): Promise<EvaluationRequest | string[]> {
  await using folder = await temporaryFolder();
  const all = { 's.csv': 'input,expected\na,b\nc,d\n', ...files, 'e.yml': evaluation };
  for (const [name, content] of Object.entries(all)) {
    await writeFile(path.join(folder.path, name), content);
  }
  try {
    return await readEvaluation(path.join(folder.path, 'e.yml'), { ...options, ...change });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toBe('invalid input');
    return error.faults.map((fault) => faultLine(fault, folder.path));
  }
}

function faultLine({ file, line, column, field, message }: Fault, folder: string): string {
  const place = [file && path.basename(file), line, column].filter((part) => part !== null);
  return `${place.join(':')} ${field ?? '-'}: ${message.replaceAll(`${folder}/`, '')}`;
}
