import { LIMITS } from '../parts/limits.ts';

/** Labels of at most `most` characters, as many as a chart takes unless given, no two alike. */
export function chartLabels(
  labels: readonly string[],
  most: number = LIMITS.chart.label,
): string[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    let short = chartLabel(label, most);
    for (let number = 2; taken.has(short); number++) short = chartLabel(label, most, ` ${number}`);
    taken.add(short);
    return short;
  });
}

/** A label of at most `most` characters, its ending among them. */
export function chartLabel(label: string, most: number, ending = ''): string {
  const room = most - ending.length;
  if (label.length <= room) return label + ending;
  return `${label.slice(0, room - 1).replace(/[\ud800-\udbff]$/, '')}…${ending}`;
}
