let missed = 0;

/** Writes a line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Writes a share beside the most it may be; counts it as missed where it is more. */
export function check(name: string, share: number, limit: number): void {
  tell(name, `${(100 * share).toFixed(1)}%`, share <= limit, `${+(100 * limit).toFixed(2)}%`);
}

/** Writes a figure beside its limit; counts it as missed where it is not ok. */
export function tell(name: string, figure: string, isOk: boolean, limit: string): void {
  if (!isOk) missed += 1;
  say(`  ${name}: ${figure} (limit ${limit}) ${isOk ? 'ok' : 'MISSED'}`);
}

/** How many figures missed their limits so far. */
export function missedFigures(): number {
  return missed;
}

/** A share in percent, with one decimal, right-aligned. */
export function percent(share: number, width = 0): string {
  return (100 * share).toFixed(1).padStart(width);
}
