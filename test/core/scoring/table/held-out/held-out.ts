import type { Kind } from '../kinds.ts';

type Row = readonly [
  answer: string,
  expected: string,
  verdict: Kind<object>['rows'][number][2],
  options?: Readonly<Record<string, unknown>>,
];

/** Pairs of one batch, by scorer; a judge's replies with the score in them. */
export interface HeldOut {
  exact: readonly Row[];
  contains: readonly Row[];
  regex: readonly Row[];
  number: readonly Row[];
  json: readonly Row[];
  judge: readonly (readonly [reply: string, score: number | null])[];
}

/** Returns a batch's pairs of one scorer as kinds: one for each set of options. */
export function heldOutKinds(title: string, rows: readonly Row[]): Kind<object>[] {
  const byOptions = Map.groupBy(rows, ([, , , options]) => JSON.stringify(options ?? {}));
  return [...byOptions.values()].map((group) => {
    const [, , , options = {}] = group[0]!;
    const named = Object.entries(options).map(([name, value]) => `, ${name}: ${value}`);
    return {
      kind: `${title}${named.join('')}`,
      options,
      rows: group.map(([answer, expected, verdict]) => [answer, expected, verdict] as const),
    };
  });
}
