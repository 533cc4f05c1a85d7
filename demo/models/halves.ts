/** A text in the two parts that it is streamed in; one letter is one part. */
export function halves(text: string): string[] {
  const letters = [...text];
  const half = Math.ceil(letters.length / 2);
  return [letters.slice(0, half), letters.slice(half)].map((part) => part.join('')).filter(Boolean);
}
