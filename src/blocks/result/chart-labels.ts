import { LIMITS } from '../parts/limits.ts';

/** Labels as short as a chart takes them, no two alike. */
export function chartLabels(labels: readonly string[]): string[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    let short = cut(label, '');
    for (let number = 2; taken.has(short); number++) short = cut(label, ` ${number}`);
    taken.add(short);
    return short;
  });
}

function cut(label: string, ending: string): string {
  const room = LIMITS.chart.label - ending.length;
  if (label.length <= room) return label + ending;
  return `${label.slice(0, room - 1).replace(/[\ud800-\udbff]$/, '')}…${ending}`;
}
