import { parseDocument } from 'yaml';
import type { Bar } from '../evaluation.ts';
import { parseBar } from '../typed-numbers.ts';
import { NOWHERE } from './formats/place.ts';
import { readFields } from './parse-evaluation.ts';

/**
 * Returns a bar as people type it (`90%`, `within 5% of MODEL`), or as an evaluation file would hold it
 * after `bar:` (`{within: 0.05, of: MODEL}`); null for anything else.
 */
export function parseTypedBar(typed: string): Bar | null {
  const { bar } = readFields(
    { bar: isFlow(typed) ? flowValue(typed) : parseBar(typed) },
    () => NOWHERE,
  ).fields;
  if (!bar) return null;
  return bar.kind === 'absolute'
    ? bar
    : { kind: 'relative', within: bar.within, of: bar.of ?? null };
}

function isFlow(typed: string): boolean {
  return typed.trimStart().startsWith('{');
}

function flowValue(text: string): unknown {
  const document = parseDocument(text, { logLevel: 'silent' });
  return document.errors.length > 0 ? text : document.toJS();
}
