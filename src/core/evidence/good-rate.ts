/** Returns how often a model is right that one would like to see proven at a bar: 97% of the time at 90%. */
export function goodRate(bar: number): number {
  const good = 1 - 0.3 * (1 - bar);
  const whole = Math.round(good * 100) / 100;
  return whole > bar && whole < 1 ? whole : good;
}
