import type { Scorer } from '../evaluation.ts';
import { count } from '../format.ts';
import { expectedJson } from './json/json.ts';
import { isObject, LONGEST_JSON } from './json/read-json.ts';
import { decimalMark, expectedNumber, twoReadings } from './number/expected-number.ts';
import { regexFault } from './regex/regex.ts';
import { prefixFault } from './text/prefixed.ts';

/** A scorer for these expected answers, and what was understood of them in a sentence for people, if anything. */
export interface SettledScorer {
  scorer: Scorer;
  note: string | null;
}

/** The scorer for these expected answers: a number's decimal mark is theirs where the scorer names none. */
export function settledScorer(scorer: Scorer, expected: Iterable<string>): SettledScorer {
  if (scorer.type !== 'number' || scorer.decimal !== null) return { scorer, note: null };
  const decimal = decimalMark(expected);
  if (decimal === null) return { scorer, note: null };
  const example = decimal === 'comma' ? '1.234,5' : '1,234.5';
  const note = `Numbers are read with a ${decimal} before the decimals (${example}), as the expected answers are written.`;
  return { scorer: { ...scorer, decimal }, note };
}

/**
 * What keeps a scorer from comparing with an expected answer, as the end of a sentence about its
 * sample; null where nothing does. The scorer is a settled one.
 */
export function expectedFault(expected: string, scorer: Scorer): string | null {
  switch (scorer.type) {
    case 'number':
      return numberFault(expected, scorer);
    case 'json':
      return jsonFault(expected, scorer.fields ?? []);
    case 'regex': {
      const fault = regexFault(expected);
      return fault ? `expects a pattern that is no regular expression (${fault}).` : null;
    }
    case 'prefixed':
      return prefixFault(expected);
    default:
      return null;
  }
}

function numberFault(expected: string, { decimal }: Extract<Scorer, { type: 'number' }>) {
  const readings = decimal === null ? twoReadings(expected) : null;
  if (readings) {
    const [comma, point] = readings;
    return `expects ${expected.trim()}, which is ${comma} or ${point}: add "decimal: comma" or "decimal: point" to the scorer.`;
  }
  return expectedNumber(expected, decimal) === null
    ? 'expects no single number, but the scorer is number: write one.'
    : null;
}

function jsonFault(text: string, compared: readonly string[]): string | null {
  if (text.length > LONGEST_JSON) {
    return `expects more than ${count(LONGEST_JSON, 'character')}, too long to compare as JSON: shorten it.`;
  }
  const expected = expectedJson(text);
  if (expected === undefined) return 'expects no JSON, but the scorer is json: write JSON.';
  if (compared.length > 0 && !isObject(expected)) {
    return 'expects no JSON object, but the scorer compares fields: write {...}.';
  }
  const lacking = compared.filter((field) => !Object.hasOwn(Object(expected), field));
  if (lacking.length === 0) return null;
  return `expects nothing of ${lacking.join(', ')}, which the scorer compares: add it.`;
}
