import type { Fault } from '../../errors.ts';
import { exactJson, isRecord } from './exact-json.ts';
import { keyTwice } from './json-parts.ts';
import { type ListItem, tableOfList } from './list-table.ts';
import { nearJson } from './near-json.ts';
import { faultAt, type TextPlace } from './place.ts';
import type { Table, TableLimits } from './table.ts';
import { NESTED, TOO_DEEP } from './yaml-words.ts';

/** Samples from JSON Lines: an object (or a pair) a line; blank lines are no matter. */
export function parseJsonLines(text: string, file: string | null, { most }: TableLimits): Table {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line, place: { file, line: index + 1, column: null } }))
    .filter(({ line }) => line.trim() !== '')
    .slice(0, most + 1);
  return tableOfList(lines.flatMap(({ line, place }) => valuesIn(line, place)).slice(0, most + 1));
}

/** The values of a line: one, unless objects stand side by side; none of a comment. */
function valuesIn(line: string, place: TextPlace): (ListItem | Fault)[] {
  try {
    return [itemOf(exactJson(line), line, place)];
  } catch (error) {
    if (/^\s*\/\//.test(line)) return [];
    const near = nearJson(line.replace(/,\s*$/, ''));
    const value = near === null ? null : exactJson(near);
    if (Array.isArray(value) && !/^\s*\[/.test(line)) {
      return value.map((each) => ({ value: each as unknown, place }));
    }
    if (near !== null && value !== null) return [itemOf(value, near, place)];
    return [notJson(error instanceof Error ? error.message : String(error), place)];
  }
}

/** What the engine says of a line, which it takes for a whole file: where in the line, and what is wrong. */
function notJson(reason: string, place: TextPlace): Fault {
  if (TOO_DEEP.test(reason)) return faultAt(place, null, NESTED);
  const [placed = '', position] = PLACED.exec(reason) ?? [];
  const column = position === undefined ? null : Number(position) + 1;
  const words = reason.slice(0, reason.length - placed.length);
  return faultAt({ ...place, column }, null, `This line is not JSON: ${words}.`);
}

const PLACED = / (?:in|after) JSON at position (\d+)(?: \(line \d+ column \d+\))?$/;

function itemOf(value: unknown, text: string, place: TextPlace): ListItem | Fault {
  const twice = isRecord(value) ? keyTwice(text) : null;
  if (twice === null) return { value, place };
  return faultAt(place, twice, `${twice} is there twice: keep one.`);
}

/** Whether a text is one JSON value a line rather than one over several lines. */
export function isJsonLines(text: string): boolean {
  const [first = '', second] = text.split(/[\r\n]+/, 3).filter((line) => line.trim() !== '');
  return isJson(first) && second !== undefined && /^\s*[[{]/.test(second);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
