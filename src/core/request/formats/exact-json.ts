import { isObject } from '../../scoring/json/read-json.ts';

/** Reads JSON and keeps numbers as they were written: 1.10, and numbers of 20 digits. Throws as JSON.parse. */
export function exactJson(text: string): unknown {
  return JSON.parse(text, ((_key, value, context) =>
    typeof value === 'number' && context?.source !== undefined && String(value) !== context.source
      ? rawJson(context.source)
      : value) as Reviver);
}

/** What Node 24 passes on to a reviver; TypeScript's types don't know the third yet. */
type Reviver = (key: string, value: unknown, context?: { source?: string }) => unknown;

const RAW = JSON as typeof JSON & {
  rawJSON(text: string): unknown;
  isRawJSON(value: unknown): boolean;
};

/** A number that JSON.stringify writes as it is given here. */
export function rawJson(source: string): unknown {
  return RAW.rawJSON(source);
}

/** Whether a value has fields of its own: a number kept as it was written has none. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return isObject(value) && !RAW.isRawJSON(value);
}

/** A value of a file as text: texts as they are, all else as JSON. */
export function textOfValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
