import { curveStepAfter, line } from 'd3-shape';
import { toXml } from 'xast-util-to-xml';
import { x as element } from 'xastscript';
import { chosenPercent, count, dollars, multiple, percent } from '../core/format.ts';
import { itemAt } from '../core/item-at.ts';
import type { MeasuredRung } from '../core/result/result-ladder.ts';
import type { Result } from '../core/result/schema/result.ts';
import { scoreHeading } from '../core/result/words/result-rows.ts';
import { type LadderScales, ladderScales, logTicks } from './ladder-scales.ts';
import { type Box, placeBesidePoints, placeLabels } from './place-labels.ts';
import { COLOURS, FONT } from './style.ts';
import { textWidth, textWithin } from './text-width.ts';

const WIDTH = 860;
const HEIGHT = 540;
const AREA: Box = { x: 64, y: 104, width: 772, height: 372 };
const TITLE = 20;
const SMALL = 13;
const LABEL = 14;
const LINE = 16;

type Part = ReturnType<typeof element>;

/** What the picture shows. */
export interface LadderQuestion {
  rungs: readonly MeasuredRung[];
  /** The share asked for; null: not known. */
  bar: number | null;
  evaluation: Pick<Result['evaluation'], 'name' | 'samples' | 'volume' | 'scorer'>;
  simulated: boolean;
}

/** Returns right against cost a month as SVG: what `ladderPicture` describes. */
export function ladderSvg({ rungs, bar, evaluation, simulated }: LadderQuestion): string {
  const scales = ladderScales(rungs, bar, AREA);
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: WIDTH,
      height: HEIGHT,
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      'font-family': FONT,
    },
    element('rect', { width: WIDTH, height: HEIGHT, fill: COLOURS.paper }),
    heading(evaluation, simulated),
    axes(scales, evaluation),
    bar === null ? [] : barLine(bar, rungs, scales),
    bestLine(rungs, scales),
    rungs.flatMap((rung) => mark(rung, scales)),
    labels(rungs, bar, scales),
  );
  return toXml(svg);
}

function heading(
  { name, samples, volume }: LadderQuestion['evaluation'],
  simulated: boolean,
): Part[] {
  const title = textWithin(printable(name), TITLE, WIDTH - 2 * 24);
  const words = `${count(samples, 'sample')}, ${count(volume, 'call')} a month`;
  return [
    text(title, { x: 24, y: 34, size: TITLE, bold: true }),
    text(words, { x: 24, y: 56, fill: COLOURS.quiet }),
    ...(simulated
      ? [text(SIMULATED, { x: WIDTH - 24, y: 56, fill: COLOURS.bar, anchor: 'end' })]
      : []),
  ];
}

const SIMULATED = 'Simulated: says nothing of the real models';

function axes({ cost, times, right }: LadderScales, { scorer }: LadderQuestion['evaluation']) {
  const bottom = AREA.y + AREA.height;
  const end = AREA.x + AREA.width;
  const quiet = { fill: COLOURS.quiet };
  return [
    ...right
      .ticks(6)
      .flatMap((share) => [
        stroke([AREA.x, right(share)], [end, right(share)], COLOURS.grid),
        text(percent(share), { x: AREA.x - 8, y: right(share) + 4, anchor: 'end', ...quiet }),
      ]),
    ...logTicks(cost).flatMap((usd) => [
      stroke([cost(usd), AREA.y], [cost(usd), bottom], COLOURS.grid),
      text(dollars(usd), { x: cost(usd), y: bottom + 18, anchor: 'middle', ...quiet }),
    ]),
    ...logTicks(times).map((number) =>
      text(multiple(number), { x: times(number), y: AREA.y - 8, anchor: 'middle', ...quiet }),
    ),
    stroke([AREA.x, bottom], [end, bottom], COLOURS.quiet),
    text('a month', { x: end, y: bottom + 40, anchor: 'end' }),
    text('times the cheapest', { x: end, y: AREA.y - 26, anchor: 'end', ...quiet }),
    text(scoreHeading({ scorer }), { x: 24, y: AREA.y - 14 }),
  ];
}

function barLine(bar: number, rungs: readonly MeasuredRung[], scales: LadderScales): Part[] {
  const y = scales.right(bar);
  return [
    element('path', {
      d: `M${AREA.x},${y}H${AREA.x + AREA.width}`,
      stroke: COLOURS.bar,
      'stroke-width': 1.5,
      'stroke-dasharray': '6 4',
    }),
    text(barWords(bar), { x: barLabelBox(bar, rungs, scales).x, y: y - 5, fill: COLOURS.bar }),
  ];
}

function barWords(bar: number): string {
  return `your bar: ${chosenPercent(bar)}`;
}

/** Where the bar's name stands, at one of its ends: no other does. */
function barLabelBox(bar: number, rungs: readonly MeasuredRung[], scales: LadderScales): Box {
  const width = textWidth(barWords(bar), SMALL);
  const box = { y: scales.right(bar) - 5 - SMALL, width, height: SMALL + 3 };
  const ends = [AREA.x + 6, AREA.x + AREA.width - width - 6].map((x) => ({ ...box, x }));
  return placeBesidePoints(
    ends,
    rungs.map((rung) => pointOf(rung, scales)),
  );
}

/** What the bar's line covers. */
function barLineBox(bar: number, { right }: LadderScales): Box {
  return { x: AREA.x, y: right(bar) - 1, width: AREA.width, height: 2 };
}

function pointOf({ monthlySpend, right }: MeasuredRung, scales: LadderScales) {
  return { x: scales.cost(monthlySpend), y: scales.right(right) };
}

/** From the cheapest to the best: what more money buys. */
function bestLine(rungs: readonly MeasuredRung[], { cost, right }: LadderScales): Part {
  const best = rungs.filter(({ dominatedBy }) => dominatedBy === null);
  const path = line<MeasuredRung>()
    .x((rung) => cost(rung.monthlySpend))
    .y((rung) => right(rung.right))
    .curve(curveStepAfter);
  return element('path', {
    d: path(best) ?? '',
    fill: 'none',
    stroke: COLOURS.best,
    'stroke-width': 2,
    'stroke-opacity': 0.45,
  });
}

function mark(rung: MeasuredRung, scales: LadderScales): Part[] {
  const { right } = scales;
  const { x, y } = pointOf(rung, scales);
  const colour = colourOf(rung);
  const isHollow = rung.dominatedBy !== null && !rung.isPick;
  const [low, high] = rung.interval ?? [rung.right, rung.right];
  return [
    stroke([x, right(low)], [x, right(high)], colour),
    element('circle', {
      cx: x,
      cy: y,
      r: rung.isPick ? 8 : 6,
      fill: isHollow ? COLOURS.paper : colour,
      stroke: colour,
      'stroke-width': 2,
    }),
  ];
}

/** The names that have room, those of the pick and of the best first; how many have none is said below. */
function labels(rungs: readonly MeasuredRung[], bar: number | null, scales: LadderScales): Part[] {
  const ordered = rungs.toSorted((a, b) => rankOf(a) - rankOf(b));
  const lines = ordered.map((rung): [string, string] => [
    textWithin(`${printable(rung.label)}${rung.isPick ? ': the pick' : ''}`, LABEL, 260),
    `${percent(rung.right)}, ${dollars(rung.monthlySpend)}`,
  ]);
  const points = ordered.map((rung, index) => ({
    ...pointOf(rung, scales),
    width: Math.max(...itemAt(lines, index).map((each) => textWidth(each, LABEL))),
    height: 2 * LINE,
  }));
  const standing =
    bar === null
      ? {}
      : { others: [barLabelBox(bar, rungs, scales)], lines: [barLineBox(bar, scales)] };
  const places = placeLabels(points, AREA, standing);
  const named = places.flatMap((place, index) =>
    place ? labelAt(place, itemAt(ordered, index), itemAt(lines, index)) : [],
  );
  const unnamed = places.filter((place) => place === null).length;
  const y = AREA.y + AREA.height + 40;
  return unnamed === 0
    ? named
    : [...named, text(unnamedWords(unnamed), { x: AREA.x, y, fill: COLOURS.quiet })];
}

function labelAt(
  { x, y }: Box,
  rung: MeasuredRung,
  [label, figures]: readonly [string, string],
): Part[] {
  const fill = colourOf(rung) === COLOURS.dominated ? COLOURS.quiet : colourOf(rung);
  return [
    text(label, { x, y: y + 13, size: LABEL, bold: true, fill }),
    text(figures, { x, y: y + 13 + LINE, fill: COLOURS.quiet }),
  ];
}

/** Who has the first choice of a place. */
function rankOf({ isPick, dominatedBy }: MeasuredRung): number {
  if (isPick) return 0;
  return dominatedBy === null ? 1 : 2;
}

function unnamedWords(number: number): string {
  return `${count(number, 'other model')} ${number === 1 ? 'has' : 'have'} no room for a name here`;
}

function colourOf({ isPick, dominatedBy }: MeasuredRung): string {
  if (isPick) return COLOURS.pick;
  return dominatedBy === null ? COLOURS.best : COLOURS.dominated;
}

interface TextStyle {
  x: number;
  y: number;
  size?: number;
  bold?: boolean;
  fill?: string;
  anchor?: 'middle' | 'end';
}

function text(words: string, { x, y, size, bold, fill, anchor }: TextStyle): Part {
  return element(
    'text',
    {
      x,
      y,
      'font-size': size ?? SMALL,
      'font-weight': bold ? 600 : 400,
      fill: fill ?? COLOURS.ink,
      'text-anchor': anchor ?? 'start',
      stroke: COLOURS.paper,
      'stroke-width': 3,
      'paint-order': 'stroke',
    },
    words,
  );
}

function stroke(from: readonly [number, number], to: readonly [number, number], colour: string) {
  return element('path', { d: `M${from}L${to}`, stroke: colour, 'stroke-width': 1 });
}

/** XML takes no control characters. */
function printable(words: string): string {
  return words.replaceAll(/\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, ' ');
}
