import type { LabelOf } from '../../core/catalog/labels-of.ts';
import type { Digest } from '../../core/digest/digest.ts';
import {
  CHEAPER,
  detailWords,
  digestWords,
  peopleWords,
  STALE,
} from '../../core/digest/digest-words.ts';
import { headlineOf } from '../../core/digest/headline.ts';
import { dollars } from '../../core/format.ts';
import { type Screen, wrapText } from './screen.ts';

/** A digest as the terminal shows it: the words of the post and of its thread. */
export function digestText(digest: Digest, labelOf: LabelOf, screen: Screen): string {
  const { bold } = screen.colours;
  const sentences = digestWords(digest, labelOf);
  const people = peopleWords(digest);
  const simulated = digest.simulated ? 'Simulated: ' : '';
  const part = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', bold(title), ...lines.map((line) => `• ${line}`)];
  return wrapText(
    [
      bold(simulated + headlineOf(digest)),
      ...sentences.spend,
      sentences.month,
      ...historyLines(digest, screen),
      ...part('Most expensive', sentences.top),
      ...part('Coming', sentences.coming),
      ...part('Not confirmed', sentences.reports),
      ...part(CHEAPER, sentences.cheaper),
      ...part(sentences.found, sentences.savings),
      ...part(STALE, sentences.stale),
      ...part('What is missing in these figures', sentences.gaps),
      ...[...detailWords(digest, labelOf), ...(people ? [people] : [])].flatMap(
        ({ title, lines }) =>
          part(
            title,
            lines.map(({ person, text }) => `${person ?? ''}${text}`),
          ),
      ),
    ].join('\n'),
    screen,
    2,
  );
}

const BARS = '▁▂▃▄▅▆▇█';

/** Each number as a bar in proportion to the largest; a dot for none. */
function bars(numbers: readonly number[]): string {
  const most = Math.max(...numbers);
  return numbers
    .map((number) =>
      number === 0
        ? '·'
        : BARS[Math.min(BARS.length - 1, Math.floor((number / most) * BARS.length))],
    )
    .join('');
}

/** Nothing where nothing was spent. */
function historyLines({ history }: Digest, { colours: { bold, dim } }: Screen): string[] {
  const amounts = history.map(({ usd }) => usd);
  const most = Math.max(...amounts);
  if (most === 0) return [];
  const range = `${dollars(Math.min(...amounts))} to ${dollars(most)} a week`;
  return ['', `${bold('Eight weeks')}  ${bars(amounts)}  ${dim(range)}`];
}
