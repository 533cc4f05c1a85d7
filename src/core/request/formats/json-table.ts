import { isSeq } from 'yaml';
import { exactJson, isRecord } from './exact-json.ts';
import { findList } from './find-list.ts';
import type { FoundList } from './found-list.ts';
import { jsonParts, keyTwice, memberOf, secondValue } from './json-parts.ts';
import { tableOfList } from './list-table.ts';
import { nearJson } from './near-json.ts';
import { faultAt, type TextPlace } from './place.ts';
import { noTable, type Table, type TableLimits } from './table.ts';
import { keepDigits, opensTooMany, plainValue, readYaml } from './yaml.ts';

/** What of a JSON or YAML file is wanted. */
export interface JsonOptions extends TableLimits {
  /** The key under which the list of samples stands; null where it is to be found. */
  key: string | null;
}

/** Samples from a JSON (or YAML) file: a list, or an object in which one is found. */
export function parseJsonTable(source: string, file: string | null, options: JsonOptions): Table {
  const isNear = jsonValue(source) === undefined && NEAR_JSON.test(source) && !opensTooMany(source);
  const text = isNear ? (nearJson(source) ?? source) : source;
  const value = jsonValue(text);
  if (value === undefined) {
    const second = isNear ? secondValue(text) : null;
    if (second === null) return readAsYaml(text, file, options);
    return noTable(faultAt({ file, ...placesDown(text)(second) }, null, SECOND));
  }
  const found = findList(value, options.key);
  if ('message' in found)
    return noTable(faultAt({ file, line: 1, column: 1 }, null, found.message));
  const { values, notes } = found;
  const texts = found.path ? elementsAt(text, found.path) : null;
  const placeOf = placesDown(text);
  const wanted = values.slice(0, options.most + 1);
  const hasTwice = (each: unknown, index: number) =>
    isRecord(each) && texts?.[index] !== undefined && keyTwice(texts[index].text) !== null;
  if (wanted.some(hasTwice)) return readAsYaml(text, file, options);
  const items = wanted.map((value, index) => {
    const element = texts?.[index];
    if (!element) return { value, place: { file, line: null, column: null } };
    const begin = element.offset + element.text.search(/\S/);
    return { value, place: { file, ...placeOf(begin) } };
  });
  return tableOfList(items, notes);
}

const SECOND =
  'Another value begins here, and not all of them are JSON: write one list, [{...}, {...}], or one object a line.';

/** What begins as JSON does, or with a comment. */
const NEAR_JSON = /^\s*(?:[[{]|\/\/|\/\*)/;

/** undefined for what is no JSON. */
function jsonValue(text: string): unknown {
  try {
    return exactJson(text);
  } catch {
    return undefined;
  }
}

/** The texts of the elements of the list at a path of keys. */
function elementsAt(
  text: string,
  path: readonly string[],
): readonly { text: string; offset: number }[] | null {
  let part = { text, offset: 0 };
  for (const key of path) {
    const member = memberOf(part.text, key);
    if (!member) return null;
    part = { text: member.text, offset: part.offset + member.offset };
  }
  const { offset } = part;
  return (
    jsonParts(part.text)?.map((each) => ({ text: each.text, offset: offset + each.offset })) ?? null
  );
}

/** Lines and columns of offsets that are asked from the top down. */
function placesDown(text: string): (offset: number) => { line: number; column: number } {
  let line = 1;
  let start = 0;
  let next = text.indexOf('\n');
  return (offset) => {
    while (next >= 0 && next < offset) {
      line += 1;
      start = next + 1;
      next = text.indexOf('\n', start);
    }
    return { line, column: offset - start + 1 };
  };
}

/** A file that is YAML; or JSON in which something is wrong, reported with its place. */
function readAsYaml(text: string, file: string | null, { key, most }: JsonOptions): Table {
  const { document, placeAt, broken, twice } = readYaml(text, file);
  if (broken.length > 0 || twice.length > 0) return noTable(...twice, ...broken);
  keepDigits(document.contents);
  const read = plainValue(document);
  const at = (message: string, offset?: number) => noTable(faultAt(placeAt(offset), null, message));
  if ('message' in read) return at(read.message, read.offset);
  const found: FoundList | { message: string } = findList(read.value, key);
  if ('message' in found) return at(found.message);
  const list = found.path ? document.getIn(found.path, true) : null;
  const placeOf = (index: number): TextPlace => {
    const item = isSeq(list) ? list.items[index] : null;
    return placeAt((item as { range?: [number, number, number] } | null)?.range?.[0]);
  };
  const items = found.values
    .slice(0, most + 1)
    .map((value, index) => ({ value, place: placeOf(index) }));
  return tableOfList(items, found.notes);
}
