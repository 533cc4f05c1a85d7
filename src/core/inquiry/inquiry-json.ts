import type { FixKind } from '../evaluation.ts';
import type { Arm } from '../why/arms.ts';
import type { InquiryAnswer } from './inquiry-answer.ts';
import { inquiryWords } from './inquiry-words.ts';
import type { WhyReport } from './why-report.ts';

const fromOne = (sample: number) => sample + 1;

/** An answered inquiry, and the evaluation that it is about. */
interface Answered {
  offer: { name: string; simulated: boolean };
  answer: InquiryAnswer;
}

/** Returns what `why --json` prints of the inquiries into one evaluation, one at least. */
export function inquiryJson(answered: readonly [Answered, ...Answered[]]): WhyReport {
  const [{ offer, answer: first }] = answered;
  const { result, inquiry } = first.question;
  return {
    schema: 'llm-pick/why@1',
    simulated: offer.simulated,
    evaluation: { id: inquiry.of, name: offer.name },
    causes: answered.map(({ answer }) => causeJson(answer)),
    arms: answered.flatMap(({ answer }) => armsJson(answer)),
    cascades: result.cascades,
    cascadeNote: result.cascadeNote,
    pairToTest: result.pairToTest,
    spend: { usd: answered.reduce((sum, { answer }) => sum + answer.spentUsd, 0) },
  };
}

function causeJson(answer: InquiryAnswer): WhyReport['causes'][number] {
  const { question, cause, chosen, confirmed, rated, screening, incumbent, money } = answer;
  const { candidate, failures } = question;
  const words = inquiryWords(answer);
  return {
    candidate: candidate.name,
    cause,
    headline: words.headline,
    sentences: [...words.paragraphs.flat(), ...words.smallPrint],
    fix: chosen && { candidate: chosen.candidate.name, kind: kindOf(chosen.arm) },
    failing: failures.failing.map(fromOne),
    kinds: failures.kinds.map(({ kind, samples }) => ({ kind, samples: samples.map(fromOne) })),
    confusion: failures.confusion,
    plainRetry: screening && { samples: screening.samples, passed: screening.passedByChance },
    document: rated && { ...rated, lacking: [...rated.lacking] },
    leaks: answer.leaks.map(({ sample, part }) => ({ sample: fromOne(sample), part })),
    confirmed: confirmed && {
      evaluation: confirmed.evaluationId,
      verdict: confirmed.measured.verdict,
      score: confirmed.measured.score,
      interval90: confirmed.measured.interval90,
      costPerCall: confirmed.measured.costPerCall,
      monthlySpend: confirmed.measured.monthlySpend,
      comparison: confirmed.comparison,
    },
    incumbent: incumbent && {
      ...incumbent,
      candidate: question.incumbent?.candidate.name ?? '',
    },
    addedTokens: money && { ...money, others: [...money.others] },
    rules: answer.rules?.text ?? null,
    rulesLeftOut: answer.rules?.leftOut ?? 0,
    stopped: [...answer.stopped],
    spentUsd: answer.spentUsd,
  };
}

function armsJson({ question, screening }: InquiryAnswer): WhyReport['arms'] {
  return (screening?.arms ?? []).map(({ arm, samples, fixed, lift, p, worth }) => ({
    candidate: question.candidate.name,
    kind: kindOf(arm),
    label: arm.label,
    addedTokens: arm.addedTokens,
    samples,
    fixed,
    lift,
    p,
    worth,
  }));
}

/** The placebo is no fix: it is never chosen, and stands beside the arms. */
function kindOf({ kind }: Arm): FixKind {
  if (kind === 'placebo') throw new RangeError('kindOf takes no placebo');
  return kind;
}
