import { exactJson, isRecord } from './formats/exact-json.ts';

/** A row's parts that are looked at: more teach nothing. */
const MOST = 500;

/**
 * The paths to the texts and numbers, and to lists of them, inside columns that hold JSON: `data.text`,
 * `annotations[0].result[0].value.choices`. Of lists of objects the first alone.
 */
export function leafPaths(columns: Readonly<Record<string, string>>): string[] {
  const paths: string[] = [];
  const walk = (value: unknown, path: string) => {
    if (paths.length >= MOST || value === null) return;
    if (Array.isArray(value)) {
      const [first] = value as unknown[];
      if (isRecord(first) || Array.isArray(first)) walk(first, `${path}[0]`);
      else if (value.length > 0) paths.push(path);
    } else if (isRecord(value)) {
      for (const [key, inside] of Object.entries(value)) walk(inside, `${path}${step(key)}`);
    } else paths.push(path);
  };
  for (const [column, text] of Object.entries(columns)) {
    const value = jsonIn(text);
    if (value !== undefined) walk(value, column);
  }
  return paths;
}

/** The last name of a path: `choices` of `value.choices`. */
export function lastName(path: string): string {
  return /([^.[\]"']+)["'\]]*$/.exec(path)?.[1] ?? path;
}

function step(key: string): string {
  return /^[^.[\]"]+$/.test(key) ? `.${key}` : `["${key}"]`;
}

function jsonIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return exactJson(text);
  } catch {
    return undefined;
  }
}
