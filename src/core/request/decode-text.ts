import type { Fault } from '../errors.ts';
import { RANGES } from './fields.ts';
import { faultAt } from './place.ts';

/** A file's bytes as text; or why they are none: too many, empty, or not UTF-8, and where. */
export function decodeText(bytes: Uint8Array, file: string): { text: string } | { fault: Fault } {
  const { most } = RANGES.bytes;
  const wrong = (message: string, line: number | null = null) => ({
    fault: faultAt({ file, line, column: null }, null, message),
  });
  if (bytes.length > most) {
    const size = (bytes.length / 1024 ** 2).toFixed(1);
    return wrong(`The file has ${size} MB; at most ${most / 1024 ** 2} MB are taken.`);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.trim() === '' ? wrong('The file is empty.') : { text };
  } catch {
    const line = firstBadLine(bytes);
    return wrong('The file is not UTF-8: save it as UTF-8 (in Excel: "CSV UTF-8").', line);
  }
}

/** The line of the first byte that isn't UTF-8: no line feed is ever part of a longer character. */
function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    const stop = end < 0 ? bytes.length : end;
    try {
      decoder.decode(bytes.subarray(start, stop));
    } catch {
      return line;
    }
    start = stop + 1;
  }
  return line;
}
