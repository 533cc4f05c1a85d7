import { modelOf } from '../catalog/find-model.ts';
import { labelsOf } from '../catalog/labels-of.ts';
import { dollars } from '../format.ts';
import { priceAt, ratesFor } from '../pricing/price-at.ts';
import { notCachedWords } from '../request/cache-note.ts';
import { leakWords } from '../request/leaks/leak-words.ts';
import { FEWEST_FAILING } from '../why/offer.ts';
import { ratedWords, screeningWords } from '../why/words/arm-words.ts';
import { causeWords, differenceWords, fairWords } from '../why/words/cause-words.ts';
import {
  failureKindsWords,
  holdOutWords,
  offerWords,
  plainRetryWords,
  rulesLeftOutWords,
} from '../why/words/failure-words.ts';
import { addedMoneyWords, breakEvenWords } from '../why/words/money-words.ts';
import type { InquiryAnswer } from './inquiry-answer.ts';
import type { InquiryQuestion } from './inquiry-question.ts';

/** An inquiry's answer as people read it. */
export interface InquiryWords {
  /** Why the candidate fails. */
  headline: string;
  /** What fixed it, what it costs, and what else there is to know, a sentence each. */
  sentences: readonly string[];
}

/** Returns what stored trials tell of a candidate's failures, for nothing. */
export function storedFailureWords(
  { failures }: InquiryQuestion,
  retry: InquiryAnswer['retry'],
): string[] {
  return [...failureKindsWords(failures), ...(retry ? [plainRetryWords(retry)] : [])];
}

/** Returns an inquiry's answer in words (recipes.md A7): the cause first, then what it rests on. */
export function inquiryWords(answer: InquiryAnswer): InquiryWords {
  const { question, screening, rated, leaks, cause, confirmed, rules, stopped, spentUsd } = answer;
  const { samples, holdOut, inquiry } = question;
  const wantsParts = inquiry.fixes.some((fix) => fix === 'examples' || fix === 'rules');
  const leaked = leakWords(leaks, samples.length);
  return {
    headline: cause && screening ? headlineOf(answer) : notTried(answer),
    sentences: [
      ...(leaked === null ? [] : [leaked]),
      ...(confirmed ? [differenceWords(confirmed.comparison)] : []),
      ...moneySentences(answer),
      ...(screening ? [screeningWords(screening)] : storedFailureWords(question, answer.retry)),
      ...(rated ? ratedWords(rated) : []),
      ...fairSentences(answer),
      ...(confirmed && confirmed.measured.verdict !== 'proven' ? [confirmed.reason] : []),
      ...(wantsParts ? [holdOutWords(holdOut)].filter((words) => words !== null) : []),
      ...(rules ? [rulesLeftOutWords(rules)].filter((words) => words !== null) : []),
      ...stopped.map((message) => `It ended early: ${message}`),
      `Looking into it cost ${dollars(spentUsd)}; nothing of it changes the score above.`,
    ],
  };
}

function notTried({ question: { failing } }: InquiryAnswer): string {
  const offer = { kind: 'too few failures', failing: failing.length } as const;
  return failing.length < FEWEST_FAILING
    ? offerWords(offer)!
    : 'Nothing was tried on its failures.';
}

function headlineOf(answer: InquiryAnswer): string {
  const { question, screening, cause, chosen, confirmed, bigger } = answer;
  const labelOf = labelsOf(question.catalog);
  return causeWords({
    cause: cause!,
    label: labelOf(question.candidate.name),
    screening: screening!,
    arm: chosen?.arm ?? null,
    confirmed: confirmed?.comparison ?? null,
    interval90: confirmed?.measured.interval90 ?? null,
    bigger: bigger && { ...bigger, name: labelOf(bigger.name) },
  });
}

/** What is said to have been added. */
const WHAT = { context: 'the document', examples: 'the examples', rules: 'the rules' } as const;

function moneySentences({ question, chosen, money }: InquiryAnswer): string[] {
  const kind = chosen?.arm.kind;
  if (!money || !kind || kind === 'placebo' || kind === 'effort') return [];
  const { catalog, candidate, incumbent } = question;
  const labelOf = labelsOf(catalog);
  const what = WHAT[kind];
  const own = addedMoneyWords({
    what,
    vendor: vendorName(candidate.provider),
    added: money.own,
    plainMonthly: money.plainMonthly,
  });
  const others = money.others.map(({ model, added, plainMonthly }) => {
    const vendor = vendorName(model.slice(0, model.indexOf('/')));
    const words = addedMoneyWords({ what, vendor, added, plainMonthly });
    return `On ${labelOf(model)}: w${words.slice(1)}`;
  });
  const without = incumbent
    ? [
        `${labelOf(incumbent.candidate.name)} costs ${dollars(incumbent.measured.monthlySpend)} without it.`,
      ]
    : [];
  const behind = money.behind === null ? [] : [notCachedWords(money.behind, what)];
  return [own, ...behind, ...without, ...breakEven(question), ...others];
}

function breakEven({ catalog, candidate, incumbent, result, at }: InquiryQuestion): string[] {
  const model = modelOf(catalog, candidate);
  const price = model && priceAt(model, at);
  const plain = result.models.find((each) => each.candidate === candidate.name);
  if (!price || !incumbent || !plain) return [];
  const perToken = ratesFor(price, plain.tokens?.input ?? 0).input / 1e12;
  const saving = incumbent.measured.costPerCall - plain.costPerCall;
  const words = breakEvenWords(labelsOf(catalog)(incumbent.candidate.name), { saving, perToken });
  return words === null ? [] : [words];
}

function fairSentences({ question, incumbent: compared }: InquiryAnswer): string[] {
  const { incumbent, catalog } = question;
  if (!incumbent || !compared) return [];
  const label = labelsOf(catalog)(incumbent.candidate.name);
  return [fairWords(label, compared, 'the same document')];
}

function vendorName(provider: string): string {
  return `${provider.slice(0, 1).toUpperCase()}${provider.slice(1)}`;
}
