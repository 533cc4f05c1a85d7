/** What is kept of one scorer: more samples are not taken. */
const MOST_KEPT = 5_000;

/** The same function of a text, worked out once for each of the first `most` texts: expected answers come again and again. */
export function keeping<Value>(
  make: (text: string) => Value,
  most = MOST_KEPT,
): (text: string) => Value {
  const kept = new Map<string, Value>();
  return (text) => {
    const before = kept.get(text);
    if (before !== undefined) return before;
    const value = make(text);
    if (kept.size < most) kept.set(text, value);
    return value;
  };
}
