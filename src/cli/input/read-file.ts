import { constants } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Fault } from '../../core/errors.ts';
import { RANGES } from '../../core/request/fields.ts';
import { decodeText } from '../../core/request/formats/decode-text.ts';
import { faultAt, type TextPlace } from '../../core/request/formats/place.ts';
import { documentText } from '../../documents/document-text.ts';
import { whyMissing } from './why-missing.ts';

/** The text of a file, and what was done to read it; or why it can't be read. */
export type FileText = { text: string; notes: readonly string[] } | { fault: Fault };

/** Where a file is named, and what it may be. */
export interface FileUse {
  /** Where it is named, and by which field. */
  place: TextPlace;
  field: string | null;
  /** "tickets.csv can't be read". */
  what: string;
  /** The folder it must stand in; null where it may stand anywhere. */
  inside: string | null;
}

/** How a file that a field names is read, by the field's path and name. */
export type UseOf = (path: readonly PropertyKey[], field: string, shown: string) => FileUse;

/** Reads a regular file as text. What is wrong with it is reported where it is named. */
export async function readFile(file: string, use: FileUse): Promise<FileText> {
  const read = await readBytes(file, use);
  return 'fault' in read ? read : decodeText(read.bytes, file);
}

/** Reads a document: text, Markdown, or the text of a PDF or DOCX. What is wrong is reported where it is named. */
export async function readDocument(file: string, use: FileUse): Promise<FileText> {
  const read = await readBytes(file, use);
  if ('fault' in read) return read;
  const found = await documentText(read.bytes, path.basename(file));
  return 'message' in found ? { fault: faultAt(use.place, use.field, found.message) } : found;
}

async function readBytes(
  file: string,
  use: FileUse,
): Promise<{ bytes: Uint8Array } | { fault: Fault }> {
  const wrong = (reason: string) => ({
    fault: faultAt(use.place, use.field, `${use.what}: ${reason}`),
  });
  if (ADDRESS.test(file)) return wrong(ONLY_LOCAL);
  try {
    if (use.inside !== null && !(await isInside(file, use.inside))) return wrong(OUTSIDE);
    const { mode } = await stat(file);
    const kind = SPECIAL.get(mode & constants.S_IFMT);
    if (kind !== undefined) return wrong(kind);
    return { bytes: await bytesOf(file) };
  } catch (error) {
    return wrong(isMissing(error) ? await whyMissing(file) : reasonOf(error));
  }
}

const ADDRESS = /^[a-z][a-z\d+.-]+:\/\//i;
const ONLY_LOCAL = 'only local files are read, by their path: download it first.';
const OUTSIDE =
  'it stands outside the folder of the evaluation file: move it there, or allow it with --allow-outside.';

/** What is no regular file: reading it may never end. */
const SPECIAL = new Map([
  [constants.S_IFDIR, 'it is a folder: name a file in it.'],
  [constants.S_IFIFO, 'it is a pipe, not a file: write what comes out of it into a file first.'],
  [constants.S_IFCHR, 'it is a device, not a file.'],
  [constants.S_IFBLK, 'it is a device, not a file.'],
  [constants.S_IFSOCK, 'it is a socket, not a file.'],
]);

/** A path beside a file, or from the root. */
export function pathBeside(file: string, name: string): string {
  return path.isAbsolute(name) || ADDRESS.test(name) ? name : path.join(path.dirname(file), name);
}

/** Whether a path leads into a folder, by its words and by its links. */
async function isInside(file: string, folder: string): Promise<boolean> {
  const isBelow = (from: string, to: string) => {
    const way = path.relative(from, to);
    return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
  };
  if (!isBelow(path.resolve(folder), path.resolve(file))) return false;
  return isBelow(await realpath(folder), await realpath(file));
}

/** What it holds, but no more than shows that it is too much. */
async function bytesOf(file: string): Promise<Buffer> {
  // What became a pipe meanwhile must not hold up the opening.
  await using handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
  const chunks: Buffer[] = [];
  const { most } = RANGES.bytes;
  for await (const chunk of handle.createReadStream({ end: most })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS.get(code) ?? `${error instanceof Error ? error.message : error}.`;
}

const REASONS = new Map([
  ['EISDIR', 'it is a folder.'],
  ['EACCES', 'you may not read it.'],
  ['EPERM', 'you may not read it.'],
  ['ENOTDIR', 'there is a file where its path has a folder.'],
  ['ELOOP', 'it is a link that leads back to itself.'],
  ['ENAMETOOLONG', 'its name is too long.'],
]);
