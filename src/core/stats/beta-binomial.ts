/** Returns the chances of 0..n events of `n`, where their rate is Beta(a, b). */
export function betaBinomial(n: number, a: number, b: number): number[] {
  let chance = 1;
  for (let i = 0; i < n; i++) chance *= (b + i) / (a + b + i);
  const chances = [chance];
  for (let k = 0; k < n; k++) {
    chance *= ((n - k) / (k + 1)) * ((a + k) / (b + n - k - 1));
    chances.push(chance);
  }
  return chances;
}
