import type { RichTextBlock } from '@slack/types';
import type { LabelOf } from '../../core/catalog/labels-of.ts';
import type { Digest } from '../../core/digest/digest.ts';
import { CHEAPER, type DigestWords, digestWords, STALE } from '../../core/digest/digest-words.ts';
import { headlineOf } from '../../core/digest/headline.ts';
import { itemAt } from '../../core/item-at.ts';
import type { WatchedPick } from '../../core/watch/watched-pick.ts';
import { LIMITS } from '../parts/limits.ts';
import { messageOf } from '../parts/message-of.ts';
import { context, contextOf, section, sectionOf } from '../parts/plain-blocks.ts';
import { bold, line, richText, words } from '../parts/rich-text.ts';
import { simulatedPrefix } from '../parts/simulated-note.ts';
import type { MessageBlock, SlackMessage } from '../parts/surfaces.ts';
import { plainText, shorten } from '../parts/text.ts';
import { digestActions, testAgainButton } from './digest-actions.ts';
import { weekChart } from './week-chart.ts';

/** Lines of one part shown in the post; the rest of those about picks is in the thread, of lists it is counted. */
export const SHOWN = { coming: 3, cheaper: 2, stale: 3, lines: 5 };

const SAMPLE_NOTE =
  'Simulated: stand-ins answer in place of models. Nothing was billed, and no figure is of a real one.';

/**
 * The weekly post (storyboard 7): one sentence, the figures, eight weeks, what is coming. Where the digest is
 * not on (`isOn`), as it is only looked at, it offers to choose its channel.
 */
export function digestMessage(digest: Digest, labelOf: LabelOf, isOn = true): SlackMessage {
  const { coming, cheaper, stale } = digest;
  const sentences = digestWords(digest, labelOf);
  const offered = new Set<string>();
  const headline = simulatedPrefix(digest.simulated) + headlineOf(digest);
  return messageOf(fallbackLines(digest, sentences, headline).join('\n'), [
    { type: 'header', text: plainText(headline, LIMITS.header) },
    ...sectionOf([...sentences.spend, sentences.month]),
    ...list('Most expensive', sentences.top),
    ...(digest.history.some(({ usd }) => usd > 0) ? [weekChart(digest)] : []),
    ...pickBlocks('Coming', linesOfPicks(coming, sentences.coming), {
      most: SHOWN.coming,
      offered,
    }),
    ...list('Not confirmed', sentences.reports),
    ...pickBlocks(CHEAPER, linesOfPicks(cheaper, sentences.cheaper), {
      most: SHOWN.cheaper,
      offered,
    }),
    ...list(sentences.found, sentences.savings),
    ...pickBlocks(STALE, linesOfPicks(stale, sentences.stale), { most: SHOWN.stale, offered }),
    ...contextOf(sentences.gaps.map((gap) => `⚠ ${gap}`)),
    digestActions(isOn),
    ...(digest.simulated ? [context(SAMPLE_NOTE)] : []),
  ]);
}

function fallbackLines({ simulated }: Digest, said: DigestWords, headline: string): string[] {
  return [
    headline,
    ...said.spend,
    said.month,
    ...said.top,
    ...said.coming.map((sentence) => `Coming: ${sentence}`),
    ...said.reports,
    ...said.cheaper.map((sentence) => `Cheaper: ${sentence}`),
    ...said.savings.map((sentence) => `${said.found}: ${sentence}`),
    ...said.stale,
    ...said.gaps,
    ...(simulated ? [SAMPLE_NOTE] : []),
  ];
}

/** A part of the post about picks: a line each, with the button that tests it again where it has none yet. */
function pickBlocks(
  title: string,
  lines: readonly { pick: WatchedPick; text: string }[],
  { most, offered }: { most: number; offered: Set<string> },
): MessageBlock[] {
  if (lines.length === 0) return [];
  const rest = lines.length - most;
  const blocks = lines.slice(0, most).map(({ pick, text }) => {
    const isOffered = offered.has(pick.evaluationId);
    offered.add(pick.evaluationId);
    return { ...section(text), ...(!isOffered && { accessory: testAgainButton(pick) }) };
  });
  return [
    richText([line(bold(title))]),
    ...blocks,
    ...(rest > 0 ? [context(`${rest} more in the thread.`)] : []),
  ];
}

/** The lines of a part with the picks that they are about. */
function linesOfPicks(of: readonly { pick: WatchedPick }[], texts: readonly string[]) {
  return of.map(({ pick }, index) => ({ pick, text: itemAt(texts, index) }));
}

function list(title: string, lines: readonly string[]): RichTextBlock[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, SHOWN.lines);
  const rest = lines.length - shown.length;
  return [
    richText([
      line(bold(title)),
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].map((text) =>
          line(words(shorten(text, LIMITS.richText / SHOWN.lines))),
        ),
      },
    ]),
  ];
}
