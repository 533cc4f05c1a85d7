import { differenceBounds, pairAt } from '../evidence/paired.ts';
import { kindOf, studyOf } from '../evidence/study.ts';
import { count, percent, percentDown, points, wholeNumber } from '../format.ts';
import { newMemory } from '../plan/memory.ts';
import { ALPHA, TWO_SIDED_95 } from '../stats/levels.ts';
import type { CandidateFinding } from './finding.ts';
import { likeliestFirst } from './likeliest.ts';
import { monthWords } from './month-words.ts';
import { moreWords } from './more-words.ts';
import { quickWords } from './quick-words.ts';
import type { RecommendQuestion } from './recommend-question.ts';
import type { Recommendation } from './recommendation.ts';
import { rightWords } from './right-words.ts';
import { fraction, savingWords } from './saving-words.ts';
import { sentences } from './sentences.ts';

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
  const reason = [
    claim.reason,
    ...familyWords(question, pick, reference),
    ...cheaperCaveat(question, pick),
  ].join(' ');
  const probability = findings[pick]!.probability ?? 1;
  return {
    headline: claim.headline,
    reason,
    pick: { candidate: pick, reason, probability, grade: 'proven' },
  };
}

function provenClaim(question: RecommendQuestion, pick: number, reference: number | null): Words {
  const { findings, candidates, input } = question;
  const { label } = candidates[pick]!;
  const score = scoreWords(findings[pick]!, input.continuous);
  const where = input.estimand === 'these-samples' ? 'on these samples' : 'on new inputs';
  const clears =
    input.bar.kind === 'absolute'
      ? atLeastWords(question, pick, input.bar.rate)
      : `It is close enough: 95% sure that ${where} it is at most ${points(input.bar.within)} worse ` +
        `than ${candidates[reference!]!.label}.`;
  return {
    headline: `${label} is good enough: ${score}, ${monthWords(candidates[pick]!)}`,
    reason: sentences(
      rightWords(question, pick),
      clears,
      quickWords(question, pick),
      savingWords(question, pick),
    ),
  };
}

/** The rate that it reaches at least; of an exact test its inversion, else "about". */
function atLeastWords({ input, findings }: RecommendQuestion, pick: number, bar: number): string {
  const { atLeast, test } = findings[pick]!;
  const rate = `${test === 'exact' ? '' : 'about '}${percentDown(atLeast ?? bar)}`;
  const where = input.estimand === 'these-samples' ? 'on these samples' : 'on new inputs';
  const claim = input.continuous
    ? `it scores at least ${rate} on average ${where}`
    : `it is right at least ${rate} of the time ${where}`;
  return `95% sure that ${claim}; your bar is ${percent(bar)}.`;
}

/** What certainty a proof has where several models were tried: each could have passed by luck. */
function familyWords(
  { findings, input }: RecommendQuestion,
  pick: number,
  reference: number | null,
): string[] {
  const tried = findings.filter(
    ({ alpha, scored }, index) => index !== reference && alpha !== null && scored > 0,
  ).length;
  const { alpha } = findings[pick]!;
  if (tried < 2 || alpha === null) return [];
  return [
    alpha < ALPHA
      ? `The 5% are shared by all ${count(input.candidates.length, 'model')}.`
      : `Each model tried had a 5% chance to pass by luck; ${wholeNumber(tried)} were tried.`,
  ];
}

function scoreWords({ score }: CandidateFinding, continuous: boolean): string {
  return `${percent(score ?? 0)} ${continuous ? 'on average' : 'right'}`;
}

/** Models named in a sentence; more are counted. */
const NAMED = 3;

/** Cheaper candidates that were not proven though they may well be good enough. */
function cheaperCaveat({ findings, candidates }: RecommendQuestion, pick: number): string[] {
  const cheaper = [...findings.keys()].filter(
    (index) => candidates[index]!.monthlySpend < candidates[pick]!.monthlySpend,
  );
  const likely = cheaper.filter((index) => findings[index]!.verdict === 'likely');
  const notRun = cheaper.filter((index) => findings[index]!.verdict === 'not run');
  const labels = notRun.slice(0, NAMED).map((index) => candidates[index]!.label);
  const more = notRun.length > NAMED ? ` and ${wholeNumber(notRun.length - NAMED)} more` : '';
  return [
    ...likely.map(
      (index) =>
        `${candidates[index]!.label} is cheaper and probably good enough too ` +
        `(${percent(findings[index]!.probability!)}), but not proven.`,
    ),
    ...(notRun.length > 0 ? [`Cheaper but not tried: ${labels.join(', ')}${more}.`] : []),
  ];
}

function referenceClaim(question: RecommendQuestion, reference: number): Words {
  const { input, candidates } = question;
  const { label } = candidates[reference]!;
  const margin = input.bar.kind === 'relative' ? points(input.bar.within) : '';
  const closest = closestWords(question, reference);
  return {
    headline:
      `Keep ${label} (${monthWords(candidates[reference]!)}): ` +
      `no cheaper model is proven to come within ${margin} of it`,
    reason: closest ?? `Every cheaper model is very likely more than ${margin} worse.`,
  };
}

/** The likeliest of the undecided candidates and how far it is from the reference. */
function closestWords(question: RecommendQuestion, reference: number): string | null {
  const { input, findings, candidates } = question;
  const closest = likeliestFirst(findings).find(
    (index) => index !== reference && !['not run', 'ruled out'].includes(findings[index]!.verdict),
  );
  if (closest === undefined) return null;
  const study = studyOf(input);
  const look = { n: study.units.length, repeats: input.repeats, reference: input.repeats };
  const pair = pairAt(study, { candidate: closest, reference }, look);
  const { d, lo, hi } = differenceBounds(pair, TWO_SIDED_95, kindOf(study));
  const [mine, expensive] = [candidates[closest]!, candidates[reference]!];
  const apart = `difference ${signedPoints(d)}, ${signed(lo)} to ${signed(hi)}`;
  const isEarly = pair.a.x.length < study.units.length;
  if (isEarly && input.memory?.candidates[closest]?.decision === 'cannot be proven') {
    const shared = count(pair.a.x.length, 'shared sample');
    return `Closest: ${mine.label}, given up after ${shared} (difference ${signedPoints(d)}).`;
  }
  return lo <= 0 && hi >= 0
    ? `${mine.label} and ${expensive.label} can't be told apart on these samples (${apart}); ` +
        `${mine.label} costs ${fraction(expensive.monthlySpend / mine.monthlySpend)} ${expensive.label}. ${moreWords(question, closest)}`
    : `Closest: ${mine.label} (${apart}).`;
}

function signedPoints(share: number): string {
  const value = Math.round(share * 100);
  return `${signed(share)} ${Math.abs(value) === 1 ? 'point' : 'points'}`;
}

function signed(share: number): string {
  const value = Math.round(share * 100);
  return value > 0 ? `+${value}` : `${value}`;
}
