import { compileComparison } from '../src/core/scoring/compile-scorer.ts';
import { parseJudgement } from '../src/core/scoring/judge-reply.ts';
import { JUDGE } from '../test/core/scoring/table/judge.ts';
import { KINDS, PLAIN, type ScorerName } from '../test/core/scoring/table/scorers.ts';

const ANSWERS = 100_000;

export interface ScoringTime {
  name: string;
  ms: number;
  /** Of the time that JSON.parse takes for the same answers as JSON strings. */
  multiple: number;
}

/** Returns, by scorer, how long 100,000 answers of the tests' table take, each a string of its own. */
export function timeScoring(): ScoringTime[] {
  const names = Object.keys(KINDS) as ScorerName[];
  const rows = Object.fromEntries(names.map((name) => [name, rowsOf(name)]));
  return [
    ...names.map((name) => {
      const compare = compileComparison(PLAIN[name]);
      return timed(name, rows[name]!, compare);
    }),
    timed(
      'judge',
      JUDGE.map(([text]) => ({ text, sample: sampleOf('') })),
      (text) => parseJudgement(text),
    ),
  ];
}

type Row = ReturnType<typeof rowsOf>[number];

function rowsOf(name: ScorerName) {
  return KINDS[name]
    .filter(({ options }) => options === undefined)
    .flatMap(({ rows }) => rows.map(([text, expected]) => ({ text, sample: sampleOf(expected) })));
}

function sampleOf(expected: string) {
  return { columns: {}, expected, alternatives: [], group: null };
}

function timed(
  name: string,
  rows: readonly Row[],
  score: (text: string, sample: Row['sample']) => unknown,
): ScoringTime {
  const all = Array.from({ length: ANSWERS }, (_, at) => rows[at % rows.length]!);
  const json = all.map(({ text }) => JSON.stringify(text));
  const parseMs = Math.min(...[1, 2, 3].map(() => msOf(() => json.map(parse))));
  const texts = json.map(parse);
  // What every process does once: compiling expressions.
  for (const { text, sample } of rows) score(text, sample);
  const ms = msOf(() => {
    for (const [at, { sample }] of all.entries()) score(texts[at]!, sample);
  });
  return { name, ms, multiple: ms / parseMs };
}

function parse(text: string): string {
  return JSON.parse(text) as string;
}

function msOf(run: () => void): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}
