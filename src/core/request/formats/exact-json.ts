/** Reads JSON and keeps numbers as they were written: 1.10, and numbers of 20 digits. Throws as JSON.parse. */
export function exactJson(text: string): unknown {
  return JSON.parse(text, ((_key, value, context) =>
    typeof value === 'number' && context?.source !== undefined && String(value) !== context.source
      ? rawJson(context.source)
      : value) as Reviver);
}

/** What Node 24 passes on to a reviver; TypeScript's types don't know the third yet. */
type Reviver = (key: string, value: unknown, context?: { source?: string }) => unknown;

/** A number that JSON.stringify writes as it is given here. */
function rawJson(source: string): unknown {
  return (JSON as typeof JSON & { rawJSON(text: string): unknown }).rawJSON(source);
}
