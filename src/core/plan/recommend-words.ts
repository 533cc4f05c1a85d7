import { count, dollars, multiple, percent, percentRange, points } from '../format.ts';
import { samplesToProve } from '../stats/feasibility.ts';
import { newMemory } from './memory.ts';
import { differenceBounds, pairAt } from './paired.ts';
import type { PricedCandidate, RecommendQuestion } from './recommend.ts';
import { repeatsOf } from './repeats.ts';
import { FEWEST_UNITS, kindOf, studyOf } from './study.ts';
import type { CandidateFinding, Recommendation } from './types.ts';

type Words = Pick<Recommendation, 'headline' | 'reason'>;

/** Headline and reason for a pick: the claim, its certainty, what it saves, what could be cheaper. */
export function pickWords(
  question: RecommendQuestion,
  pick: number,
): Words & Pick<Recommendation, 'pick'> {
  const { findings, candidates, input } = question;
  const { reference } = input.memory ?? newMemory(input);
  const isReference = pick === reference;
  const claim = isReference
    ? referenceClaim(question, pick)
    : provenClaim(question, pick, reference);
  const reason = [claim.reason, ...cheaperCaveat(question, pick)].join(' ');
  const probability = findings[pick]!.probability ?? 1;
  return {
    headline: `${claim.headline}, ${dollars(candidates[pick]!.monthlySpend)} a month`,
    reason,
    pick: { candidate: pick, reason, probability },
  };
}

function provenClaim(question: RecommendQuestion, pick: number, reference: number | null): Words {
  const { findings, candidates, input } = question;
  const { label } = candidates[pick]!;
  const score = scoreWords(findings[pick]!, input.continuous);
  const where = input.estimand === 'these-samples' ? 'on these samples' : 'on new inputs';
  const clears =
    input.bar.kind === 'absolute'
      ? `It clears your bar: 95% sure that it reaches at least ${percent(input.bar.rate)} ${where}`
      : `It is close enough: 95% sure that it is at most ${points(input.bar.within)} worse ${where} ` +
        `than ${candidates[reference!]!.label}`;
  const saving = savingWords(question, pick);
  return {
    headline: `${label} is good enough: ${score}`,
    reason: saving ? `${clears}, and ${saving}.` : `${clears}.`,
  };
}

function scoreWords({ score }: CandidateFinding, continuous: boolean): string {
  return `${percent(score ?? 0)} ${continuous ? 'on average' : 'right'}`;
}

/** Against the model in use, else the dearest proven, else the dearest of all. */
function savingWords({ candidates, findings, current, volume }: RecommendQuestion, pick: number) {
  const mine = candidates[pick]!;
  if (mine.name === current) return 'it is what you use today';
  const rivals = candidates.filter((_, index) => index !== pick);
  const proven = rivals.filter(
    ({ name }) => findings.find((finding) => finding.name === name)?.verdict === 'proven',
  );
  const today = rivals.find(({ name }) => name === current);
  const rival = today ?? dearest(proven) ?? dearest(rivals);
  if (!rival || rival.costPerCall === mine.costPerCall) return null;
  const named = today ? `${rival.label}, which you use today` : rival.label;
  const apart = dollars(Math.abs(rival.monthlySpend - mine.monthlySpend));
  const calls = count(volume, 'call');
  return rival.costPerCall > mine.costPerCall
    ? `it costs ${fraction(mine, rival)} ${named}: ${apart} a month less at ${calls}`
    : `it costs ${multiple(mine.costPerCall / rival.costPerCall)} as much as ${named}: ${apart} a month more at ${calls}`;
}

function dearest(candidates: readonly PricedCandidate[]): PricedCandidate | undefined {
  return candidates.toSorted((a, b) => b.costPerCall - a.costPerCall)[0];
}

function fraction(mine: PricedCandidate, rival: PricedCandidate): string {
  const times = rival.costPerCall / mine.costPerCall;
  return times >= 1.95 ? `1/${count(Math.round(times), 'of', 'of')}` : `${percent(1 / times)} of`;
}

/** Cheaper candidates that were not proven though they may well be good enough. */
function cheaperCaveat({ findings, candidates }: RecommendQuestion, pick: number): string[] {
  const cheaper = [...findings.keys()].filter(
    (index) => candidates[index]!.costPerCall < candidates[pick]!.costPerCall,
  );
  const likely = cheaper.filter((index) => findings[index]!.verdict === 'likely');
  const notRun = cheaper.filter((index) => findings[index]!.verdict === 'not run');
  const named = (indexes: readonly number[]) =>
    indexes.map((index) => candidates[index]!.label).join(', ');
  return [
    ...likely.map(
      (index) =>
        `${candidates[index]!.label} is cheaper and probably good enough too ` +
        `(${percent(findings[index]!.probability!)}), but not proven.`,
    ),
    ...(notRun.length > 0 ? [`Cheaper but not tried: ${named(notRun)}.`] : []),
  ];
}

function referenceClaim(question: RecommendQuestion, reference: number): Words {
  const { input, candidates } = question;
  const { label } = candidates[reference]!;
  const margin = input.bar.kind === 'relative' ? points(input.bar.within) : '';
  const closest = closestWords(question, reference);
  return {
    headline: `Keep ${label}: no cheaper model is proven to come within ${margin} of it`,
    reason: closest ?? `Every cheaper model is more than ${margin} worse, with 95% certainty.`,
  };
}

/** The likeliest of the undecided candidates and how far it is from the reference. */
function closestWords(question: RecommendQuestion, reference: number): string | null {
  const { input, findings, candidates } = question;
  const closest = likeliestFirst(findings).find(
    (index) =>
      index !== reference &&
      findings[index]!.verdict !== 'ruled out' &&
      findings[index]!.scored > 0,
  );
  if (closest === undefined) return null;
  const study = studyOf(input);
  const look = { n: study.units.length, repeats: input.repeats, reference: input.repeats };
  const pair = pairAt(study, { candidate: closest, reference }, look);
  const { d, lo, hi } = differenceBounds(pair, 1.959964, kindOf(study));
  const [mine, dear] = [candidates[closest]!, candidates[reference]!];
  const apart = `difference ${signed(d)} points, ${signed(lo)} to ${signed(hi)}`;
  return lo <= 0 && hi >= 0
    ? `${mine.label} and ${dear.label} can't be told apart on these samples (${apart}); ` +
        `${mine.label} costs ${fraction(mine, dear)} ${dear.label}. More samples could prove it.`
    : `Closest: ${mine.label} (${apart}).`;
}

function signed(share: number): string {
  const value = Math.round(share * 100);
  return value > 0 ? `+${value}` : `${value}`;
}

function likeliestFirst(findings: readonly CandidateFinding[]): number[] {
  return [...findings.keys()].toSorted(
    (a, b) => (findings[b]!.probability ?? -1) - (findings[a]!.probability ?? -1),
  );
}

/** Headline and reason when there is no pick: why, the likeliest candidate, and the ways on. */
export function noPickWords(question: RecommendQuestion, ending: Recommendation['ending']): Words {
  switch (ending) {
    case 'none good enough':
      return noneGoodEnough(question);
    case 'budget ended':
      return endedEarly(question, 'The budget ended before a model was proven', [
        'Raise the budget to go on; every finished trial is kept.',
      ]);
    case 'provider failed':
      return endedEarly(question, 'A provider failed before a model was proven', [
        'Finish it when the provider is back; every finished trial is kept.',
      ]);
    case 'cancelled':
      return endedEarly(question, 'Cancelled before a model was proven', []);
    default:
      return notEnough(question);
  }
}

function noneGoodEnough({ input, findings, candidates }: RecommendQuestion): Words {
  const best = [...findings.keys()].toSorted(
    (a, b) => (findings[b]!.score ?? -1) - (findings[a]!.score ?? -1),
  )[0]!;
  const { score, interval } = findings[best]!;
  const many = findings.length === 1 ? 'The one model' : `None of the ${findings.length} models`;
  const failing = failingEverywhere(findings);
  const look =
    failing > 0
      ? `look at the ${count(failing, 'sample')} that all of them fail`
      : 'look at what they get wrong';
  return {
    headline: `${many} ${findings.length === 1 ? 'does not reach' : 'reaches'} ${barWords(input.bar)}`,
    reason:
      `Best: ${candidates[best]!.label} with ${percent(score ?? 0)} (${percentRange(interval ?? [0, 1])}). ` +
      `Three ways on: ${look}, add context, or lower the bar.`,
  };
}

function failingEverywhere(findings: readonly CandidateFinding[]): number {
  const [first, ...others] = findings.filter(({ scored }) => scored > 0);
  if (!first) return 0;
  return first.alwaysFailing.filter((sample) =>
    others.every(({ alwaysFailing }) => alwaysFailing.includes(sample)),
  ).length;
}

function barWords(bar: RecommendQuestion['input']['bar']): string {
  return bar.kind === 'absolute'
    ? percent(bar.rate)
    : `within ${points(bar.within)} of the reference`;
}

function endedEarly(question: RecommendQuestion, headline: string, ways: readonly string[]): Words {
  const { findings } = question;
  const done = findings.reduce((sum, { scored, missing }) => sum + scored + missing, 0);
  const soFar = `Proven so far: nothing, after ${count(done, 'trial')}.`;
  return {
    headline,
    reason: [soFar, ...likeliestWords(question), ...leftWords(question), ...ways].join(' '),
  };
}

/** Who is out, and who was never tried. */
function leftWords({ findings, candidates }: RecommendQuestion): string[] {
  const labels = (verdict: CandidateFinding['verdict']) =>
    [...findings.keys()]
      .filter((index) => findings[index]!.verdict === verdict)
      .map((index) => candidates[index]!.label)
      .join(', ');
  const [out, untried] = [labels('ruled out'), labels('not run')];
  return [...(out ? [`Ruled out: ${out}.`] : []), ...(untried ? [`Not tried: ${untried}.`] : [])];
}

function notEnough(question: RecommendQuestion): Words {
  const { input, findings, candidates } = question;
  const best = likeliest(findings);
  const { probability, score, interval } = findings[best ?? 0]!;
  if (best === null || probability! < 0.5) {
    const headline = `No model is proven to reach ${barWords(input.bar)}`;
    return { headline, reason: likeliestWords(question).join(' ') || 'Nothing could be scored.' };
  }
  const far = `${percent(score!)} so far, ${percentRange(interval!)} on new inputs.`;
  return {
    headline: `Not enough evidence: ${candidates[best]!.label} is probably good enough (${percent(probability!)})`,
    reason: [far, ...moreWords(question, best)].join(' '),
  };
}

function likeliest(findings: readonly CandidateFinding[]): number | null {
  const open = likeliestFirst(findings).find(
    (index) => findings[index]!.probability !== null && findings[index]!.verdict !== 'ruled out',
  );
  return open ?? null;
}

/** The likeliest candidate that isn't out, and how many more samples would prove it. */
function likeliestWords(question: RecommendQuestion): string[] {
  const { input, findings, candidates } = question;
  const best = likeliest(findings);
  if (best === null) return [];
  const { score, probability, interval } = findings[best]!;
  const { label } = candidates[best]!;
  const known =
    `Likeliest: ${label} with ${percent(score!)} (${percentRange(interval!)}), good enough with a ` +
    `probability of ${percent(probability!)}.`;
  return input.bar.kind === 'relative' ? [known] : [known, ...moreWords(question, best)];
}

/** How many more samples would prove a candidate at its score so far, and their price. */
function moreWords({ input, findings, candidates }: RecommendQuestion, index: number): string[] {
  if (input.bar.kind === 'relative') return [];
  const { costPerCall } = candidates[index]!;
  const { score } = findings[index]!;
  const more = moreSamples(score!, input.bar.rate, studyOf(input).units.length);
  if (more === null) {
    return ['Its score so far is not above the bar: more samples alone are unlikely to prove it.'];
  }
  const price = dollars(more * repeatsOf(input, index) * costPerCall);
  return [`To be 95% sure: about ${count(more, 'more sample', 'more samples')}, ${price}.`];
}

/** About how many samples are lacking to prove `rate` at this score; null when none would do. */
function moreSamples(score: number, rate: number, samples: number): number | null {
  const needed = samplesToProve(score, rate);
  return needed === null || needed > 100_000
    ? null
    : Math.max(5, needed - samples, FEWEST_UNITS - samples);
}
