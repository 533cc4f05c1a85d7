import picocolors from 'picocolors';
import stringWidth from 'string-width';
import type { OutputStream } from '../deps.ts';

type Colours = ReturnType<typeof picocolors.createColors>;

/** What a stream can show. */
export interface Screen {
  /** None where it is no terminal or the person wants none. */
  colours: Colours;
  /** Characters on a line; Infinity where it is no terminal. */
  width: number;
}

/** What this stream can show; `noColor` as the person asked. */
export function screenOf(stream: OutputStream, noColor: boolean): Screen {
  const isTerminal = Boolean(stream.isTTY);
  return {
    colours: picocolors.createColors(isTerminal && !noColor),
    width: (isTerminal && stream.columns) || Number.POSITIVE_INFINITY,
  };
}

/** What starts a line and its continuations: room for a bullet, the bar beside a quotation. */
const MARGIN = /^ *(?:[•│!] )?/;

/**
 * Breaks the lines that are too wide between words, as a terminal would break them anywhere; what
 * goes on stands `hang` characters further in.
 */
export function wrapText(text: string, { width }: Screen, hang = 0): string {
  // What characters look like is costly to learn the first time.
  if (width === Number.POSITIVE_INFINITY) return text;
  return text
    .split('\n')
    .map((line) => (stringWidth(line) > width ? wrapLine(line, width, hang) : line))
    .join('\n');
}

function wrapLine(line: string, width: number, hang: number): string {
  const [margin] = line.match(MARGIN) ?? [''];
  const further = margin.replace(/[•!]/, ' ') + ' '.repeat(hang);
  const [first = '', ...words] = line.slice(margin.length).split(' ');
  const lines = [margin + first];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`;
    if (stringWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(further + word);
  }
  return lines.join('\n');
}
