import type { InputBlock, RichTextBlock } from '@slack/types';
import { itemAt } from '../../core/item-at.ts';
import type { ToTick, VariantToTick } from '../../core/variants/tick-pages.ts';
import { optionOf } from '../form/form-inputs.ts';
import { LIMITS } from '../parts/limits.ts';
import { bold, line, quote, richText, words } from '../parts/rich-text.ts';
import { splitLines } from '../parts/split-lines.ts';
import type { ModalBlock } from '../parts/surfaces.ts';
import { plainText } from '../parts/text.ts';
import { VARIANTS_TICKS } from './variants-actions.ts';

/** Of a sample, which its person wrote; its variants stand there in full. */
const INPUT = 1_000;
/** A right answer up to here stands in its line. */
const SHORT = 80;

/** A sample with its right answer, its variants, and the boxes to tick them. */
export function tickBlocks(sample: ToTick): ModalBlock[] {
  return [
    { type: 'divider' },
    richText([
      line(bold(`Sample ${sample.parent + 1}`)),
      quote(sample.input, INPUT),
      ...answer(sample.expected),
    ]),
    ...sample.variants.filter(isLong).flatMap(longBlocks),
    ticks(sample),
  ];
}

function answer(expected: readonly string[]): RichTextBlock['elements'] {
  const inLine = expected.join(' or ');
  return inLine.length <= SHORT && !inLine.includes('\n')
    ? [line(bold('Right answer: '), words(inLine))]
    : [line(bold('Right answer:')), quote(expected.join('\n— or —\n'), LIMITS.richText)];
}

/** A variant that is too long to stand beside its box: it stands above them. */
function isLong({ text }: VariantToTick): boolean {
  return text.length > LIMITS.options.text || text.includes('\n');
}

/** It may take several blocks. */
function longBlocks({ number, text }: VariantToTick): RichTextBlock[] {
  const [first = '', ...rest] = splitLines(text, LIMITS.richText);
  const quoted = (piece: string) => quote(piece, LIMITS.richText);
  return [
    richText([line(words(`Variant ${number}:`)), quoted(first)]),
    ...rest.map((piece) => richText([quoted(piece)])),
  ];
}

function ticks({ parent, expected, variants }: ToTick): InputBlock {
  const [first = ''] = expected;
  const what = first.length <= SHORT && !first.includes('\n') ? `“${first}”` : 'that answer';
  const options = variants.map((variant) =>
    optionOf([
      String(variant.index),
      isLong(variant) ? `Variant ${variant.number}, above` : variant.text,
      '',
    ]),
  );
  const initial = options.filter((_, at) => itemAt(variants, at).isTicked);
  return {
    type: 'input',
    block_id: `${VARIANTS_TICKS}-${parent}`,
    optional: true,
    label: plainText(`Variants that are still right with ${what}`, LIMITS.input.label),
    element: {
      type: 'checkboxes',
      action_id: VARIANTS_TICKS,
      options,
      ...(initial.length > 0 && { initial_options: initial }),
    },
  };
}
