/** What leads where: the nodes by name, each with the names it leads to. */
export type Arrows = ReadonlyMap<string, readonly string[]>;

/**
 * Returns circles as `a -> b -> a`, in the order of their names: for each node that leads back to
 * itself and is on none before, a shortest one. Empty where all arrows go one way.
 */
export function findCircles(arrows: Arrows): string[] {
  const covered = new Set<string>();
  const circles: string[] = [];
  for (const start of [...arrows.keys()].sort()) {
    const circle = covered.has(start) ? null : shortestCircle(arrows, start);
    if (!circle) continue;
    for (const name of circle) covered.add(name);
    circles.push([...circle, start].join(' -> '));
  }
  return circles;
}

/** The names on a shortest way from `start` back to it, `start` first; null where none leads back. */
function shortestCircle(arrows: Arrows, start: string): string[] | null {
  const before = new Map<string, string>();
  const queue = [start];
  for (const name of queue) {
    for (const next of arrows.get(name) ?? []) {
      if (next === start) return wayTo(name, before, start);
      if (before.has(next)) continue;
      before.set(next, name);
      queue.push(next);
    }
  }
  return null;
}

function wayTo(name: string, before: ReadonlyMap<string, string>, start: string): string[] {
  const way = [name];
  while (way[0] !== start) way.unshift(before.get(way[0]!)!);
  return way;
}
