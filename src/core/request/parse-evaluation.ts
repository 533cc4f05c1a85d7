import { isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { z } from 'zod';
import { didYouMean } from '../did-you-mean.ts';
import type { Fault } from '../errors.ts';
import { wholeNumber } from '../format.ts';
import { nearest } from '../nearest.ts';
import { isObject } from '../scoring/json/read-json.ts';
import {
  FIELD_NAMES,
  FIELDS,
  type FieldName,
  type Fields,
  SCORER_KEYS,
  SHORTHAND,
} from './fields.ts';
import { faultAt, fieldPath, type Locate, type TextPlace } from './formats/place.ts';
import {
  keepDigits,
  keepThousands,
  plainValue,
  readYaml,
  type YamlDocument,
} from './formats/yaml.ts';
import { EFFORT_PLACE, MOST_UNKNOWN, meantBy, unknownKeys } from './unknown-keys.ts';

export interface ParsedEvaluation {
  /** The fields that hold, faults or not. */
  fields: Fields;
  /** Fields that were given, right or wrong: the others may take defaults. */
  given: ReadonlySet<string>;
  locate: Locate;
  faults: Fault[];
}

/** Reads an evaluation file's text (YAML, of which JSON is a part): what holds, and every fault. */
export function parseEvaluation(text: string, file: string): ParsedEvaluation {
  if (DATA_FILE.test(file)) return noEvaluation(file, samplesAlone(file));
  const keys = text.match(KEY)?.length ?? 0;
  if (keys > MOST_KEYS) return noEvaluation(file, tooManyKeys(file, keys));
  const { document, placeAt, broken, twice } = readYaml(text, file);
  const locate: Locate = locateIn(document, placeAt);
  const none = { fields: {}, given: new Set<string>(), locate };
  if (broken.length > 0) return { ...none, faults: [...twice, ...broken] };
  if (isSeq(document.contents)) return noEvaluation(file, samplesAlone(file));
  const value = keysOf(document);
  if ('message' in value) {
    return { ...none, faults: [...twice, faultAt(placeAt(value.offset), null, value.message)] };
  }
  const unknown = Object.keys(value.keys).filter((key) => !Object.hasOwn(FIELDS, key));
  if (PROMPTFOO.every((key) => unknown.includes(key))) return noEvaluation(file, promptfoo(file));
  const offsets = keyOffsets(document);
  const read = readFields(value.keys, locate);
  return {
    locate,
    fields: read.fields,
    given: givenIn(value.keys),
    faults: [
      ...twice,
      ...unknownKeys(unknown, (key) => placeAt(offsets.get(key) ?? offsets.get(NO_TEXT))),
      ...read.faults,
    ],
  };
}

/** A key at the beginning of a line, as a file of YAML has them. */
const KEY = /^["'\p{L}_][^\n:{[]{0,200}:(?=\s|$)/gmu;

/** More keys are no evaluation: reading each of 100,000 would take many seconds. */
const MOST_KEYS = 1_000;

/** Endings of files that hold samples, never an evaluation. */
const DATA_FILE = /\.(?:csv|tsv|tab|jsonl|ndjson)$/i;

function samplesAlone(file: string): string {
  return `The file holds samples, not an evaluation: write one that names it, e.g. "prompt: ...{{input}}..." and "samples: ${nameOf(file)}".`;
}

function tooManyKeys(file: string, keys: number): string {
  return `The file has ${wholeNumber(keys)} keys, an evaluation has ${FIELD_NAMES.length} at most: if it holds data, name it in an evaluation as "samples: ${nameOf(file)}".`;
}

function promptfoo(file: string): string {
  return `The file is a configuration of promptfoo: write an evaluation with its prompt and "samples: ${nameOf(file)}#tests", which reads its tests.`;
}

/** The name of a file as one beside it calls it. */
function nameOf(file: string): string {
  return file.replace(/^.*[/\\]/, '');
}

function noEvaluation(file: string, message: string): ParsedEvaluation {
  const place = { file, line: 1, column: 1 };
  const faults = [faultAt(place, null, message)];
  return { fields: {}, given: new Set(), locate: () => place, faults };
}

function keysOf(
  document: YamlDocument,
): { keys: Record<string, unknown> } | { message: string; offset: number | undefined } {
  if (!isMap(document.contents)) return { message: NO_KEYS, offset: undefined };
  keepDigits(document.get('samples', true));
  for (const amount of ['volume', 'budget']) keepThousands(document.get(amount, true));
  const value = plainValue(document);
  return 'message' in value ? value : { keys: value.value as Record<string, unknown> };
}

const NO_KEYS =
  'The file must hold keys and values, e.g. "prompt: ..." and "samples: tickets.csv".';

/** What was given, right or wrong; a key that was probably meant counts, an empty one doesn't. */
function givenIn(keys: Readonly<Record<string, unknown>>): Set<string> {
  const names = Object.keys(keys).filter((key) => keys[key] !== null);
  const unknown = names.filter((key) => !Object.hasOwn(FIELDS, key)).slice(0, MOST_UNKNOWN);
  return new Set([...names, ...unknown.map((key) => meantBy(key) ?? key)]);
}

/** Checks values by key against their schemas. */
export function readFields(
  value: Readonly<Record<string, unknown>>,
  locate: Locate,
): { fields: Fields; faults: Fault[] } {
  const fields: Partial<Record<FieldName, unknown>> = {};
  const faults: Fault[] = [];
  for (const name of FIELD_NAMES) {
    if (!Object.hasOwn(value, name) || value[name] === undefined || value[name] === null) continue;
    const parsed = FIELDS[name].safeParse(value[name]);
    if (parsed.success) fields[name] = parsed.data;
    else {
      const issues = parsed.error.issues.flatMap((issue) => faultsOf(issue, name, value, locate));
      faults.push(...withoutMeant(issues));
    }
  }
  return { fields: fields as Fields, faults };
}

function faultsOf(
  issue: z.core.$ZodIssue,
  name: FieldName,
  value: Readonly<Record<string, unknown>>,
  locate: Locate,
): Fault[] {
  const path = asWritten([name, ...issue.path], value);
  const faultOf = (at: PropertyKey[], message: string) =>
    faultAt(
      locate(at),
      fieldPath(at),
      `${fieldPath(at)} ${message}${/[.?]$/.test(message) ? '' : '.'}`,
    );
  const unknown = (keys: readonly string[], allowed: readonly string[], inside: PropertyKey[]) =>
    keys.slice(0, MOST_UNKNOWN).map((key) => {
      if (key === '') return faultOf(inside, 'has an empty key: name it, or remove it');
      if (key === 'effort' && inside[0] === 'models')
        return faultOf([...inside, key], EFFORT_PLACE);
      const meant = nearest(key, allowed);
      const isOne = allowed.length === 1;
      const advice = meant
        ? didYouMean(key, meant)
        : `Known ${isOne ? 'is' : 'are'} ${allowed.join(', ')}.`;
      return faultOf([...inside, key], `is not known here. ${advice}`);
    });
  if (issue.code === 'unrecognized_keys')
    return unknown(issue.keys, issue.message.split(', '), path);
  const faults = [faultOf(path, issue.message)];
  const scorer = value[name];
  if (name !== 'scorer' || issue.code !== 'invalid_union' || !isObject(scorer)) return faults;
  // Its type would say which keys it takes: here those are unknown that no type has.
  const strangers = Object.keys(scorer).filter((key) => !SCORER_KEYS.includes(key));
  return [...faults, ...unknown(strangers, SCORER_KEYS, [name])];
}

/** A key that was only misspelt is not missing, too. */
function withoutMeant(faults: readonly Fault[]): Fault[] {
  const meant = new Set(
    faults.map(({ field, message }) => {
      const [, key] = MEANT.exec(message) ?? [];
      return key && field?.replace(/[^.]+$/, key);
    }),
  );
  return faults.filter(({ field }) => field === null || !meant.has(field));
}

const MEANT = /is not known here\. Did you mean ([^?]+)\?/;

/** The path as the person wrote it: without the key that a short form leaves out. */
function asWritten(path: PropertyKey[], value: unknown): PropertyKey[] {
  if (path.length < 2 || path.at(-1) !== SHORTHAND[String(path[0])]) return path;
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((inside, key) => (inside as Record<PropertyKey, unknown>)[key], value);
  return typeof holder === 'object' && holder !== null ? path : path.slice(0, -1);
}

/** What another tool's configuration is recognised by. */
const PROMPTFOO = ['prompts', 'providers', 'tests'];

/** Where the value at a path begins, or the nearest thing around it that stands somewhere. */
function locateIn(
  document: YamlDocument,
  placeAt: (offset: number | undefined) => TextPlace,
): Locate {
  const { contents } = document;
  const pairs = isMap(contents) ? contents.items : [];
  const byKey = new Map(pairs.map(({ key, value }) => [keyText(key), value] as const));
  return ([first, ...rest]) => {
    const value = byKey.get(String(first));
    for (let length = rest.length; length >= 0; length--) {
      const node =
        length > 0 && isCollection(value) ? value.getIn(rest.slice(0, length), true) : value;
      const offset = startOf(node);
      if (offset !== undefined) return placeAt(offset);
    }
    return placeAt(undefined);
  };
}

/** Where each key of the file stands. */
function keyOffsets({ contents }: YamlDocument): ReadonlyMap<string, number> {
  const pairs = isMap(contents) ? contents.items : [];
  return new Map(
    pairs.flatMap(({ key }) => {
      const offset = startOf(key);
      return offset === undefined ? [] : [[keyText(key), offset] as const];
    }),
  );
}

/** Stands for keys that are no text. */
const NO_TEXT = '\0';

/** A key as the parsed file names it. */
function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value ?? '') : NO_TEXT;
}

function startOf(node: unknown): number | undefined {
  return (node as { range?: [number, number, number] } | null | undefined)?.range?.[0];
}
