import type { RichTextBlock } from '@slack/types';
import type { Estimate } from '../core/estimate/estimate.ts';
import { count, dollars } from '../core/format.ts';
import { LIMITS } from './limits.ts';
import { bold, line, richText, words } from './rich-text.ts';
import type { ModalBlock } from './surfaces.ts';
import { plainText } from './text.ts';

/** "What this can show" and "What it may cost", before a cent is spent. */
export function estimateBlocks(estimate: Estimate): ModalBlock[] {
  return [
    ...(estimate.provable ? [] : [unprovable()]),
    paragraph('What this can show.', estimate.sentences.join(' ')),
    paragraph('What it may cost.', costWords(estimate)),
  ];
}

function unprovable(): ModalBlock {
  const text = 'These samples can’t prove this bar, however well a model does.';
  return { type: 'alert', level: 'warning', text: plainText(text, LIMITS.alert) };
}

function paragraph(title: string, text: string): RichTextBlock {
  return richText([line(bold(title), words(` ${text}`))]);
}

function costWords({ expectedUsd, largestUsd, fullDesignUsd, calls }: Estimate): string {
  return (
    `About ${dollars(expectedUsd)} for ${count(calls.expected, 'call')}, ` +
    `at most ${dollars(largestUsd)}. Every model on every sample: ${dollars(fullDesignUsd)}.`
  );
}
