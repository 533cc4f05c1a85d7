import { entryOf } from '../../entry-of.ts';
import type { Sample } from '../../evaluation.ts';
import { itemAt } from '../../item-at.ts';

/** Shorter texts stand anywhere by chance. */
const FEWEST_CHARACTERS = 20;
/** So many words in a row are no chance either. */
const RUN_OF_WORDS = 8;
/** A run that so many samples share is the form they are written in. */
const SHARED_BY = 3;

/** Where a text for the model has a test sample in it. */
export interface Leak {
  /** The sample, from 0. */
  sample: number;
  /** What of it: its input (a column of it), or its expected answer. */
  part: 'input' | 'expected';
}

/**
 * Returns the test which of some samples (by index) a text gives away: an input or an expected answer
 * of 20 characters or more that stands in it, or 8 words of one in a row; letter case, punctuation and
 * white space don't count. A label that samples share, and a column that is the same in most, give
 * nothing away. The test returns one leak a sample, the input first, in the order of `tested`.
 */
export function leakFinder(
  samples: readonly Sample[],
  tested: readonly number[],
): (text: string) => Leak[] {
  const parts = tested.flatMap((sample) => partsOf(sample, itemAt(samples, sample)));
  const nameOf = ({ part, words }: Part) => `${part} ${words.join(' ')}`;
  const uses = Map.groupBy(parts, nameOf);
  const telling = parts.filter((each) => {
    const { part, words } = each;
    const sharing = entryOf(uses, nameOf(each)).length;
    if (part === 'input') return sharing < SHARED_BY || sharing * 2 <= tested.length;
    return sharing === 1 || words.length >= RUN_OF_WORDS;
  });
  const byRun = indexOf(telling);
  return (text) => {
    const words = foldedWords(text);
    const found = new Map<number, Leak['part']>();
    for (let size = 1; size <= RUN_OF_WORDS; size++) {
      for (const { sample, part } of runsOf(words, size).flatMap((run) => byRun.get(run) ?? [])) {
        if (part === 'input' || !found.has(sample)) found.set(sample, part);
      }
    }
    return tested.flatMap((sample) => {
      const part = found.get(sample);
      return part ? [{ sample, part }] : [];
    });
  };
}

interface Part extends Leak {
  words: readonly string[];
}

function partsOf(sample: number, { columns, expected, alternatives }: Sample): Part[] {
  const inputs = Object.values(columns).map((text) => ({ part: 'input' as const, text }));
  const answers = [expected, ...alternatives].map((text) => ({ part: 'expected' as const, text }));
  return [...inputs, ...answers].flatMap(({ part, text }) => {
    const words = foldedWords(text);
    return words.join(' ').length < FEWEST_CHARACTERS ? [] : [{ sample, part, words }];
  });
}

/** The parts by the runs of words that give them away: those of their own, all where they have none. */
function indexOf(parts: readonly Part[]): ReadonlyMap<string, readonly Part[]> {
  const sharing = new Map<string, number>();
  const runs = parts.map(({ words }) => [...new Set(runsOf(words, RUN_OF_WORDS))]);
  for (const run of runs.flat()) sharing.set(run, (sharing.get(run) ?? 0) + 1);
  const byRun = new Map<string, Part[]>();
  parts.forEach((part, at) => {
    const own = itemAt(runs, at);
    const rare = own.filter((run) => entryOf(sharing, run) < SHARED_BY);
    for (const run of rare.length > 0 ? rare : own) {
      const alike = byRun.get(run);
      if (alike) alike.push(part);
      else byRun.set(run, [part]);
    }
  });
  return byRun;
}

/** Words without what the writing of a text changes: case, punctuation, white space, kinds of characters. */
function foldedWords(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** All runs of `size` words; the whole where a text is shorter. */
function runsOf(words: readonly string[], size: number): string[] {
  if (words.length === 0) return [];
  const starts = Math.max(1, words.length - size + 1);
  return Array.from({ length: starts }, (_, at) => words.slice(at, at + size).join(' '));
}
