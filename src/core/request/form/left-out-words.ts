import { isBlank } from '../../is-blank.ts';
import type { SamplesFile } from './form-values.ts';

/** Candidates named one by one; more are counted. */
const NAMED = 5;

/**
 * Returns what is said of candidates that the form has no field for, by their labels; null where there
 * are none.
 */
export function leftOutWords(labels: readonly string[]): string | null {
  if (labels.length === 0) return null;
  const more = labels.length - NAMED;
  const named = labels.slice(0, NAMED).join(', ');
  const who = more > 0 ? `${named} and ${more} more` : named;
  const [are, them] = labels.length === 1 ? ['is', 'it'] : ['are', 'them'];
  return `${who} ${are} left out: this form holds plain models alone. To compare ${them} too, start from a file with “llm-pick run”.`;
}

/** Returns that samples which were typed are not taken where there is a file of them, too; nothing otherwise. */
export function typedLeftOutWords({
  samples,
  file,
}: {
  samples: readonly string[];
  file: SamplesFile | null;
}): string[] {
  if (file === null || samples.every(isBlank)) return [];
  return [`The samples that you typed are left out: those of ${file.name} are taken.`];
}
