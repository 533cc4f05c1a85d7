import { compileComparison } from '../src/core/scoring/compile-scorer.ts';
import { parseJudgement } from '../src/core/scoring/judge-reply.ts';
import { KINDS, type ScorerName } from '../test/core/scoring/table/scorers.ts';
import { PLAIN_SCORERS } from '../test/support/plain-scorers.ts';
import { freshAnswers } from './fresh-answers.ts';

const ANSWERS = 100_000;
/** So many are scored beforehand: what every process does once. */
const WARM_UP = 50_000;

/** The quickest of these counts, for both: the machine may have been busy. */
const BATCHES = 5;

export interface ScoringTime {
  name: string;
  ms: number;
  /** Of the time that JSON.parse takes for the same answers as JSON strings. */
  multiple: number;
}

/** Returns, by scorer, how long 100,000 answers take that were never scored before. */
export function timeScoring(): ScoringTime[] {
  return [
    ...(Object.keys(KINDS) as ScorerName[]).map((name) => {
      const compare = compileComparison(PLAIN_SCORERS[name]);
      return timed(name, (text, expected) => compare(text, sampleOf(expected)));
    }),
    timed('judge', (text) => parseJudgement(text)),
  ];
}

function sampleOf(expected: string) {
  return { columns: {}, expected, alternatives: [], group: null };
}

function timed(name: string, score: (text: string, expected: string) => unknown): ScoringTime {
  const answers = freshAnswers(name, WARM_UP + BATCHES * ANSWERS);
  const json = answers.map(({ text }) => JSON.stringify(text));
  const batches = Array.from({ length: BATCHES }, (_, at) => WARM_UP + at * ANSWERS);
  const quickest = (run: (from: number, to: number) => void) =>
    Math.min(...batches.map((from) => msOf(() => run(from, from + ANSWERS))));
  const parseMs = quickest((from, to) => {
    for (let at = from; at < to; at++) parse(json[at]!);
  });
  const texts = json.map(parse);
  const scoreFrom = (from: number, to: number) => {
    for (let at = from; at < to; at++) score(texts[at]!, answers[at]!.expected);
  };
  scoreFrom(0, WARM_UP);
  const ms = quickest(scoreFrom);
  return { name, ms, multiple: ms / parseMs };
}

function parse(text: string): string {
  return JSON.parse(text) as string;
}

/** Of the processor: other work on the machine doesn't count. */
function msOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
