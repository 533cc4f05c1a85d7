import { differenceBounds, pairAt } from '../evidence/paired.ts';
import { kindOf, studyOf } from '../evidence/study.ts';
import { count, dollars, multiple, percent, points } from '../format.ts';
import { newMemory } from '../plan/memory.ts';
import type { CandidateFinding, Recommendation } from '../plan/types.ts';
import { likeliestFirst } from './likeliest.ts';
import { moreForMargin, repeatsToCome } from './more-samples.ts';
import type { PricedCandidate, RecommendQuestion } from './recommend.ts';

type Words = Pick<Recommendation, 'headline' | 'reason'>;

/** Headline and reason for a pick: the claim, its certainty, what it saves, what could be cheaper. */
export function pickWords(
  question: RecommendQuestion,
  pick: number,
): Words & Pick<Recommendation, 'pick'> {
  const { findings, input } = question;
  const { reference } = input.memory ?? newMemory(input);
  const claim =
    pick === reference ? referenceClaim(question, pick) : provenClaim(question, pick, reference);
  const reason = [claim.reason, ...cheaperCaveat(question, pick)].join(' ');
  const probability = findings[pick]!.probability ?? 1;
  return {
    headline: claim.headline,
    reason,
    pick: { candidate: pick, reason, probability },
  };
}

function provenClaim(question: RecommendQuestion, pick: number, reference: number | null): Words {
  const { findings, candidates, input } = question;
  const { label, monthlySpend } = candidates[pick]!;
  const score = scoreWords(findings[pick]!, input.continuous);
  const where = input.estimand === 'these-samples' ? 'on these samples' : 'on new inputs';
  const clears =
    input.bar.kind === 'absolute'
      ? `It clears your bar: 95% sure that it reaches at least ${percent(input.bar.rate)} ${where}`
      : `It is close enough: 95% sure that ${where} it is at most ${points(input.bar.within)} worse ` +
        `than ${candidates[reference!]!.label}`;
  const saving = savingWords(question, pick);
  return {
    headline: `${label} is good enough: ${score}, ${dollars(monthlySpend)} a month`,
    reason: saving ? `${clears}, and ${saving}.` : `${clears}.`,
  };
}

function scoreWords({ score }: CandidateFinding, continuous: boolean): string {
  return `${percent(score ?? 0)} ${continuous ? 'on average' : 'right'}`;
}

/**
 * What a pick saves, as the end of a sentence; null where there is nothing to compare it with. Against the model in use, else the dearest proven, else the dearest of all. Of one that was never
 * called the price is a guess: "about", in two figures.
 */
export function savingWords(
  { candidates, findings, current, volume }: RecommendQuestion,
  pick: number,
): string | null {
  const mine = candidates[pick]!;
  if (mine.name === current) return 'it is what you use today';
  const findingOf = (one: PricedCandidate) => findings[candidates.indexOf(one)]!;
  const rivals = candidates.filter((_, index) => index !== pick);
  const today = rivals.find(({ name }) => name === current);
  const proven = rivals.filter((rival) => findingOf(rival).verdict === 'proven');
  const rival = today ?? dearest(proven) ?? dearest(rivals);
  if (!rival || rival.costPerCall === mine.costPerCall) return null;
  if (!today && rival.costPerCall < mine.costPerCall) return 'no cheaper model is proven';
  const guessed = findingOf(rival).scored === 0;
  const [about, told] = guessed ? ['about ', twoFigures] : ['', (value: number) => value];
  const named = today ? `${rival.label}, which you use today` : rival.label;
  const apart = `${about}${dollars(told(Math.abs(rival.monthlySpend - mine.monthlySpend)))}`;
  const calls = count(volume, 'call');
  const times = told(rival.costPerCall / mine.costPerCall);
  return times > 1
    ? `it costs ${about}${fraction(times)} ${named}: ${apart} a month less at ${calls}`
    : `it costs ${about}${multiple(1 / times)} as much as ${named}: ${apart} a month more at ${calls}`;
}

function twoFigures(value: number): number {
  return Number(value.toPrecision(2));
}

function dearest(candidates: readonly PricedCandidate[]): PricedCandidate | undefined {
  return candidates.toSorted((a, b) => b.costPerCall - a.costPerCall)[0];
}

/** What is so many times cheaper: "1/40 of", "67% of". */
function fraction(times: number): string {
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
  const { label, monthlySpend } = candidates[reference]!;
  const margin = input.bar.kind === 'relative' ? points(input.bar.within) : '';
  const closest = closestWords(question, reference);
  return {
    headline:
      `Keep ${label} (${dollars(monthlySpend)} a month): ` +
      `no cheaper model is proven to come within ${margin} of it`,
    reason: closest ?? `Every cheaper model is very likely more than ${margin} worse.`,
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
        `${mine.label} costs ${fraction(dear.costPerCall / mine.costPerCall)} ${dear.label}. ${moreWords(question, { candidate: closest, reference })}`
    : `Closest: ${mine.label} (${apart}).`;
}

/** How many more samples could prove a candidate that can't be told apart from its reference. */
function moreWords(
  { input, candidates }: RecommendQuestion,
  who: { candidate: number; reference: number },
): string {
  const study = studyOf(input);
  const more = input.bar.kind === 'relative' ? moreForMargin(study, who, input.bar.within) : null;
  if (more === null) return 'More samples alone are unlikely to prove it.';
  const [mine, dear] = [candidates[who.candidate]!, candidates[who.reference]!];
  const price = repeatsToCome(study, who.candidate) * mine.costPerCall + dear.costPerCall;
  return `About ${count(more, 'more sample', 'more samples')}, ${dollars(more * price)}, could prove it.`;
}

function signed(share: number): string {
  const value = Math.round(share * 100);
  return value > 0 ? `+${value}` : `${value}`;
}
