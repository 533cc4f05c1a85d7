import { count } from '../format.ts';

/** Returns what variants of so many samples show, and what they don't. */
export function worthWords(samples: number): string {
  const stay =
    samples === 1
      ? 'one sample stays one'
      : `${count(samples, 'sample')} stay ${count(samples, 'sample')}`;
  return `They show whether models cope with other words. Each counts with the sample it is of, so ${stay}: a proof for new inputs needs other inputs.`;
}

/** Returns what has changed once variants were added, by what stands there then. */
export function addedVariantsWords({
  added,
  lost,
  samples,
  groups,
}: {
  added: number;
  lost: number;
  samples: number;
  groups: number;
}): string {
  const lostWords =
    lost === 0
      ? ''
      : ` ${count(lost, 'variant')} left out: ${lost === 1 ? 'its sample has' : 'their samples have'} changed.`;
  const now = `${count(samples, 'sample')} in ${count(groups, 'group')}`;
  if (added === 0) return `No variant is among the samples now: ${now}.${lostWords}`;
  return `${count(added, 'variant')} added: ${now}. A variant counts with its sample.${lostWords}`;
}

/** Returns what there is to read once variants are drafted. */
export function draftedWords({ variants, samples }: { variants: number; samples: number }): string {
  if (variants === 0) return 'No variant was drafted.';
  return `${count(variants, 'variant')} of ${count(samples, 'sample')} ${variants === 1 ? 'is' : 'are'} drafted. None counts before you have read and ticked it.`;
}
