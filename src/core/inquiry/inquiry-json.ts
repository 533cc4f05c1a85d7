import type { InquiryAnswer } from './inquiry-answer.ts';
import { inquiryWords } from './inquiry-words.ts';

const fromOne = (sample: number) => sample + 1;

/** An answered inquiry, and the evaluation that it is about. */
interface Answered {
  offer: { name: string; simulated: boolean };
  answer: InquiryAnswer;
}

/** Returns what `why --json` prints (`llm-pick/why@1`): dollars, samples from 1, rates from 0 to 1. */
export function inquiryJson(answered: readonly Answered[]): object {
  const [first] = answered;
  return {
    schema: 'llm-pick/why@1',
    simulated: first?.offer.simulated ?? false,
    evaluation: first && { id: first.answer.question.inquiry.of, name: first.offer.name },
    causes: answered.map(({ answer }) => causeJson(answer)),
    arms: answered.flatMap(({ answer }) => armsJson(answer)),
    spend: { usd: answered.reduce((sum, { answer }) => sum + answer.spentUsd, 0) },
  };
}

function causeJson(answer: InquiryAnswer): object {
  const { question, cause, chosen, confirmed, rated, screening, incumbent, money } = answer;
  const { candidate, failures } = question;
  const words = inquiryWords(answer);
  return {
    candidate: candidate.name,
    cause,
    headline: words.headline,
    sentences: words.sentences,
    fix: chosen && { candidate: chosen.candidate.name, kind: chosen.arm.kind },
    failing: failures.failing.map(fromOne),
    kinds: failures.kinds.map(({ kind, samples }) => ({ kind, samples: samples.map(fromOne) })),
    confusion: failures.confusion,
    plainRetry: screening && { samples: screening.samples, passed: screening.passedByChance },
    document: rated,
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
    incumbent: incumbent && { candidate: question.incumbent?.candidate.name, ...incumbent },
    addedTokens: money,
    rules: answer.rules,
    stopped: answer.stopped,
    spentUsd: answer.spentUsd,
  };
}

function armsJson({ question, screening }: InquiryAnswer): object[] {
  return (screening?.arms ?? []).map(({ arm, samples, fixed, lift, p, worth }) => ({
    candidate: question.candidate.name,
    kind: arm.kind,
    label: arm.label,
    addedTokens: arm.addedTokens,
    samples,
    fixed,
    lift,
    p,
    worth,
  }));
}
