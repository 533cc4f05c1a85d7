import { itemAt } from '../../item-at.ts';
import { scoredBySample } from '../stored-trials.ts';
import { cascadeWords, noPairWords, toKnowWords } from '../words/cascade-words.ts';
import {
  type Cascade,
  type CascadeQuestion,
  cascades,
  FEWEST_COMMON,
  highestCost,
} from './cascades.ts';
import { toKnow } from './to-know.ts';

/** A cascade as `--json` has it. */
interface ListedCascade extends Omit<Cascade, 'policy'> {
  /**
   * Names of candidates: who is asked first, who answers where that isn't enough, who is asked beside the
   * first.
   */
  first: string;
  second: string;
  beside: string | null;
  when: 'unreadable' | 'disagree';
  /** How many answers are asked for first, and how many of these must say the same. */
  of: number;
  agree: number;
  /** Dollars, next month. */
  monthlySpend: number;
  /** In a sentence or two. */
  words: string;
}

/** What stored trials tell of pairs of models. */
export interface PairReport {
  cascades: readonly ListedCascade[];
  /** Why there are none, in a sentence; null where there are some, or nothing can be said. */
  note: string | null;
  /** Names of a pair that is not known yet: asked first, and asked after it; null: nothing to ask. */
  toAsk: { first: string; second: string } | null;
}

/**
 * Returns what a person reads of pairs of models under a result: the cascades that pay, else that none does,
 * or what must be asked to know (recipes.md B2, B3, B7). Nothing where no candidate is proven, or none is
 * cheaper. `labels`: what people call the candidates, in their order; `volume`: calls a month.
 */
export function pairReport(
  question: CascadeQuestion,
  { labels, volume }: { labels: readonly string[]; volume: number },
): PairReport {
  const { stored, proven } = question;
  if (proven === null) return { cascades: [], note: null, toAsk: null };
  const candidate = itemAt(stored.candidates, proven);
  const { monthCallUsd } = candidate;
  const alone = { label: itemAt(labels, proven), costPerCall: monthCallUsd };
  const found = cascades(question).map((cascade) => ({
    ...byName(cascade, question),
    monthlySpend: cascade.costPerCall * volume,
    words: cascadeWords(cascade, { labels, volume }, alone),
  }));
  // Of models that answered a few samples alone nothing can be said.
  const isKnown = stored.candidates.some(
    (other) => other.monthCallUsd < monthCallUsd && scoredBySample(other).size >= FEWEST_COMMON,
  );
  if (found.length > 0 || !isKnown) return { cascades: found, note: null, toAsk: null };
  const lacking = toKnow(stored, highestCost(candidate));
  if (lacking === null) return { cascades: [], note: noPairWords(alone.label), toAsk: null };
  const nameOf = (index: number) => itemAt(stored.candidates, index).name;
  const toAsk = { first: nameOf(lacking.first), second: nameOf(lacking.second) };
  return { cascades: [], note: toKnowWords(lacking, labels), toAsk };
}

function byName({ policy, ...rest }: Cascade, { stored: { candidates } }: CascadeQuestion) {
  const { first, second, gate } = policy;
  const isOther = gate.kind === 'other model';
  const calls = gate.kind === 'disagree' ? gate.of : isOther ? 2 : 1;
  const nameOf = (index: number) => itemAt(candidates, index).name;
  return {
    ...rest,
    first: nameOf(first),
    second: nameOf(second),
    beside: isOther ? nameOf(gate.other) : null,
    when: gate.kind === 'unreadable' ? ('unreadable' as const) : ('disagree' as const),
    of: calls,
    agree: gate.kind === 'disagree' ? gate.agree : calls,
  };
}
