import {
  chosenPercent,
  count,
  exactDollars,
  percent,
  percentRange,
  points,
  wholeNumber,
} from '../format.ts';
import { withinWords } from '../plan/speed-words.ts';
import { cheapestReference } from './cheapest-reference.ts';
import type { CandidateFinding } from './finding.ts';
import { cheapestUnproven, likeliest } from './likeliest.ts';
import { monthlyCostWords } from './monthly-cost-words.ts';
import { moreWords } from './more-words.ts';
import { quickWords } from './quick-words.ts';
import type { RatedCandidate, RecommendQuestion } from './recommend-question.ts';
import type { Grade, Recommendation } from './recommendation.ts';
import { rightWords } from './right-words.ts';
import { savingWords } from './saving-words.ts';
import { sentences } from './sentences.ts';

type Words = Pick<Recommendation, 'headline' | 'reason'>;

/** Headline and reason when nobody is proven: why, the likeliest candidate, and the ways on. */
export function noProofWords(question: RecommendQuestion, ending: Recommendation['ending']): Words {
  switch (ending) {
    case 'none good enough':
      return noneGoodEnough(question);
    case 'budget ended':
      return moneyEnded(question);
    case 'provider failed':
      return {
        headline: 'A provider failed before a model was proven',
        reason: sentences(
          ...providerWords(question),
          keptWords(question, 'No call has an answer that could be scored.'),
          likeliestWords(question),
        ),
      };
    case 'cancelled':
      return {
        headline: 'Cancelled before a model was proven',
        reason: sentences(keptWords(question, 'No call had ended.'), likeliestWords(question)),
      };
    default:
      return notEnough(question);
  }
}

function moneyEnded(question: RecommendQuestion): Words {
  const { cap } = question.ended;
  const what = cap === null ? 'The budget' : 'What is left of it';
  // The headline of a spent budget says already that it is kept.
  const isWhat = cap === null ? 'made' : 'done and kept';
  const kept = keptWords(question, `${what} does not cover one call at its worst.`, isWhat);
  const likely = likeliestWords(question);
  if (cap !== null) {
    return {
      headline: 'Stopped: a cap for this month is reached',
      reason: sentences(kept, likely, cap),
    };
  }
  return {
    headline: stoppedWords(question),
    reason: sentences(kept, likely, 'Raise the budget to go on.'),
  };
}

function noneGoodEnough(question: RecommendQuestion): Words {
  const { input, candidates } = question;
  const findings = candidates.map(({ finding }) => finding);
  const [best] = candidates.toSorted(
    (a, b) => (b.finding.score ?? -1) - (a.finding.score ?? -1) || a.monthlySpend - b.monthlySpend,
  );
  const many = findings.length === 1 ? 'The one model' : `None of the ${findings.length} models`;
  const failing = failingEverywhere(findings);
  const fail = failing === 1 ? 'fails' : 'fail';
  const look =
    failing > 0 && findings.length > 1
      ? `${count(failing, 'sample')} ${fail} with every model: check the expected ${failing === 1 ? 'answer' : 'answers'} first.`
      : 'Look at what they get wrong, add context, or lower the bar.';
  return {
    headline: `${many} ${findings.length === 1 ? 'does not reach' : 'reaches'} ${barWords(input)}`,
    reason: sentences(
      best ? `Best: ${best.label} with ${scoreSoFar(best)}.` : null,
      fewAnswersWords(findings),
      look,
    ),
  };
}

/** What a verdict rests on that few answers led to; null where there were more. */
function fewAnswersWords(findings: readonly CandidateFinding[]): string | null {
  const most = Math.max(...findings.map(({ scored }) => scored));
  return most < FEW_ANSWERS
    ? `That rests on ${count(most, 'answer')}: up to 1 good model in 10 is ruled out by chance.`
    : null;
}

const FEW_ANSWERS = 10;

function failingEverywhere(findings: readonly CandidateFinding[]): number {
  const [first, ...others] = findings.filter(
    ({ verdict, scored }) => verdict !== 'not run' && scored > 0,
  );
  if (!first) return 0;
  return first.alwaysFailing.filter((sample) =>
    others.every(({ alwaysFailing }) => alwaysFailing.includes(sample)),
  ).length;
}

function barWords({ bar, latency }: RecommendQuestion['input']): string {
  const right =
    bar.kind === 'absolute'
      ? chosenPercent(bar.rate)
      : `within ${points(bar.within)} of the reference`;
  if (!latency) return right;
  return `${right} with ${chosenPercent(latency.share)} of calls ${withinWords(latency)}`;
}

/** "Stopped at $2.00: 61% of the plan is done and kept" */
function stoppedWords({ budgetUsd, candidates }: RecommendQuestion): string {
  const stopped = `Stopped at ${exactDollars(budgetUsd)}`;
  const { done, planned } = callsOf(candidates);
  if (done === 0) return `${stopped}: the budget is spent`;
  return `${stopped}: ${percent(done / planned)} of the plan is done and kept`;
}

/** How far an evaluation is that something ended early. */
function keptWords(
  { candidates }: RecommendQuestion,
  untried: string,
  isWhat: 'made' | 'done and kept' = 'done and kept',
): string {
  const { done, planned } = callsOf(candidates);
  if (done === 0) return untried;
  const are = done === 1 ? 'is' : 'are';
  return `Nothing is proven so far; ${wholeNumber(done)} of at most ${count(planned, 'call')} ${are} ${isWhat}.`;
}

function callsOf(candidates: readonly RatedCandidate[]): { done: number; planned: number } {
  return {
    done: candidates.reduce((sum, { finding }) => sum + finding.scored, 0),
    planned: candidates.reduce((sum, { finding }) => sum + finding.planned, 0),
  };
}

/** "…; its 3 models have 38% of their calls." */
function providerWords({ ended, candidates }: RecommendQuestion): readonly string[] {
  if (ended.providers.length === 0) {
    return ['Each call was tried several times: ask again when the provider is back.'];
  }
  return ended.providers.map(({ says, candidates: indexes }) => {
    const { done, planned } = callsOf(candidates.filter(({ index }) => indexes.includes(index)));
    const have = indexes.length === 1 ? 'model has' : `${indexes.length} models have`;
    return `${says} Its ${have} ${percent(done / planned)} of ${indexes.length === 1 ? 'its' : 'their'} calls.`;
  });
}

function notEnough(question: RecommendQuestion): Words {
  const { input, candidates } = question;
  const unproven = cheapestUnproven(candidates);
  if (unproven) return unprovenWords(question, unproven);
  const kept = cheapestReference(question);
  if (kept) {
    return {
      headline: 'Nothing to prove: no model costs less than the one they are measured against',
      reason: `That is ${kept.label} (${monthlyCostWords(kept)}). Keep it, or name a more expensive one in the bar.`,
    };
  }
  const best = likeliest(candidates);
  const more = best === null ? null : moreWords(question, best);
  return {
    headline: `Not enough evidence: no model is proven to reach ${barWords(input)}`,
    reason: sentences(
      likeliestWords(question) ?? 'None of those tried is likely to reach it.',
      more,
    ),
  };
}

/** A pick that is not proven: how sure, from what, what would make it 95%, what it saves. */
function unprovenWords(
  question: RecommendQuestion,
  { candidate, grade }: { candidate: RatedCandidate; grade: Grade },
): Words {
  const { label, finding } = candidate;
  const probability = finding.probability ?? 0;
  const price = monthlyCostWords(candidate);
  const rest = [
    evidenceWords(question, candidate),
    quickWords(question.input, finding),
    moreWords(question, candidate),
    savingWords(question, candidate),
  ];
  if (grade === 'likely') {
    return {
      headline: `${label} is probably good enough (${percent(probability)}), ${price}`,
      reason: sentences('Not enough evidence to be sure:', ...rest),
    };
  }
  const oneIn = wholeNumber(Math.max(2, Math.round(1 / (1 - probability))));
  return {
    headline: `Best guess: ${label} (about ${percent(probability)}), ${price}`,
    reason: sentences(`One in ${oneIn} such guesses is wrong.`, ...rest),
  };
}

function evidenceWords({ input }: RecommendQuestion, { finding }: RatedCandidate): string {
  const { score, interval } = claimOf(finding);
  const where = input.estimand === 'these-samples' ? 'on these samples' : 'on new inputs';
  const right = rightWords(input, finding);
  const scoreWords = right ? right.replace(/\.$/, ';') : `${percent(score)} so far,`;
  return `${scoreWords} ${percentRange(interval)} ${where}.`;
}

/** What the claim is about: a candidate's score with the interval that carries the claim. */
function claimOf({ score, interval90 }: CandidateFinding) {
  return { score: score ?? 0, interval: interval90 ?? ([0, 1] as const) };
}

/** "98% (91-100)" */
function scoreSoFar({ finding }: RatedCandidate): string {
  const { score, interval } = claimOf(finding);
  return `${percent(score)} (${percentRange(interval).slice(0, -1)})`;
}

/** The likeliest candidate that isn't out. */
function likeliestWords(question: RecommendQuestion): string | null {
  const best = likeliest(question.candidates);
  if (best === null) return null;
  return (
    `Likeliest: ${best.label} with ${scoreSoFar(best)}, good enough with a ` +
    `probability of ${percent(best.finding.probability ?? 0)}.`
  );
}
