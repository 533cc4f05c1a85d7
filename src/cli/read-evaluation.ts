import { open } from 'node:fs/promises';
import path from 'node:path';
import type { Catalog } from '../core/catalog/model.ts';
import { AppError, type Fault } from '../core/errors.ts';
import type { EvaluationRequest } from '../core/evaluation.ts';
import { count } from '../core/format.ts';
import { buildRequest } from '../core/request/build-request.ts';
import { RANGES } from '../core/request/fields.ts';
import { parseCsv } from '../core/request/formats/csv.ts';
import { decodeText } from '../core/request/formats/decode-text.ts';
import { parseJsonLines, parseJsonSamples } from '../core/request/formats/json-samples.ts';
import { faultAt, NOWHERE, type Place } from '../core/request/formats/place.ts';
import { gatherRows, rowFromValue, type SampleRows } from '../core/request/formats/sample-row.ts';
import { type ParsedEvaluation, parseEvaluation } from '../core/request/parse-evaluation.ts';

/**
 * Reads an evaluation file and the files it names (beside it). Throws AppError('invalid input') with
 * every fault there is, each with its file, line and what to do.
 */
export async function readEvaluation(
  file: string,
  { catalog, at }: { catalog: Catalog; at: Date },
): Promise<EvaluationRequest> {
  const read = await readText(file, file);
  if ('fault' in read) throw invalid(file, [read.fault]);
  const parsed = parseEvaluation(read.text, file);
  const context = await readContext(file, parsed);
  const built = buildRequest({
    ...{ fields: parsed.fields, given: parsed.given, locate: parsed.locate, catalog, at },
    samples: await readSamples(file, parsed),
    context: context.text,
    defaultName: path.basename(file).replace(/\.[^.]+$/, ''),
  });
  const others = 'faults' in built && !isUnreadable(parsed) ? built.faults : [];
  const faults = [...parsed.faults, ...context.faults, ...others];
  if (faults.length > 0 || 'faults' in built) throw invalid(file, faults);
  return built.request;
}

function isUnreadable({ faults, given }: ParsedEvaluation): boolean {
  return faults.length > 0 && given.size === 0;
}

function invalid(file: string, faults: readonly Fault[]): AppError {
  const things =
    faults.length === 1 ? 'one thing is wrong' : `${count(faults.length, 'thing')} are wrong`;
  const sorted = faults.toSorted((a, b) => order(a, b, file));
  return new AppError('invalid input', `${file} can't be run: ${things}.`, { faults: sorted });
}

/** As the files are read: the evaluation before what it names, each from the top. */
function order(a: Fault, b: Fault, file: string): number {
  const later = Number(a.file !== file) - Number(b.file !== file);
  return later || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

async function readText(
  file: string,
  shown: string,
  from: { place: Place; field: string } | null = null,
): Promise<{ text: string } | { fault: Fault }> {
  const { place, field } = from ?? { place: { ...NOWHERE, file: shown }, field: null };
  const what = from ? `${shown} can't be read` : "The file can't be read";
  if (ADDRESS.test(file)) return { fault: faultAt(place, field, `${what}: ${ONLY_LOCAL}`) };
  try {
    return decodeText(await readBytes(file), shown);
  } catch (error) {
    return { fault: faultAt(place, field, `${what}: ${reasonOf(error)}`) };
  }
}

const ADDRESS = /^[a-z][a-z\d+.-]+:\/\//i;
const ONLY_LOCAL = 'only local files are read, by their path: download it first.';

/** What it holds, but no more than shows that it is too much: it may be huge, or have no end. */
async function readBytes(file: string): Promise<Buffer> {
  await using handle = await open(file);
  const chunks: Buffer[] = [];
  const { most } = RANGES.bytes;
  for await (const chunk of handle.createReadStream({ end: most })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'there is no such file.';
  if (code === 'EISDIR') return 'it is a folder.';
  if (code === 'EACCES' || code === 'EPERM') return 'you may not read it.';
  if (code === 'ENOTDIR') return 'there is a file where its path has a folder.';
  if (code === 'ELOOP') return 'it is a link that leads back to itself.';
  if (code === 'ENAMETOOLONG') return 'its name is too long.';
  return `${error instanceof Error ? error.message : error}.`;
}

async function readSamples(
  file: string,
  { fields, locate }: ParsedEvaluation,
): Promise<SampleRows | null> {
  const { samples } = fields;
  if (samples === undefined) return null;
  if (typeof samples !== 'string') {
    return gatherRows(
      samples.map((value, index) => rowFromValue(value, index, locate(['samples', index]))),
    );
  }
  const shown = beside(file, samples);
  const read = await readText(shown, shown, { place: locate(['samples']), field: 'samples' });
  if ('fault' in read) return { rows: [], columns: [], faults: [read.fault] };
  switch (path.extname(samples).toLowerCase()) {
    case '.jsonl':
    case '.ndjson':
      return parseJsonLines(read.text, shown);
    case '.json':
    case '.yml':
    case '.yaml':
      return parseJsonSamples(read.text, shown);
    default:
      return parseCsv(read.text, shown);
  }
}

/** A single word with an ending, or a line that ends like a text file's name: a file beside the evaluation. */
const FILE_NAME = /^(?:\S+\.[a-z]\w{1,7}|[^\n]+\.(?:md|txt|markdown))$/i;

async function readContext(
  file: string,
  { fields, locate }: ParsedEvaluation,
): Promise<{ text: string | null; faults: Fault[] }> {
  const { context } = fields;
  if (context === undefined) return { text: null, faults: [] };
  if (!FILE_NAME.test(context.trim())) return { text: context, faults: [] };
  const shown = beside(file, context.trim());
  const read = await readText(shown, shown, { place: locate(['context']), field: 'context' });
  return 'fault' in read ? { text: '', faults: [read.fault] } : { text: read.text, faults: [] };
}

function beside(file: string, name: string): string {
  return path.isAbsolute(name) || ADDRESS.test(name) ? name : path.join(path.dirname(file), name);
}
