import { count, dollars, upToTheCent, wholeNumber } from '../format.ts';
import type { InquiryQuote } from './inquiry-quote.ts';

/** Returns on what an inquiry tries what: `Tried on 12 failing samples, beside a plain retry: faq.md.` */
export function triedWords({ unanswered, failing, tried }: InquiryQuote): string {
  const what = `beside a plain retry: ${tried.join(', ')}.`;
  if (unanswered === 0) return `Tried on ${count(failing, 'failing sample')}, ${what}`;
  const first = `First it is asked the ${count(unanswered, 'sample')} that it has not answered yet.`;
  return `${first} What fails then, at most ${wholeNumber(failing)}, is asked again, ${what}`;
}

/**
 * Returns what another model does besides: `Sonnet 5.5 rates the document and writes the rules.` null where
 * there is nothing for it.
 */
export function helperWords(
  label: string | null,
  { hasDocument, tried }: { hasDocument: boolean; tried: readonly string[] },
): string | null {
  const does = [
    ...(hasDocument ? ['rates the document'] : []),
    ...(tried.includes('rules') ? ['writes the rules'] : []),
  ];
  return label === null || does.length === 0 ? null : `${label} ${does.join(' and ')}.`;
}

/** `It may cost about $0.13, at most $0.38.` And where the budget is too small for all of it, that too. */
export function costWords({
  expectedUsd,
  largestUsd,
  neededUsd,
}: Pick<InquiryQuote, 'expectedUsd' | 'largestUsd' | 'neededUsd'>): string {
  const cost = `It may cost about ${dollars(expectedUsd)}, at most ${upToTheCent(largestUsd)}.`;
  if (neededUsd <= largestUsd) return cost;
  return `${cost} All of it would take about ${dollars(neededUsd)}: it ends where its budget does.`;
}
