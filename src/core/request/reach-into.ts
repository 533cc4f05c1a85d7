import { present } from '../present.ts';
import { exactJson } from './formats/exact-json.ts';

/** One step of a path: `.name`, `[0]` or `["a name"]`. */
const STEP = /\.([^.[\]]+)|\[(\d+)\]|\[(?:"([^"\]]*)"|'([^'\]]*)')\]/gy;

/**
 * The part of a JSON text at a path like `.b[0]`: texts as they are, all else as JSON; null where the
 * text is no JSON or has nothing there.
 */
export function reachInto(json: string, path: string): string | null {
  const steps = stepsOf(path);
  if (steps === null || !/^\s*[[{]/.test(json)) return null;
  let value: unknown;
  try {
    value = exactJson(json);
  } catch {
    return null;
  }
  for (const step of steps) {
    const isList = Array.isArray(value) && !/^\d+$/.test(step);
    if (typeof value !== 'object' || value === null || isList) return null;
    value = Object.hasOwn(value, step) ? (value as Record<string, unknown>)[step] : null;
  }
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function stepsOf(path: string): string[] | null {
  const steps: string[] = [];
  let end = 0;
  for (const [whole, ...names] of path.matchAll(STEP)) {
    steps.push(
      present(
        names.find((name) => name !== undefined),
        'name in a step of a path',
      ).trim(),
    );
    end += whole.length;
  }
  return end === path.length ? steps : null;
}
