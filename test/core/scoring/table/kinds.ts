/** What a reasonable person says of an answer: right, wrong, a share, or that it can't be read (which scores 0). */
type Verdict = number | 'unreadable';

/** Answers of one kind under one scorer's options: the answer, the expected one, the verdict. */
export interface Kind<Options> {
  kind: string;
  options?: Options;
  rows: readonly (readonly [answer: string, expected: string, verdict: Verdict])[];
}
