import type { EvaluationSpec, Sample } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import { renderPrompt } from './render-prompt.ts';

/** Samples of which the models are sent the same. */
export interface LikeInputs {
  /** By sample: the first one of which the very same is sent. */
  firstEqual: readonly number[];
  /** Samples that differ from an earlier one in capitals, spaces or punctuation alone. */
  nearlyEqual: number;
}

/** Which samples are equal, or nearly so, as they are sent. */
export function likeInputs(
  spec: Pick<EvaluationSpec, 'system' | 'prompt' | 'context'>,
  samples: readonly Sample[],
): LikeInputs {
  const firstByText = new Map<string, number>();
  const near = new Map<string, string>();
  let nearlyEqual = 0;
  const firstEqual = samples.map((sample, index) => {
    const { system, turns, prompt } = renderPrompt(spec, sample);
    const text = JSON.stringify([system, turns, prompt]);
    const first = firstByText.get(text);
    if (first !== undefined) return first;
    firstByText.set(text, index);
    const bare = bareText(text);
    if (near.has(bare)) nearlyEqual += 1;
    near.set(bare, text);
    return index;
  });
  return { firstEqual, nearlyEqual };
}

/** Letters and digits alone, in small letters. */
function bareText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The samples with those in one group of which the very same is sent: they count as one. Groups that a
 * person gave are one where they share such a sample.
 */
export function groupEqual(
  spec: Pick<EvaluationSpec, 'system' | 'prompt' | 'context'>,
  samples: readonly Sample[],
): Sample[] {
  const { firstEqual } = likeInputs(spec, samples);
  const ownGroups = new Set(samples.flatMap(({ group }) => group ?? []));
  const joined = new Map<string, string>();
  const repeated = new Set<number>();
  const groupOf = (index: number) => {
    let group = itemAt(samples, index).group ?? `equal to sample ${itemAt(firstEqual, index) + 1}`;
    for (let other = joined.get(group); other !== undefined; other = joined.get(group)) {
      group = other;
    }
    return group;
  };
  firstEqual.forEach((first, index) => {
    if (first === index) return;
    repeated.add(first);
    const [one, other] = [groupOf(first), groupOf(index)];
    if (one === other) return;
    if (ownGroups.has(one)) joined.set(other, one);
    else joined.set(one, other);
  });
  return samples.map((sample, index) => {
    const isAlone = sample.group === null && !repeated.has(itemAt(firstEqual, index));
    return { ...sample, group: isAlone ? null : groupOf(index) };
  });
}
