/**
 * Slack's rules for blocks, written from ../shared/slack.md apart from src/blocks/parts/limits.ts, so that
 * a wrong number there shows: what each surface takes, and how much of it.
 */
type Json = Record<string, unknown>;

const SURFACES = {
  message: [
    'actions',
    'context',
    'header',
    'image',
    'rich_text',
    'section',
    'table',
    'divider',
    'data_visualization',
  ],
  modal: ['actions', 'alert', 'context', 'divider', 'input', 'rich_text', 'section', 'header'],
};

/** What Slack would refuse in a message; [] when it takes it. */
export function validateMessage({ text, blocks }: { text: string; blocks: unknown }): string[] {
  const faults = validateBlocks(blocks, 'message');
  if (text.trim() === '') faults.push('text: empty');
  if (text.length > 4_000) faults.push(`text: ${text.length} characters`);
  const all = textIn(blocks);
  if (all > 11_000) faults.push(`${all} characters in all blocks: msg_blocks_too_long`);
  if (/<[!@#]|<http/.test(text)) faults.push('text: live markup');
  return faults;
}

/** Characters of every text in these blocks, wherever it stands. */
function textIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value)
    .map(([key, each]) => (key === 'text' && typeof each === 'string' ? each.length : textIn(each)))
    .reduce((sum, length) => sum + length, 0);
}

/** What Slack would refuse in a modal; [] when it takes it. */
export function validateModal(view: unknown): string[] {
  const modal = view as Json;
  const faults = validateBlocks(modal.blocks, 'modal');
  const check = checker(faults);
  check.plain('title', modal.title, 24);
  if (modal.submit) check.plain('submit', modal.submit, 24);
  check.plain('close', modal.close, 24);
  check.length('private_metadata', modal.private_metadata ?? '', 3_000);
  check.length('callback_id', modal.callback_id ?? '', 255);
  const hasInput = list(modal.blocks).some(({ type }) => type === 'input');
  if (hasInput && !modal.submit) faults.push('submit: needed where there are inputs');
  check.length('view', JSON.stringify(view), 250_000);
  return faults;
}

function validateBlocks(blocks: unknown, surface: keyof typeof SURFACES): string[] {
  const faults: string[] = [];
  const all = list(blocks);
  if (all.length > (surface === 'message' ? 50 : 100)) faults.push(`${all.length} blocks`);
  const ids = all.map(({ block_id }) => block_id).filter((id) => id !== undefined);
  if (new Set(ids).size < ids.length) faults.push('block_id used twice');
  if (all.filter(({ type }) => type === 'table').length > 1) faults.push('more than one table');
  const charts = all.filter(({ type }) => type === 'data_visualization').length;
  if (charts > 2) faults.push(`${charts} charts: at most 2`);
  all.forEach((block, index) => {
    const at = `blocks[${index}] ${block.type}`;
    if (!SURFACES[surface].includes(String(block.type))) faults.push(`${at}: not in a ${surface}`);
    BLOCKS[String(block.type)]?.(block, at, checker(faults));
  });
  return faults;
}

type Check = ReturnType<typeof checker>;

const BLOCKS: Record<string, (block: Json, at: string, check: Check) => void> = {
  header: (block, at, check) => check.plain(at, block.text, 150),
  section: (block, at, check) => {
    check.text(at, block.text, 3_000);
    if (block.accessory) check.element(`${at} accessory`, block.accessory as Json);
  },
  image: (block, at, check) => {
    check.length(`${at} alt_text`, block.alt_text, 2_000);
    if (!block.alt_text) check.fault(`${at}: no alt_text`);
  },
  data_visualization: (block, at, check) => {
    if (typeof block.title !== 'string' || block.title === '') check.fault(`${at}: no title`);
    check.length(`${at} title`, block.title, 50);
    const chart = block.chart as Json;
    const axes = chart.axis_config as Json;
    const categories = axes.categories as string[];
    check.count(`${at} series`, chart.series, 1, 6);
    check.count(`${at} categories`, categories, 1, 20);
    for (const category of categories) check.length(`${at} category`, category, 20);
    if (new Set(categories).size < categories.length) check.fault(`${at}: a category twice`);
    check.length(`${at} x_label`, axes.x_label, 50);
    check.length(`${at} y_label`, axes.y_label, 50);
    for (const { name, data } of list(chart.series)) {
      check.length(`${at} series name`, name, 20);
      const labels = list(data).map(({ label }) => label);
      if (labels.join('|') !== categories.join('|'))
        check.fault(`${at}: points are not the categories`);
      if (list(data).some(({ value }) => !Number.isFinite(value))) check.fault(`${at}: no number`);
    }
  },
  alert: (block, at, check) => check.text(at, block.text, 200),
  context: (block, at, check) => {
    check.count(at, block.elements, 1, 10);
    for (const element of list(block.elements)) check.text(at, element, 2_000);
  },
  actions: (block, at, check) => {
    check.count(at, block.elements, 1, 25);
    for (const element of list(block.elements)) check.element(at, element);
  },
  input: (block, at, check) => {
    check.plain(`${at} label`, block.label, 2_000);
    if (block.hint) check.plain(`${at} hint`, block.hint, 2_000);
    check.element(at, block.element as Json);
  },
  table: (block, at, check) => {
    check.count(`${at} rows`, block.rows, 1, 100);
    const rows = (block.rows as unknown[]).map(list);
    const texts = rows.flat().map(cellText);
    for (const cells of rows) check.count(`${at} cells`, cells, 1, 20);
    if (new Set(rows.map(({ length }) => length)).size > 1) check.fault(`${at}: ragged rows`);
    if (texts.some((text) => text === '')) check.fault(`${at}: empty cell`);
    check.length(`${at} cells together`, texts.join(''), 10_000);
  },
  rich_text: (block, at, check) => {
    check.count(at, block.elements, 1, 1_000);
    const walk = (element: Json): void => {
      if (element.type === 'text' && !element.text) check.fault(`${at}: empty text`);
      if (element.type === 'user') check.id(at, element.user_id);
      list(element.elements).forEach(walk);
    };
    list(block.elements).forEach(walk);
  },
};

/** The text of a cell, and of all that stands in one of rich text. */
function cellText({ type, text, elements }: Json): string {
  return type === 'raw_text' || type === 'text'
    ? String(text)
    : list(elements).map(cellText).join('');
}

function checker(faults: string[]) {
  const fault = (message: string) => void faults.push(message);
  const length = (at: string, text: unknown, limit: number) => {
    if (String(text).length > limit) fault(`${at}: ${String(text).length} of ${limit} characters`);
  };
  const text = (at: string, object: unknown, limit: number) => {
    const value = (object as Json | undefined)?.text;
    if (typeof value !== 'string' || value === '') fault(`${at}: no text`);
    else length(at, value, limit);
  };
  const plain = (at: string, object: unknown, limit: number) => {
    if ((object as Json | undefined)?.type !== 'plain_text') fault(`${at}: not plain_text`);
    text(at, object, limit);
  };
  const count = (at: string, items: unknown, least: number, most: number) => {
    const { length } = list(items);
    if (length < least || length > most) fault(`${at}: ${length} of ${least} to ${most}`);
  };
  const id = (at: string, value: unknown) => {
    if (!/^[UW][A-Z0-9]+$/.test(String(value))) fault(`${at}: user id ${value}`);
  };
  const options = (at: string, element: Json) => {
    count(`${at} options`, element.options, 1, 100);
    for (const option of list(element.options)) {
      plain(`${at} option`, option.text, 75);
      length(`${at} option value`, option.value, 150);
      if (option.description) plain(`${at} option description`, option.description, 75);
    }
  };
  const element = (at: string, item: Json) => {
    length(`${at} action_id`, item.action_id ?? '', 255);
    if (item.placeholder) plain(`${at} placeholder`, item.placeholder, 150);
    length(`${at} initial_value`, item.initial_value ?? '', 3_000);
    const number = String(item.initial_value ?? 0);
    if (item.type === 'number_input' && !/^-?\d+(\.\d+)?$/.test(number)) fault(`${at}: no number`);
    if (item.type === 'button') plain(`${at} button`, item.text, 75);
    if (item.type === 'button') length(`${at} button value`, item.value ?? '', 2_000);
    if (item.accessibility_label) length(`${at} label`, item.accessibility_label, 75);
    if (item.options) options(at, item);
    if (item.type === 'checkboxes') count(`${at} checkboxes`, item.options, 1, 10);
    if (item.initial_options) count(`${at} initial_options`, item.initial_options, 1, 100);
    const confirm = item.confirm as Json | undefined;
    if (!confirm) return;
    plain(`${at} confirm title`, confirm.title, 100);
    text(`${at} confirm text`, confirm.text, 300);
    plain(`${at} confirm`, confirm.confirm, 30);
    plain(`${at} deny`, confirm.deny, 30);
  };
  return { fault, length, text, plain, count, id, element };
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? (value as Json[]) : [];
}
