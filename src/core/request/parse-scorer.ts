import { parseDocument } from 'yaml';
import type { Fault } from '../errors.ts';
import type { Scorer } from '../evaluation.ts';
import { regexFault } from '../scoring/regex/regex.ts';
import { faultAt, NOWHERE } from './formats/place.ts';
import { readFields } from './parse-evaluation.ts';

/** A scorer as an evaluation file would hold it after `scorer:`; or what is wrong with it. */
export function parseScorer(text: string): { scorer: Scorer } | { faults: Fault[] } {
  const document = parseDocument(text, { logLevel: 'silent' });
  const value: unknown = document.errors.length > 0 ? text : document.toJS();
  const { fields, faults } = readFields({ scorer: value ?? '' }, () => NOWHERE);
  const { scorer } = fields;
  if (!scorer) return { faults };
  const pattern = scorer.type === 'regex' && scorer.pattern !== null ? scorer.pattern : null;
  const wrong = pattern === null ? null : regexFault(pattern);
  if (wrong === null) return { scorer };
  const message = `scorer.pattern is no regular expression (RE2): ${wrong}.`;
  return { faults: [faultAt(NOWHERE, 'scorer.pattern', message)] };
}
