import { type Screen, wrapText } from '../src/cli/output/screen.ts';
import { type Column, textTable } from '../src/cli/output/text-table.ts';
import { dollars } from '../src/core/format.ts';
import type { ShownMessage } from './slack-readings.ts';
import { asList, asObject } from './slack-workspace.ts';

export interface Look {
  screen: Screen;
  /** Names by user id. */
  people: Readonly<Record<string, string>>;
}

/** A Slack message as the terminal can show it: every block in order, tables as tables. */
export function messageText({ blocks, text }: ShownMessage, look: Look): string {
  const shown = blocks.map((block) => blockText(block, look)).filter((part) => part !== '');
  return wrapText(shown.length > 0 ? shown.join('\n\n') : text, look.screen);
}

function blockText(block: Record<string, unknown>, look: Look): string {
  const { colours } = look.screen;
  switch (block.type) {
    case 'header':
      return colours.bold(textOf(block.text));
    case 'section':
      return [textOf(block.text), buttonText(block.accessory)].filter(Boolean).join(' ');
    case 'data_visualization':
      return chartText(block);
    case 'context':
      return colours.dim(
        asList(block.elements)
          .map((element) => withNames(textOf(element), look))
          .join(' '),
      );
    case 'table':
      return tableText(block, look.screen);
    case 'rich_text':
      return asList(block.elements)
        .map((element) => richText(element, look))
        .join('\n');
    case 'actions':
      return asList(block.elements).map(buttonText).join(' ');
    default:
      return '';
  }
}

function buttonText(button: unknown): string {
  const label = textOf(asObject(button).text);
  return label === '' ? '' : `[${label}]`;
}

/** The first series of a chart, a line a point. */
function chartText({ title, chart }: Record<string, unknown>): string {
  const points = asList(asObject(asList(asObject(chart).series)[0]).data);
  const most = Math.max(...points.map(({ value }) => Number(value)));
  const isMoney = asObject(asObject(chart).axis_config).y_label === 'Dollars';
  const lines = points.map(({ label, value }) => {
    const bar = '█'.repeat(Math.round((Number(value) / most) * 30));
    return `  ${String(label).padStart(6)} ${bar} ${isMoney ? dollars(Number(value)) : value}`;
  });
  return [String(title), ...lines].join('\n');
}

function textOf(value: unknown): string {
  return String(asObject(value).text ?? '');
}

function tableText({ rows, column_settings }: Record<string, unknown>, screen: Screen): string {
  const [headings = [], ...cells] = (rows as Record<string, unknown>[][]).map((row) =>
    row.map((cell) => cellText(cell).replaceAll('\u00a0', ' ')),
  );
  const settings = asList(column_settings);
  const columns = headings.map((heading, index) => ({
    heading,
    ...narrowForm(heading),
    align: settings[index]?.align === 'right' ? ('right' as const) : ('left' as const),
  }));
  return textTable(columns, cells, screen);
}

/** A cell holds its text, or paragraphs of it. */
function cellText(cell: Record<string, unknown>): string {
  if (cell.type !== 'rich_text') return textOf(cell);
  return asList(cell.elements)
    .flatMap(({ elements }) => asList(elements).map(textOf))
    .join('');
}

/** What a small screen shows of Slack's columns. */
function narrowForm(heading: string): Pick<Column, 'narrow'> {
  return { narrow: heading === 'typical time' ? null : heading.replace(' calls', '') };
}

function richText(element: Record<string, unknown>, look: Look): string {
  const inner = asList(element.elements);
  switch (element.type) {
    case 'rich_text_list':
      return inner.map((item) => `  • ${richText(item, look)}`).join('\n');
    case 'rich_text_preformatted':
      return inner
        .map((span) => spanText(span, look))
        .join('')
        .split('\n')
        .map((line) => `  │ ${line}`)
        .join('\n');
    default:
      return inner
        .map((span) =>
          asObject(span.style).bold
            ? look.screen.colours.bold(spanText(span, look))
            : spanText(span, look),
        )
        .join('');
  }
}

function spanText({ type, text, user_id }: Record<string, unknown>, { people }: Look): string {
  return type === 'user' ? `@${people[String(user_id)] ?? user_id}` : String(text ?? '');
}

/** `<@U123>` as the person's name. */
function withNames(text: string, { people }: Look): string {
  return text.replaceAll(/<@(\w+)>/g, (whole, id: string) =>
    people[id] ? `@${people[id]}` : whole,
  );
}
