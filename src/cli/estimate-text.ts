import type { Estimate } from '../core/estimate/estimate.ts';
import { count, dollars } from '../core/format.ts';
import { printable } from './printable.ts';
import { type Screen, wrapText } from './screen.ts';

/** What an evaluation can show and may cost, before a cent is spent. */
export function estimateText(name: string, estimate: Estimate, screen: Screen): string {
  const { expectedUsd, largestUsd, fullDesignUsd, calls, provable, sentences } = estimate;
  const { colours } = screen;
  const can = sentences.join(' ');
  const cost =
    `about ${dollars(expectedUsd)} for ${count(calls.expected, 'call')}, at most ${dollars(largestUsd)}. ` +
    `Everything on everything: ${dollars(fullDesignUsd)} for ${count(calls.full, 'call')}.`;
  const lines = [
    colours.bold(printable(name)),
    `${SHOWS}${provable ? can : colours.yellow(can)}`,
    `${COSTS}${cost}`,
    '',
  ];
  return wrapText(lines.join('\n'), screen, SHOWS.length);
}

const SHOWS = 'What this can show: ';
const COSTS = 'What it may cost:   ';
