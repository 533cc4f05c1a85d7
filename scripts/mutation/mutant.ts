/** One way in which the code is broken, and what came of it. */
export interface Mutant {
  id: string;
  /** From the root of the repository. */
  file: string;
  line: number;
  original: string;
  replacement: string;
}

/** A mutant that only runs while its module loads is not tried: the whole test would be loaded again. */
export type Outcome = 'killed' | 'survived' | 'no test' | 'only at load';

export type Tried = Mutant & { outcome: Outcome };
