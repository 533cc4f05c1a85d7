import { count, dollars, percent, percentRange, points } from '../format.ts';
import { samplesToProve } from '../stats/feasibility.ts';
import { likeliest } from './likeliest.ts';
import { provabilityOf } from './provability.ts';
import type { RecommendQuestion } from './recommend.ts';
import { repeatsOf } from './repeats.ts';
import { FEWEST_UNITS, type Study, studyOf } from './study.ts';
import type { CandidateFinding, Recommendation } from './types.ts';

type Words = Pick<Recommendation, 'headline' | 'reason'>;

/** Headline and reason when there is no pick: why, the likeliest candidate, and the ways on. */
export function noPickWords(question: RecommendQuestion, ending: Recommendation['ending']): Words {
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
        untried: 'No call was answered.',
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
  const best = likeliest(findings);
  const { probability, score, interval } = findings[best ?? 0]!;
  if (best === null || probability! < 0.5) {
    const headline = `Not enough evidence: no model is proven to reach ${barWords(input.bar)}`;
    const more = best === null ? [] : moreWords(question, best);
    return { headline, reason: [...likeliestWords(question), ...more].join(' ') };
  }
  const far = `${percent(score!)} so far, ${percentRange(interval!)} on new inputs.`;
  return {
    headline: `Not enough evidence: ${candidates[best]!.label} is probably good enough (${percent(probability!)})`,
    reason: [far, ...moreWords(question, best)].join(' '),
  };
}

/** The likeliest candidate that isn't out. */
function likeliestWords(question: RecommendQuestion): string[] {
  const { findings, candidates } = question;
  const best = likeliest(findings);
  if (best === null) return [];
  const { score, probability, interval } = findings[best]!;
  const { label } = candidates[best]!;
  return [
    `Likeliest: ${label} with ${percent(score!)} (${percentRange(interval!)}), good enough with a ` +
      `probability of ${percent(probability!)}.`,
  ];
}

/** How many more samples would prove a candidate at its score so far, and their price. */
function moreWords({ input, findings, candidates }: RecommendQuestion, index: number): string[] {
  if (input.bar.kind === 'relative') return [];
  const { costPerCall } = candidates[index]!;
  const { score } = findings[index]!;
  const more = moreSamples(studyOf(input), score!, input.bar.rate);
  if (more === null) {
    return ['Its score so far is not above the bar: more samples alone are unlikely to prove it.'];
  }
  const price = dollars(more * repeatsOf(input, index) * costPerCall);
  return [`To be 95% sure: about ${count(more, 'more sample', 'more samples')}, ${price}.`];
}

/** About how many samples are lacking to prove `rate` at this score; null when none would do. */
function moreSamples(study: Study, score: number, rate: number): number | null {
  const needed = samplesToProve(score, rate, provabilityOf(study).last.z);
  if (needed === null || needed > 100_000) return null;
  return Math.max(5, Math.max(needed, FEWEST_UNITS) - study.units.length);
}
