import { differenceBounds, pairAt } from '../evidence/paired.ts';
import { kindOf, studyOf } from '../evidence/study.ts';
import { chosenPercent, count, percent, percentDown, points, wholeNumber } from '../format.ts';
import { newMemory } from '../plan/memory.ts';
import type { PlanInput } from '../plan/plan-input.ts';
import { ALPHA, TWO_SIDED_95 } from '../stats/levels.ts';
import type { CandidateFinding } from './finding.ts';
import { likeliest } from './likeliest.ts';
import { monthlyCostWords } from './monthly-cost-words.ts';
import { moreWords } from './more-words.ts';
import { quickWords } from './quick-words.ts';
import type { RatedCandidate, RecommendQuestion } from './recommend-question.ts';
import type { Recommendation } from './recommendation.ts';
import { rightWords } from './right-words.ts';
import { costsWords, savingWords } from './saving-words.ts';
import { sentences } from './sentences.ts';

type Words = Pick<Recommendation, 'headline' | 'reason'>;

/** Headline and reason for a pick: the claim, its certainty, what it saves, what could be cheaper. */
export function pickWords(
  question: RecommendQuestion,
  pick: RatedCandidate,
): Words & Pick<Recommendation, 'pick'> {
  const { input } = question;
  const { reference } = input.memory ?? newMemory(input);
  const isReference = pick.index === reference;
  const claim = isReference
    ? referenceClaim(question, pick)
    : provenClaim(question, pick, reference);
  const reason = [
    claim.reason,
    ...familyWords(question, pick, reference),
    ...cheaperCaveat(question, pick),
  ].join(' ');
  const probability = pick.finding.probability ?? 1;
  return {
    headline: claim.headline,
    reason,
    pick: { candidate: pick.index, reason, probability, grade: 'proven' },
  };
}

function provenClaim(
  question: RecommendQuestion,
  pick: RatedCandidate,
  reference: number | null,
): Words {
  const { candidates, input } = question;
  const { label, finding } = pick;
  const score = scoreWords(finding, input.continuous);
  const where = input.estimand === 'these-samples' ? 'on these samples' : 'on new inputs';
  const clears =
    input.bar.kind === 'absolute'
      ? atLeastWords(input, finding, input.bar.rate)
      : `It is close enough: 95% sure that ${where} it is at most ${points(input.bar.within)} worse ` +
        `than ${candidates[reference ?? -1]?.label ?? 'the reference'}.`;
  return {
    headline: `${label} is good enough: ${score}, ${monthlyCostWords(pick)}`,
    reason: sentences(
      rightWords(input, finding),
      clears,
      quickWords(input, finding),
      savingWords(question, pick),
    ),
  };
}

/** The rate that it reaches at least; of an exact test its inversion, else "about". */
function atLeastWords(input: PlanInput, { atLeast, test }: CandidateFinding, bar: number): string {
  const rate = `${test === 'exact' ? '' : 'about '}${percentDown(atLeast ?? bar)}`;
  const where = input.estimand === 'these-samples' ? 'on these samples' : 'on new inputs';
  const claim = input.continuous
    ? `it scores at least ${rate} on average ${where}`
    : `it is right at least ${rate} of the time ${where}`;
  return `95% sure that ${claim}; your bar is ${chosenPercent(bar)}.`;
}

/** What certainty a proof has where several models were tried: each could have passed by luck. */
function familyWords(
  { candidates }: RecommendQuestion,
  { finding: { alpha } }: RatedCandidate,
  reference: number | null,
): string[] {
  const tried = candidates.filter(
    ({ finding, index }) => index !== reference && finding.alpha !== null && finding.scored > 0,
  ).length;
  if (tried < 2 || alpha === null) return [];
  return [
    alpha < ALPHA
      ? `The 5% are shared by all ${count(candidates.length, 'model')}.`
      : `Each model tried had a 5% chance to pass by luck; ${wholeNumber(tried)} were tried.`,
  ];
}

function scoreWords({ score }: CandidateFinding, continuous: boolean): string {
  return `${percent(score ?? 0)} ${continuous ? 'on average' : 'right'}`;
}

/** Models named in a sentence; more are counted. */
const NAMED = 3;

/** Cheaper candidates that were not proven though they may well be good enough. */
function cheaperCaveat({ candidates }: RecommendQuestion, pick: RatedCandidate): string[] {
  const cheaper = candidates.filter(({ monthlySpend }) => monthlySpend < pick.monthlySpend);
  const likely = cheaper.filter(({ finding }) => finding.verdict === 'likely');
  const notRun = cheaper.filter(({ finding }) => finding.verdict === 'not run');
  const labels = notRun.slice(0, NAMED).map(({ label }) => label);
  const more = notRun.length > NAMED ? ` and ${wholeNumber(notRun.length - NAMED)} more` : '';
  return [
    ...likely.map(
      ({ label, finding }) =>
        `${label} is cheaper and probably good enough too ` +
        `(${percent(finding.probability ?? 0)}), but not proven.`,
    ),
    ...(notRun.length > 0 ? [`Cheaper but not tried: ${labels.join(', ')}${more}.`] : []),
  ];
}

function referenceClaim(question: RecommendQuestion, reference: RatedCandidate): Words {
  const { input } = question;
  const margin = input.bar.kind === 'relative' ? points(input.bar.within) : '';
  const closest = closestWords(question, reference);
  return {
    headline:
      `Keep ${reference.label} (${monthlyCostWords(reference)}): ` +
      `no cheaper model is proven to come within ${margin} of it`,
    reason: closest ?? `Every cheaper model is very likely more than ${margin} worse.`,
  };
}

/** The likeliest of the undecided candidates and how far it is from the reference. */
function closestWords(question: RecommendQuestion, reference: RatedCandidate): string | null {
  const { input, candidates } = question;
  const closest = likeliest(candidates.filter(({ index }) => index !== reference.index));
  if (closest === null) return null;
  const study = studyOf(input);
  const look = { n: study.units.length, repeats: input.repeats, reference: input.repeats };
  const pair = pairAt(study, { candidate: closest.index, reference: reference.index }, look);
  const { d, lo, hi } = differenceBounds(pair, TWO_SIDED_95, kindOf(study));
  const apart = `difference ${signedPoints(d)}, ${signed(lo)} to ${signed(hi)}`;
  const isEarly = pair.a.x.length < study.units.length;
  if (isEarly && input.memory?.candidates[closest.index]?.decision === 'cannot be proven') {
    const shared = count(pair.a.x.length, 'shared sample');
    return `Closest: ${closest.label}, given up after ${shared} (difference ${signedPoints(d)}).`;
  }
  return lo <= 0 && hi >= 0
    ? `${closest.label} and ${reference.label} can't be told apart on these samples (${apart}); ` +
        `${closest.label} ${costsWords(reference.monthlySpend / closest.monthlySpend, reference.label)}. ${moreWords(question, closest)}`
    : `Closest: ${closest.label} (${apart}).`;
}

function signedPoints(share: number): string {
  const value = Math.round(share * 100);
  return `${signed(share)} ${Math.abs(value) === 1 ? 'point' : 'points'}`;
}

function signed(share: number): string {
  const value = Math.round(share * 100);
  return value > 0 ? `+${value}` : `${value}`;
}
