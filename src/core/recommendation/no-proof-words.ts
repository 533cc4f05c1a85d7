import { count, dollars, percent, percentRange, points, wholeNumber } from '../format.ts';
import { withinWords } from '../plan/speed-words.ts';
import type { CandidateFinding } from './finding.ts';
import { cheapestUnproven, likeliest } from './likeliest.ts';
import { monthWords } from './month-words.ts';
import { moreWords } from './more-words.ts';
import { quickWords } from './quick-words.ts';
import type { RecommendQuestion } from './recommend-question.ts';
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
      headline: 'Stopped: a cap for this month is used up',
      reason: sentences(kept, likely, cap),
    };
  }
  return {
    headline: stoppedWords(question),
    reason: sentences(kept, likely, 'Raise the budget to go on.'),
  };
}

function noneGoodEnough(question: RecommendQuestion): Words {
  const { input, findings, candidates } = question;
  const best = [...findings.keys()].toSorted(
    (a, b) => (findings[b]!.score ?? -1) - (findings[a]!.score ?? -1),
  )[0]!;
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
      `Best: ${candidates[best]!.label} with ${soFar(question, best)}.`,
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
    bar.kind === 'absolute' ? percent(bar.rate) : `within ${points(bar.within)} of the reference`;
  if (!latency) return right;
  return `${right} with ${percent(latency.share)} of calls ${withinWords(latency)}`;
}

/** "Stopped at $2.00: 61% of the plan is done and kept" */
function stoppedWords({ budgetUsd, findings }: RecommendQuestion): string {
  const stopped = `Stopped at ${dollars(budgetUsd)}`;
  const { done, planned } = callsOf(findings);
  if (done === 0) return `${stopped}: the budget is spent`;
  return `${stopped}: ${percent(done / planned)} of the plan is done and kept`;
}

/** How far an evaluation is that something ended early. */
function keptWords(
  { findings }: RecommendQuestion,
  untried: string,
  isWhat: 'made' | 'done and kept' = 'done and kept',
): string {
  const { done, planned } = callsOf(findings);
  if (done === 0) return untried;
  const are = done === 1 ? 'is' : 'are';
  return `Nothing is proven so far; ${wholeNumber(done)} of at most ${count(planned, 'call')} ${are} ${isWhat}.`;
}

function callsOf(findings: readonly CandidateFinding[]): { done: number; planned: number } {
  return {
    done: findings.reduce((sum, { scored }) => sum + scored, 0),
    planned: findings.reduce((sum, { planned }) => sum + planned, 0),
  };
}

/** "…; its 3 models have 38% of their calls." */
function providerWords({ ended, findings }: RecommendQuestion): readonly string[] {
  if (ended.providers.length === 0) {
    return ['Each call was tried several times: ask again when the provider is back.'];
  }
  return ended.providers.map(({ says, candidates }) => {
    const { done, planned } = callsOf(candidates.map((index) => findings[index]!));
    const have = candidates.length === 1 ? 'model has' : `${candidates.length} models have`;
    return `${says} Its ${have} ${percent(done / planned)} of ${candidates.length === 1 ? 'its' : 'their'} calls.`;
  });
}

function notEnough(question: RecommendQuestion): Words {
  const { input, findings } = question;
  const unproven = cheapestUnproven(question);
  if (unproven) return unprovenWords(question, unproven);
  const best = likeliest(findings);
  const more = best === null ? null : moreWords(question, best);
  return {
    headline: `Not enough evidence: no model is proven to reach ${barWords(input)}`,
    reason: sentences(likeliestWords(question) ?? 'None of those tried is likely to.', more),
  };
}

/** A pick that is not proven: how sure, from what, what would make it 95%, what it saves. */
function unprovenWords(
  question: RecommendQuestion,
  { candidate, grade }: { candidate: number; grade: Grade },
): Words {
  const { label } = question.candidates[candidate]!;
  const probability = question.findings[candidate]!.probability!;
  const price = monthWords(question.candidates[candidate]!);
  const rest = [
    evidenceWords(question, candidate),
    quickWords(question, candidate),
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

function evidenceWords(question: RecommendQuestion, candidate: number): string {
  const { score, interval, where } = claimOf(question, candidate);
  const right = rightWords(question, candidate);
  const scoreWords = right ? right.replace(/\.$/, ';') : `${percent(score)} so far,`;
  return `${scoreWords} ${percentRange(interval)} ${where}.`;
}

/** What the claim is about: a candidate's score with the interval that carries the claim. */
function claimOf({ input, findings }: RecommendQuestion, index: number) {
  const { score, interval90 } = findings[index]!;
  return {
    score: score ?? 0,
    interval: interval90 ?? ([0, 1] as const),
    where: input.estimand === 'these-samples' ? 'on these samples' : 'on new inputs',
  };
}

/** "98% (91-100)" */
function soFar(question: RecommendQuestion, index: number): string {
  const { score, interval } = claimOf(question, index);
  return `${percent(score)} (${percentRange(interval).slice(0, -1)})`;
}

/** The likeliest candidate that isn't out. */
function likeliestWords(question: RecommendQuestion): string | null {
  const { findings, candidates } = question;
  const best = likeliest(findings);
  if (best === null) return null;
  const { probability } = findings[best]!;
  const { label } = candidates[best]!;
  return (
    `Likeliest: ${label} with ${soFar(question, best)}, good enough with a ` +
    `probability of ${percent(probability!)}.`
  );
}
