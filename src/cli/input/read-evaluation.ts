import path from 'node:path';
import { findModel } from '../../core/catalog/find-model.ts';
import type { Catalog } from '../../core/catalog/model.ts';
import { linesToDescribe } from '../../core/catalog/own-models.ts';
import { withoutEffort } from '../../core/catalog/without-effort.ts';
import { AppError, type Fault } from '../../core/errors.ts';
import type { EvaluationRequest } from '../../core/evaluation.ts';
import { count } from '../../core/format.ts';
import { buildRequest } from '../../core/request/build-request.ts';
import { foldFaults } from '../../core/request/fold-faults.ts';
import { NOWHERE } from '../../core/request/formats/place.ts';
import { type ParsedEvaluation, parseEvaluation } from '../../core/request/parse-evaluation.ts';
import { readFile, type UseOf } from './read-file.ts';
import { readOwnModels } from './read-own-models.ts';
import { readSamplesFile } from './read-samples-file.ts';
import { readTexts } from './read-texts.ts';

export interface ReadOptions {
  catalog: Catalog;
  at: Date;
  /** Files outside the evaluation's folder may be read, too. */
  allowOutside: boolean;
}

/**
 * Reads an evaluation file and the files it names (beside it). Throws AppError('invalid input') with
 * every fault there is, each with its file, line and what to do.
 */
export async function readEvaluation(
  file: string,
  { catalog, at, allowOutside }: ReadOptions,
): Promise<EvaluationRequest> {
  const place = { ...NOWHERE, file };
  const what = "The file can't be read";
  const read = await readFile(file, { place, field: null, what, inside: null });
  if ('fault' in read) throw invalid(file, [read.fault]);
  const parsed = parseEvaluation(read.text, file);
  const use = usesIn(file, parsed, allowOutside);
  const texts = await readTexts(file, parsed.fields, use);
  const own = await readOwnModels(file, parsed, { catalog, use });
  const samples = await readSamplesFile(file, parsed, use);
  const built = buildRequest({
    fields: texts.fields,
    given: parsed.given,
    locate: parsed.locate,
    catalog: own.catalog,
    at,
    samples: samples.table,
    context: texts.fields.context ?? null,
    templateFiles: texts.templateFiles,
    notes: [...read.notes, ...texts.notes, ...samples.notes],
    defaultName: path.basename(file).replace(/\.[^.]+$/, ''),
  });
  const found = 'faults' in built && !isUnreadable(parsed) ? built.faults : [];
  const others = found
    .filter(({ field }) => field === null || !texts.unread.has(field))
    // What is described wrongly is not known for that alone.
    .filter(({ message }) => own.faults.length === 0 || !message.startsWith('No model is named'));
  const faults = [...parsed.faults, ...texts.faults, ...own.faults, ...others];
  if (faults.length > 0 || 'faults' in built) {
    throw invalid(file, faults, howToDescribe(parsed, own.catalog));
  }
  return built.request;
}

function usesIn(file: string, { locate }: ParsedEvaluation, allowOutside: boolean): UseOf {
  const inside = allowOutside ? null : path.dirname(file);
  return (keys, field, shown) => ({
    place: locate(keys),
    field,
    what: `${shown} can't be read`,
    inside,
  });
}

function isUnreadable({ faults, given }: ParsedEvaluation): boolean {
  return faults.length > 0 && given.size === 0;
}

/** The lines that make the first model that nobody lists known; none where they would not help, or stand there. */
function howToDescribe({ fields, given }: ParsedEvaluation, catalog: Catalog): Fault[] {
  if (given.has('catalog')) return [];
  const names = (fields.models ?? []).map(({ model }) => model.trim());
  const unknown = names.filter((name) => !findModel(catalog, withoutEffort(name)));
  const lines = unknown.map((name) => linesToDescribe(name, catalog)).find((each) => each !== null);
  if (!lines) return [];
  const message = `To test a model that llm-pick does not list, describe it in this file:\n${lines}`;
  return [{ ...NOWHERE, field: null, message }];
}

function invalid(file: string, all: readonly Fault[], hints: readonly Fault[] = []): AppError {
  const faults = foldFaults(all.toSorted((a, b) => order(a, b, file)));
  const things =
    faults.length === 1 ? 'one thing is wrong' : `${count(faults.length, 'thing')} are wrong`;
  return new AppError('invalid input', `${file} can't be run: ${things}.`, {
    faults: [...faults, ...hints],
  });
}

/** As the files are read: the evaluation before what it names, each from the top. */
function order(a: Fault, b: Fault, file: string): number {
  const later = Number(a.file !== file) - Number(b.file !== file);
  return later || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
