import { modelOf } from '../catalog/find-model.ts';
import { labelsOf } from '../catalog/labels-of.ts';
import { dollars, toTheCent } from '../format.ts';
import { present } from '../present.ts';
import { priceAt, ratesFor } from '../pricing/price-at.ts';
import { notCachedWords } from '../request/cache-note.ts';
import { leakWords } from '../request/leaks/leak-words.ts';
import { FEWEST_FAILING } from '../why/offer.ts';
import { ratedWords, screeningWords } from '../why/words/arm-words.ts';
import { causeWords, differenceWords, fairWords } from '../why/words/cause-words.ts';
import {
  failureKindsWords,
  holdOutWords,
  plainRetryWords,
  rulesLeftOutWords,
  tooFewWords,
} from '../why/words/failure-words.ts';
import { addedMoneyWords, breakEvenWords } from '../why/words/money-words.ts';
import type { InquiryAnswer } from './inquiry-answer.ts';
import type { InquiryQuestion } from './inquiry-question.ts';

/** An inquiry's answer as people read it. */
export interface InquiryWords {
  /** Why the candidate fails. */
  headline: string;
  /** What fixed it and what that costs; what each change did; what ended it. A sentence each. */
  paragraphs: readonly (readonly string[])[];
  /** What else there is to know, a sentence each. */
  smallPrint: readonly string[];
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
  const { question, screening, rated, leaks, cause, confirmed, stopped, spentUsd } = answer;
  const leaked = leakWords(leaks, question.samples.length);
  const money = moneySentences(answer);
  const paragraphs = [
    [
      ...(leaked === null ? [] : [leaked]),
      ...(confirmed ? [differenceWords(confirmed.comparison)] : []),
      ...money.main,
      ...(confirmed && confirmed.measured.verdict !== 'proven' ? [confirmed.reason] : []),
    ],
    [
      ...(screening && screening.samples > 0
        ? [screeningWords(screening)]
        : storedFailureWords(question, answer.retry)),
      ...(rated ? ratedWords(rated) : []),
    ],
    stopped.map((message) => `It ended early: ${message}`),
  ];
  return {
    headline: cause && screening ? headlineOf(answer) : notTried(answer),
    paragraphs: paragraphs.filter(({ length }) => length > 0),
    smallPrint: [
      ...money.more,
      ...fairSentences(answer),
      ...partsSentences(answer),
      `Looking into it cost ${toTheCent(spentUsd)}; nothing of it changes the score above.`,
    ],
  };
}

/** Why no examples or rules were tried, or not all that were written. */
function partsSentences({ question: { inquiry, holdOut }, rules }: InquiryAnswer): string[] {
  const isWanted = inquiry.fixes.some((fix) => fix === 'examples' || fix === 'rules');
  return [isWanted ? holdOutWords(holdOut) : null, rules && rulesLeftOutWords(rules)].filter(
    (words) => words !== null,
  );
}

function notTried({ question: { catalog, candidate, failing }, stopped }: InquiryAnswer): string {
  if (stopped.length > 0)
    return `It is too early to say why ${labelsOf(catalog)(candidate.name)} fails: it ended before all was asked.`;
  return failing.length < FEWEST_FAILING
    ? tooFewWords(failing.length)
    : 'Nothing was tried on its failures.';
}

function headlineOf(answer: InquiryAnswer): string {
  const { question, screening, cause, chosen, confirmed, bigger } = answer;
  const labelOf = labelsOf(question.catalog);
  return causeWords({
    cause: present(cause, 'cause of an answered inquiry'),
    label: labelOf(question.candidate.name),
    screening: present(screening, 'screening of an answered inquiry'),
    arm: chosen?.arm ?? null,
    confirmed: confirmed?.comparison ?? null,
    interval90: confirmed?.measured.interval90 ?? null,
    bigger: bigger && { ...bigger, name: labelOf(bigger.name) },
  });
}

/** What is said to have been added. */
const WHAT = { context: 'the document', examples: 'the examples', rules: 'the rules' } as const;

/** What the fix costs beside what would be used otherwise; and what it would cost elsewhere. */
function moneySentences({ question, chosen, money }: InquiryAnswer): {
  main: string[];
  more: string[];
} {
  const kind = chosen?.arm.kind;
  if (!money || !kind || kind === 'placebo' || kind === 'effort') return { main: [], more: [] };
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
  return { main: [own, ...without], more: [...behind, ...others, ...breakEven(question)] };
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
