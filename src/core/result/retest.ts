import { candidateLabel } from '../catalog/candidate-label.ts';
import { modelOf } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import { count, date, percent } from '../format.ts';
import { mean } from '../stats/moments.ts';
import { signTest } from '../stats/sign-test.ts';
import type { FinishedTrial } from '../trial.ts';
import type { EndedEvaluation } from './ended-evaluation.ts';
import type { Result } from './schema/result.ts';

/** A change that chance alone brings more seldom than this is said to be one. */
const UNLIKELY = 0.05;

/**
 * Returns a result with what became of the model in use since the evaluation that chose it: its mean
 * scores then and now on the samples that both have, and the two-sided sign test over those that
 * changed (repeats of a sample are one unit). As it is where the model was not asked both times.
 */
export function withRetest(
  result: Result,
  {
    before: earlier,
    now,
    catalog,
  }: {
    before: EndedEvaluation;
    now: Pick<EndedEvaluation, 'spec' | 'ended'>;
    catalog: Catalog;
  },
): Result {
  const current = now.spec.candidates.find(({ name }) => name === now.spec.current);
  if (!current) return result;
  const before = meanScores(earlier, current.name);
  const after = meanScores(now, current.name);
  const shared = [...after].flatMap(([sample, score]) => {
    const earlierScore = before.get(sample);
    return earlierScore === undefined ? [] : [{ before: earlierScore, after: score }];
  });
  if (shared.length === 0) return result;
  const changes = shared.map((sample) => sample.after - sample.before);
  const better = changes.filter((change) => change > 0).length;
  const worse = changes.filter((change) => change < 0).length;
  const retest = {
    of: earlier.id,
    on: earlier.createdAt.toISOString(),
    candidate: current.name,
    samples: shared.length,
    before: mean(shared.map((sample) => sample.before)),
    after: mean(shared.map((sample) => sample.after)),
    better,
    worse,
    chance: Math.min(1, 2 * Math.min(signTest(better, worse), signTest(worse, better))),
  };
  const label = candidateLabel(modelOf(catalog, current), current);
  return { ...result, retest, reason: `${result.reason} ${retestWords(retest, label)}` };
}

type Retest = NonNullable<Result['retest']>;

/**
 * `On the same 60 samples as on 1 Nov 2026, Haiku 5.5, which you use, was right on 98% and is on 97% (1
 * better, 2 worse): no more than chance.`
 */
function retestWords(retest: Retest, label: string): string {
  const { samples, on, before, after, better, worse, chance } = retest;
  const same = `On the same ${count(samples, 'sample')} as on ${date(on)}, ${label}, which you use,`;
  if (better + worse === 0) return `${same} does as it did.`;
  const figures = `was right on ${percent(before)} and is on ${percent(after)} (${better} better, ${worse} worse)`;
  const isChange = chance <= UNLIKELY;
  const change = worse > better ? 'it got worse' : 'it got better';
  return `${same} ${figures}: ${isChange ? `${change} (chance alone: ${percent(chance)})` : 'no more than chance'}.`;
}

/** By sample: the mean of what a candidate's trials scored. */
function meanScores(
  { spec, ended }: Pick<EndedEvaluation, 'spec' | 'ended'>,
  name: string,
): Map<number, number> {
  const isOurs = ({ candidate }: FinishedTrial) => spec.candidates[candidate]?.name === name;
  const scored = ended.filter((trial) => trial.score !== null && isOurs(trial));
  const bySample = Map.groupBy(scored, ({ sample }) => sample);
  return new Map(
    [...bySample].map(([sample, trials]) => [sample, mean(trials.map(({ score }) => score ?? 0))]),
  );
}
