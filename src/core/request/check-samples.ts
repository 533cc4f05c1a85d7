import { didYouMean } from '../did-you-mean.ts';
import type { Fault } from '../errors.ts';
import type { Scorer } from '../evaluation.ts';
import { nearest } from '../nearest.ts';
import { expectedFaults } from './check-expected.ts';
import { conversationOf } from './conversation.ts';
import { RANGES } from './fields.ts';
import type { Headless } from './formats/headless.ts';
import { faultAt, type TextPlace } from './formats/place.ts';
import { isKnownColumn } from './known-columns.ts';
import { lastName, leafPaths } from './leaf-paths.ts';
import { nameList } from './name-list.ts';
import { type ReadSample, samplesByLastAnswer } from './samples-of.ts';
import { columnOf, templateVariables, variableValue } from './template.ts';

/** A template, and where it stands. */
export interface PlacedTemplate {
  field: 'prompt' | 'system';
  text: string;
  place: TextPlace;
}

/** Samples, and what is to be said of them as a whole. */
export interface SamplesToCheck {
  samples: readonly ReadSample[];
  columns: readonly string[];
  /** The columns of the expected answers. */
  expected: readonly string[];
  /** The first row may be no names of columns: what to do. */
  headless: Headless | null;
}

/** What is wrong with samples, given the templates that show them and the scorer that judges them. */
export function checkSamples(
  { samples, columns, expected, headless }: SamplesToCheck,
  {
    templates,
    scorer,
    hasContext,
  }: {
    templates: readonly PlacedTemplate[];
    scorer: Scorer | null;
    hasContext: boolean;
  },
  place: TextPlace,
): Fault[] {
  const [first] = samples;
  if (!first) return [faultAt(place, 'samples', NONE)];
  const shown = templates.flatMap(({ text }) => templateVariables(text));
  const fits = (name: string) => columnOf(name, columns) !== null;
  const isNamed = shown.some((name) => name !== 'context') && !shown.some(fits);
  if (headless && isNamed) return [headless.fault];
  if (headless?.isSure && !shown.some(fits)) return [headless.fault];
  const used = shown.map((name) => columnOf(name, columns) ?? name);
  const strange = templates.flatMap((template) =>
    variableFaults(template, { columns, expected, first, hasContext }),
  );
  // Once the conversation is shown, its last answer is the expected one.
  const isTalk = strange.length > 0 && samplesByLastAnswer(samples, columns) !== null;
  return [
    ...tooManyFault(samples, place),
    ...strange,
    ...unseenFault(templates, columns),
    ...(hasContext && columns.includes('context') ? [faultAt(first.place, 'context', TWO)] : []),
    ...valueFaults(samples, shown, columns),
    ...conversationFaults(samples, shown),
    ...samples.flatMap(unstorableFaults),
    ...(scorer && !isTalk ? expectedFaults(samples, { scorer, shown: used, place }) : []),
  ];
}

const NONE = 'There are no samples: give some, each with its expected answer.';
const TWO =
  'The samples have a column context, but {{context}} is the context of the evaluation: rename the column.';

function tooManyFault({ length }: readonly unknown[], place: TextPlace): Fault[] {
  const { most } = RANGES.samples;
  if (length <= most) return [];
  const message = `There are more than ${most.toLocaleString('en-US')} samples, the most that are taken: write "take: 200" to draw 200 of them, or "take: {first: 200}".`;
  return [faultAt(place, 'samples', message)];
}

function variableFaults(
  { field, text, place }: PlacedTemplate,
  {
    columns,
    expected,
    first,
    hasContext,
  }: {
    columns: readonly string[];
    expected: readonly string[];
    first: ReadSample;
    hasContext: boolean;
  },
): Fault[] {
  const available = hasContext ? [...columns, 'context'] : columns;
  return templateVariables(text)
    .filter((name) => columnOf(name, available) === null)
    .map((name) => {
      const message = columnOf(name, expected)
        ? `${field} shows {{${name}}}, the expected answer: the models would only copy it. Remove it.`
        : `${field} uses {{${name}}}, which the samples don't have. ${variableAdvice(name, available, first)}`;
      return faultAt(place, field, message);
    });
}

/** What may have been meant by a variable; braces that are none are written in another way. */
function variableAdvice(
  name: string,
  available: readonly string[],
  { columns }: ReadSample,
): string {
  const inside = leafPaths(columns).find((path) => lastName(path) === name);
  if (name === 'context' && inside === undefined) return 'Give a context, or remove it.';
  const [only, ...others] = available;
  const isTalk = only && others.length === 0 && conversationOf(columns[only] ?? '');
  const talk = isTalk ? only : undefined;
  const meant = inside ?? nearest(name, available) ?? talk;
  const advice = meant
    ? didYouMean(`{{${name}}}`, `{{${meant}}}`)
    : `The samples have ${nameList(available.map((each) => `{{${each}}}`)) || 'no column'}.`;
  const isData = !available.some(isKnownColumn) && available.some((each) => /\s/.test(each));
  const names = isData
    ? ' If those are a sample, put a line with the names of the columns before it.'
    : '';
  return `${advice}${names} For a literal {{${name}}} write {{{{${name}}}}}.`;
}

/** A task that never shows the sample would get the same answer every time. */
function unseenFault(templates: readonly PlacedTemplate[], columns: readonly string[]): Fault[] {
  const prompt = templates.find(({ field }) => field === 'prompt');
  const used = templates.flatMap(({ text }) => templateVariables(text));
  if (!prompt || used.some((name) => name !== 'context')) return [];
  const column = columns.includes('input') ? 'input' : (columns[0] ?? 'input');
  const other = OTHER_BRACES.exec(prompt.text)?.[0];
  const how = other ? `write {{${column}}} instead of ${other}` : `put {{${column}}} where it goes`;
  const message = `prompt never shows the sample: ${how}.`;
  return [faultAt(prompt.place, 'prompt', message)];
}

/** How other tools write a variable, or this one with a brace too few. */
const OTHER_BRACES = /\{\{?\s*\w+\s*\}?\}?|\$\{?\w+\}?|<\w+>|%\(?\w+\)?/;

/**
 * Values that some rows lack. A column that is empty beside another that is shown may be meant so
 * (`understood` tells it); a part of a value that isn't there never is.
 */
function valueFaults(
  samples: readonly ReadSample[],
  shown: readonly string[],
  columns: readonly string[],
): Fault[] {
  const used = [...new Set(shown)].filter((name) => columnOf(name, columns) !== null);
  return samples.flatMap((sample) => {
    const empty = used.filter((name) => !variableValue(name, sample.columns)?.trim());
    const isShown = empty.length < used.length;
    return empty
      .filter((name) => !isShown || !columns.includes(name))
      .map((name) => faultAt(sample.place, name, `${sample.name} has no ${name}: fill it in.`));
  });
}

/** Conversations that no model can be asked to go on with. */
function conversationFaults(samples: readonly ReadSample[], shown: readonly string[]): Fault[] {
  return samples.flatMap(({ columns, place, name }) =>
    [...new Set(shown)].flatMap((column) => {
      const text = variableValue(column, columns);
      const read = text === null ? null : conversationOf(text);
      const wrong = read && ('message' in read ? read.message : orderFault(read.turns));
      return wrong ? [faultAt(place, column, `${name} ${wrong}`)] : [];
    }),
  );
}

function orderFault(turns: readonly { role: string }[]): string | null {
  if (turns.length === 0)
    return 'is a conversation in which the user says nothing: add what they say.';
  if (turns[0]?.role !== 'user') {
    return 'is a conversation that the assistant begins: let it begin with what the user says.';
  }
  if (turns.at(-1)?.role === 'user') return null;
  return 'is a conversation that ends with an answer: let it end with what the user says.';
}

/** What no database takes: zero characters, halves of characters. */
function unstorableFaults({ columns, expected, alternatives, place, name }: ReadSample): Fault[] {
  return Object.entries({ ...columns, expected: [expected ?? '', ...alternatives].join(' ') })
    .filter(([, text]) => text.includes('\0') || !text.isWellFormed())
    .map(([column]) => {
      const message = `${name} holds a broken character (\\0 or half of a pair) in ${column}: remove it.`;
      return faultAt(place, column, message);
    });
}
