import { leakFinder } from '../../src/core/request/leaks/leak-finder.ts';
import { chosenExamples, learnable } from '../../src/core/why/examples.ts';
import { holdOut } from '../../src/core/why/hold-out.ts';
import { uniformSource } from '../decisions/world.ts';
import { say, tell } from '../report.ts';

const RUNS = 500;
const PROMPT = 'Answer: {{input}}';
const WORDS =
  'refund parcel invoice broken late again money return customer shipping order address cancel account weeks price'.split(
    ' ',
  );

/** Whether a document that has test questions is reported, and whether anything held out is learned from. */
export function tellLeaks(): void {
  say(`\nThe hold-out: ${RUNS} seeded sets of 60 samples`);
  let silent = 0;
  let leaking = 0;
  for (let seed = 0; seed < RUNS; seed++) {
    const samples = drawnSamples(seed);
    const groups = samples.map(({ group }) => group);
    const offer = holdOut(groups, seed, 0.8);
    if (offer.kind !== 'split') throw new Error('too few samples for the benchmark');
    const { held } = offer.parts;
    const question = held[seed % held.length]!;
    const text = `Our rules.\n${samples[question]!.columns.input!.toUpperCase()}?\nYes, you may.`;
    if (!leakFinder(samples, held)(text).some(({ sample }) => sample === question)) silent++;
    const learned = [
      ...learnable(PROMPT, samples, offer.parts),
      ...chosenExamples(PROMPT, samples, { parts: offer.parts }),
    ];
    const heldGroups = new Set(held.map((sample) => groups[sample] ?? `sample ${sample}`));
    if (learned.some((each) => heldGroups.has(groups[each] ?? `sample ${each}`))) leaking++;
  }
  tell('documents with a test question that were not reported', `${silent}`, silent === 0, '0');
  tell('sets whose examples or rules saw a held-out sample', `${leaking}`, leaking === 0, '0');
}

function drawnSamples(seed: number) {
  const uniform = uniformSource(32_452_843 * (seed + 1));
  const pick = <T>(of: readonly T[]) => of[Math.floor(uniform() * of.length)]!;
  return Array.from({ length: 60 }, (_, at) => ({
    columns: { input: [at, ...Array.from({ length: 7 }, () => pick(WORDS))].join(' ') },
    expected: pick(['yes', 'no', 'it depends on the day it was bought']),
    alternatives: [],
    group: uniform() < 0.3 ? pick(['a', 'b', 'c', 'd']) : null,
  }));
}
