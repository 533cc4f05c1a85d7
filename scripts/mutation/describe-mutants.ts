import type { Outcome, Tried } from './mutant.ts';

/** Says which mutants lived, and the percentage killed of each file and of all. */
export function describeMutants(tried: readonly Tried[]): { text: string; percent: number } {
  const alive = tried.filter(({ outcome }) => outcome === 'survived' || outcome === 'no test');
  const files = Map.groupBy(tried, ({ file }) => file);
  const lines = [
    ...alive.map(
      ({ outcome, file, line, original, replacement }) =>
        `${outcome}: ${file}:${line} ${original} -> ${replacement}`,
    ),
    '',
    ...[...files].map(([file, mutants]) => `${summary(mutants)}  ${file}`),
    `${summary(tried)}  all (at least: other tests may kill more)`,
  ];
  return { text: `${lines.join('\n')}\n`, percent: percentKilled(tried) };
}

function summary(mutants: readonly Tried[]): string {
  const percent = percentKilled(mutants).toFixed(1).padStart(5);
  const of = (outcome: Outcome) => mutants.filter((mutant) => mutant.outcome === outcome).length;
  return `${percent}% killed: ${of('killed')}, survived ${of('survived')}, no test ${of('no test')}, only at load ${of('only at load')}`;
}

/** 100 where there is nothing to kill. */
function percentKilled(mutants: readonly Tried[]): number {
  const counted = mutants.filter(({ outcome }) => outcome !== 'only at load');
  const killed = counted.filter(({ outcome }) => outcome === 'killed');
  return counted.length === 0 ? 100 : (100 * killed.length) / counted.length;
}
