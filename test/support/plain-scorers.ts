import type { Scorer } from '../../src/core/evaluation.ts';

/** The scorers without options. */
export const PLAIN_SCORERS = {
  exact: { type: 'exact', trim: true, ignoreCase: true, unicode: 'NFC', strict: false },
  contains: { type: 'contains', ignoreCase: true, words: false, not: [], strict: false },
  regex: { type: 'regex', pattern: null, ignoreCase: false, strict: false },
  number: {
    type: 'number',
    tolerance: 0,
    relative: false,
    decimal: null,
    which: null,
    strict: false,
  },
  json: { type: 'json', schema: null, fields: null, order: true, tolerance: 0, strict: false },
} as const satisfies Record<string, Scorer>;
