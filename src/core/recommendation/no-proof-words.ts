import { studyOf } from '../evidence/study.ts';
import { count, dollars, percent, percentRange, points } from '../format.ts';
import type { CandidateFinding } from './finding.ts';
import { cheapestLikely, likeliest } from './likeliest.ts';
import { moreForRate, repeatsToCome } from './more-samples.ts';
import type { RecommendQuestion } from './recommend-question.ts';
import type { Recommendation } from './recommendation.ts';
import { savingWords } from './saving-words.ts';

type Words = Pick<Recommendation, 'headline' | 'reason'>;

/** Headline and reason when nobody is proven: why, the likeliest candidate, and the ways on. */
export function noProofWords(question: RecommendQuestion, ending: Recommendation['ending']): Words {
  switch (ending) {
    case 'none good enough':
      return noneGoodEnough(question);
    case 'budget ended':
      return endedEarly(question, {
        headline: 'The budget ended before a model was proven',
        untried: 'The budget does not cover one call at its worst.',
        ways: ['Raise the budget and ask again.'],
      });
    case 'provider failed':
      return endedEarly(question, {
        headline: 'A provider failed before a model was proven',
        untried: 'No trial has a score.',
        ways:
          question.ended.providers.length > 0
            ? question.ended.providers
            : ['Each was tried several times: ask again when the provider is back.'],
      });
    case 'cancelled':
      return endedEarly(question, {
        headline: 'Cancelled before a model was proven',
        untried: 'No trial had ended.',
        ways: [],
      });
    default:
      return notEnough(question);
  }
}

function noneGoodEnough(question: RecommendQuestion): Words {
  const { input, findings, candidates } = question;
  const best = [...findings.keys()].toSorted(
    (a, b) => (findings[b]!.score ?? -1) - (findings[a]!.score ?? -1),
  )[0]!;
  const many = findings.length === 1 ? 'The one model' : `None of the ${findings.length} models`;
  const failing = failingEverywhere(findings);
  const look =
    failing > 0
      ? `look at the ${count(failing, 'sample')} that all of them fail`
      : 'look at what they get wrong';
  return {
    headline: `${many} ${findings.length === 1 ? 'does not reach' : 'reaches'} ${barWords(input.bar)}`,
    reason:
      `Best: ${candidates[best]!.label} with ${soFar(question, best)}. ` +
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

function endedEarly(
  question: RecommendQuestion,
  { headline, untried, ways }: { headline: string; untried: string; ways: readonly string[] },
): Words {
  const done = question.findings.reduce((sum, { scored }) => sum + scored, 0);
  const soFar = done === 0 ? untried : `Proven so far: nothing, after ${count(done, 'trial')}.`;
  return {
    headline,
    reason: [soFar, ...likeliestWords(question), ...leftWords(question), ...ways].join(' '),
  };
}

/** Who is out, who never answered, and who was never tried. */
function leftWords({ findings, candidates }: RecommendQuestion): string[] {
  const named = (said: string, isOne: (finding: CandidateFinding) => boolean) => {
    const labels = candidates.filter((_, index) => isOne(findings[index]!)).map((c) => c.label);
    return labels.length > 0 ? [`${said}: ${labels.join(', ')}.`] : [];
  };
  return [
    ...named('Ruled out', ({ verdict }) => verdict === 'ruled out'),
    ...named('No answer', ({ scored, missing }) => scored === 0 && missing > 0),
    ...named('Not tried', ({ scored, missing }) => scored === 0 && missing === 0),
  ];
}

function notEnough(question: RecommendQuestion): Words {
  const { input, findings, candidates } = question;
  const best = cheapestLikely(question) ?? likeliest(findings);
  const { probability } = findings[best ?? 0]!;
  if (best === null || probability! < 0.5) {
    const headline = `Not enough evidence: no model is proven to reach ${barWords(input.bar)}`;
    const more = best === null ? [] : moreWords(question, best);
    return { headline, reason: [...likeliestWords(question), ...more].join(' ') };
  }
  if (findings[best]!.verdict === 'likely') return likelyWords(question, best);
  const claim = claimOf(question, best);
  const far = `${percent(claim.score)} so far, ${percentRange(claim.interval)} ${claim.where}.`;
  return {
    headline: `Not enough evidence: ${candidates[best]!.label} is probably good enough (${percent(probability!)})`,
    reason: [far, ...moreWords(question, best)].join(' '),
  };
}

/** A pick that is likely and no more: how sure, what would make it 95%, what it saves. */
function likelyWords(question: RecommendQuestion, pick: number): Words {
  const { label, monthlySpend } = question.candidates[pick]!;
  const { score, interval, where } = claimOf(question, pick);
  const probability = percent(question.findings[pick]!.probability!);
  const saving = savingWords(question, pick);
  return {
    headline: `${label} is probably good enough (${probability}), ${dollars(monthlySpend)} a month`,
    reason: [
      `Not enough evidence to be sure: ${percent(score)} so far, ${percentRange(interval)} ${where}.`,
      ...moreWords(question, pick),
      ...(saving ? [`${saving[0]!.toUpperCase()}${saving.slice(1)}.`] : []),
    ].join(' '),
  };
}

/** What the claim is about: a candidate's score with the interval that belongs to it. */
function claimOf({ input, findings }: RecommendQuestion, index: number) {
  const { score, interval, theseSamplesInterval } = findings[index]!;
  const isThese = input.estimand === 'these-samples';
  return {
    score: score ?? 0,
    interval: (isThese ? theseSamplesInterval : interval) ?? ([0, 1] as const),
    where: isThese ? 'on these samples' : 'on new inputs',
  };
}

/** "98% (91-100%)" */
function soFar(question: RecommendQuestion, index: number): string {
  const { score, interval } = claimOf(question, index);
  return `${percent(score)} (${percentRange(interval)})`;
}

/** The likeliest candidate that isn't out. */
function likeliestWords(question: RecommendQuestion): string[] {
  const { findings, candidates } = question;
  const best = likeliest(findings);
  if (best === null) return [];
  const { probability } = findings[best]!;
  const { label } = candidates[best]!;
  return [
    `Likeliest: ${label} with ${soFar(question, best)}, good enough with a ` +
      `probability of ${percent(probability!)}.`,
  ];
}

/** How many more samples would prove a candidate at its score so far, and their price. */
function moreWords({ input, findings, candidates }: RecommendQuestion, index: number): string[] {
  if (input.bar.kind === 'relative') return [];
  const { costPerCall } = candidates[index]!;
  const { score } = findings[index]!;
  if (input.bar.rate >= 1) return ['No number of samples can prove 100%: lower the bar.'];
  const study = studyOf(input);
  const more = moreForRate(study, score!, input.bar.rate);
  if (more === null) {
    return ['Its score so far is not above the bar: more samples alone are unlikely to prove it.'];
  }
  const sample = study.units.length < input.samples ? 'independent sample' : 'sample';
  const price = dollars(more * repeatsToCome(study, index) * costPerCall);
  return [`To be 95% sure: about ${count(more, `more ${sample}`)}, ${price}.`];
}
