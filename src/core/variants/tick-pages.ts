import type { Sample } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import { lastOf } from '../last-of.ts';
import type { Drafting } from '../request/form/drafting.ts';
import { utf8Bytes } from '../utf8-bytes.ts';
import { type Variant, variantSample } from './variants-of.ts';
import { variedColumns } from './variants-request.ts';

/** Variants as a person reads and ticks them: as many as one page holds, under their samples. */
export type TickPage = readonly ToTick[];

/** A sample, with some of its variants. */
export interface ToTick {
  /** Which sample it is, from 0. */
  parent: number;
  input: string;
  expected: readonly string[];
  variants: readonly VariantToTick[];
}

export interface VariantToTick {
  /** Its place among all variants, and among its sample's: from 0, from 1. */
  index: number;
  number: number;
  text: string;
  isTicked: boolean;
}

/** So many samples are read at a time, and variants of each: Slack takes ten to tick in one block. */
const PARENTS = 5;
const VARIANTS = 10;
/** As JSON: Slack takes 250 kB for all of a form, and what is longer than one page can't be shown. */
const BYTES = 100_000;
const LONGEST = 50_000;

/** Returns the pages on which all variants stand in full, in their order; `tooLong` are those that no page holds. */
export function tickPages(
  { prompt, samples, ticked }: Pick<Drafting, 'prompt' | 'samples' | 'ticked'>,
  variants: readonly Variant[],
): { pages: TickPage[]; tooLong: number } {
  const columns = variedColumns(prompt, samples);
  const sizeOf = ({ text }: VariantToTick) => utf8Bytes(JSON.stringify(text));
  const all = variants.map((variant, index) => ({
    parent: variant.parent,
    index,
    number: index - variants.findIndex(({ parent }) => parent === variant.parent) + 1,
    text: inputText(variantSample(variant, itemAt(samples, variant.parent)), columns),
    isTicked: ticked.includes(index),
  }));
  const shown = all.filter((each) => sizeOf(each) <= LONGEST);
  const pages: ToTick[][] = [];
  let bytes = 0;
  for (const { parent, ...variant } of shown) {
    bytes += sizeOf(variant);
    const last = pages.at(-1)?.at(-1);
    const goesOn = last?.parent === parent && last.variants.length < VARIANTS;
    if (
      !last ||
      bytes > BYTES ||
      (!goesOn && (lastOf(pages).length === PARENTS || last.parent === parent))
    ) {
      pages.push([]);
      bytes = sizeOf(variant);
    }
    const sample = itemAt(samples, parent);
    const expected = [sample.expected, ...sample.alternatives];
    addTo(lastOf(pages), { parent, input: inputText(sample, columns), expected }, variant);
  }
  return { pages, tooLong: all.length - shown.length };
}

function addTo(page: ToTick[], sample: Omit<ToTick, 'variants'>, variant: VariantToTick): void {
  const last = page.at(-1);
  if (last?.parent !== sample.parent) page.push({ ...sample, variants: [variant] });
  else page[page.length - 1] = { ...last, variants: [...last.variants, variant] };
}

/** What of a sample is sent; under the names of its columns where there are several. */
function inputText({ columns }: Sample, names: readonly string[]): string {
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0) return columns[only] ?? '';
  return names.map((name) => `${name}: ${columns[name] ?? ''}`).join('\n');
}

/** Returns what is ticked once a person has left a page: on the others it stays. */
export function tickedAfter(
  ticked: readonly number[],
  page: TickPage,
  chosen: readonly number[],
): number[] {
  const shown = new Set(page.flatMap(({ variants }) => variants.map(({ index }) => index)));
  const others = ticked.filter((index) => !shown.has(index));
  return [...others, ...chosen.filter((index) => shown.has(index))].toSorted((a, b) => a - b);
}
