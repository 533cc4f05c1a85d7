/** Returns a guess as it is told: in two significant figures. */
export function twoFigures(value: number): number {
  return Number(value.toPrecision(2));
}
