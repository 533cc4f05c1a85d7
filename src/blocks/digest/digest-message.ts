import type { ContextBlock, RichTextBlock, SectionBlock } from '@slack/types';
import type { Digest } from '../../core/digest/digest.ts';
import { type DigestWords, digestWords } from '../../core/digest/digest-words.ts';
import { headlineOf } from '../../core/digest/headline.ts';
import { count } from '../../core/format.ts';
import { changeWords } from '../../core/watch/change-words.ts';
import { LIMITS } from '../parts/limits.ts';
import { messageOf } from '../parts/message-of.ts';
import { bold, line, richText, words } from '../parts/rich-text.ts';
import { simulatedPrefix } from '../parts/simulated-note.ts';
import type { LabelOf, MessageBlock, SlackMessage } from '../parts/surfaces.ts';
import { plainText, shorten } from '../parts/text.ts';
import { digestActions, testAgainButton } from './digest-actions.ts';
import { weekChart } from './week-chart.ts';

/** Coming changes with a button of their own; the rest is in the thread. */
const COMING_SHOWN = 3;
const CHEAPER_SHOWN = 2;
/** Lines of one part shown in the post; the rest is counted. */
const LINES_SHOWN = 5;

const SAMPLE_NOTE =
  'Simulated: sample data of stand-ins for models, with an invented past. Nothing was billed.';

/** The weekly post (storyboard 7): one sentence, the figures, eight weeks, what is coming. */
export function digestMessage(digest: Digest, labelOf: LabelOf): SlackMessage {
  const said = digestWords(digest, labelOf);
  const headline = simulatedPrefix(digest.simulated) + headlineOf(digest);
  return messageOf(fallbackLines(digest, said, headline).join('\n'), [
    { type: 'header', text: plainText(headline, LIMITS.header) },
    section([...said.spend, said.month]),
    ...list('Most expensive', said.top),
    ...(digest.history.some(({ usd }) => usd > 0) ? [weekChart(digest)] : []),
    ...comingBlocks(digest, labelOf),
    ...list('Not confirmed', said.reports),
    ...cheaperBlocks(digest, said),
    ...list('Found last week', said.savings),
    ...list('Not tested for long', said.stale),
    ...gapContext(said.gaps),
    digestActions(),
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
    ...said.savings.map((sentence) => `Found last week: ${sentence}`),
    ...said.stale,
    ...said.gaps,
    ...(simulated ? [SAMPLE_NOTE] : []),
  ];
}

/** One pick at a time: what is tested is its own line-up. */
function cheaperBlocks({ cheaper }: Digest, said: DigestWords): MessageBlock[] {
  const shown = cheaper.slice(0, CHEAPER_SHOWN);
  if (shown.length === 0) return [];
  return [
    richText([line(bold('Cheaper, and never tried on it'))]),
    ...shown.map(({ pick }, index) => ({
      ...section([said.cheaper[index]!]),
      accessory: testAgainButton(pick),
    })),
  ];
}

function comingBlocks({ coming }: Digest, labelOf: LabelOf): MessageBlock[] {
  if (coming.length === 0) return [];
  const shown = coming.slice(0, COMING_SHOWN);
  const rest = coming.length - shown.length;
  return [
    richText([line(bold('Coming'))]),
    ...shown.map((change) => ({
      ...section([changeWords(change, labelOf)]),
      accessory: testAgainButton(change.pick),
    })),
    ...(rest > 0 ? [context(`${count(rest, 'more change')} in the thread.`)] : []),
  ];
}

function list(title: string, lines: readonly string[]): RichTextBlock[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, LINES_SHOWN);
  const rest = lines.length - shown.length;
  return [
    richText([
      line(bold(title)),
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].map((text) =>
          line(words(shorten(text, LIMITS.richText / LINES_SHOWN))),
        ),
      },
    ]),
  ];
}

function gapContext(gaps: readonly string[]): ContextBlock[] {
  return gaps.length === 0 ? [] : [context(gaps.map((gap) => `⚠ ${gap}`).join('\n'))];
}

function section(lines: readonly string[]): SectionBlock {
  return { type: 'section', text: plainText(lines.join('\n'), LIMITS.section) };
}

function context(text: string): ContextBlock {
  return { type: 'context', elements: [plainText(text, LIMITS.context.text)] };
}
