import type { EvaluationRequest, EvaluationSpec, Sample } from '../evaluation.ts';
import { count, wholeNumber } from '../format.ts';
import { itemAt } from '../item-at.ts';
import { cacheNote } from './cache-note.ts';
import { constantAnswer, constantWords } from './constant-answer.ts';
import { leafPaths } from './leaf-paths.ts';
import { leakNotes } from './leaks/leak-notes.ts';
import { type LikeInputs, likeInputs } from './like-inputs.ts';
import { conversationShown, type RenderedPrompt, renderPrompt, sentText } from './render-prompt.ts';
import { templateVariables, variableValue } from './template.ts';

/** What was understood of an evaluation, for people to check before anything is spent. */
export interface Understood {
  /**
   * "60 samples, answers: billing 21, bug 24, other 15; 3 duplicates count once." and what else is worth
   * knowing.
   */
  sentences: readonly string[];
  /** What must be known before anything is spent: these samples prove nothing. null: nothing. */
  warning: string | null;
  /** The first sample as it is sent, and the answers it expects. */
  first: RenderedPrompt & { expected: readonly string[] };
}

/** What an evaluation was understood to be; its samples are at least one. */
export function understood(request: EvaluationRequest): Understood {
  const { spec, samples } = request;
  const [first] = samples;
  if (!first) throw new RangeError('understood requires at least one sample');
  const like = likeInputs(spec, samples);
  return {
    sentences: [
      `${answersWords(spec, samples)}${duplicatesWords(like)}.`,
      ...nearWords(like),
      ...conflictWords(like, samples),
      ...shapeWords(spec, samples),
      ...emptyWords(spec, samples),
      ...idWords(spec, samples),
      ...letterWords(spec, samples),
      ...spec.dataNotes,
      ...leakNotes({ spec, samples }),
      ...[cacheNote({ spec })].filter((note) => note !== null),
    ],
    warning: constantWords(constantAnswer(request), { bar: spec.bar, samples: samples.length }),
    first: {
      ...renderPrompt(spec, first),
      expected: [first.expected, ...first.alternatives].filter((text) => text !== ''),
    },
  };
}

/** Kinds of answers that are named one by one. */
const KINDS = 8;
const LONGEST_ANSWER = 30;

function answersWords({ scorer }: EvaluationSpec, samples: readonly Sample[]): string {
  const all = count(samples.length, 'sample');
  const answers = samples.map(({ expected }) => expected.trim()).filter((text) => text !== '');
  if (answers.length === 0 || scorer.type === 'json') return all;
  const kinds = Map.groupBy(answers, (answer) => answer);
  if (kinds.size === samples.length && samples.length > 1)
    return `${all}, each with its own answer`;
  const sorted = [...kinds].toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  const short = sorted.every(
    ([answer]) => answer.length <= LONGEST_ANSWER && !answer.includes('\n'),
  );
  if (!short && samples.length === 1) return all;
  if (!short && kinds.size === 1) return `${all}, all with the same answer`;
  if (!short || kinds.size > KINDS) return `${all}, ${count(kinds.size, 'different answer')}`;
  return `${all}, answers: ${sorted.map(([answer, { length }]) => `${answer} ${wholeNumber(length)}`).join(', ')}`;
}

function duplicatesWords({ firstEqual }: LikeInputs): string {
  const duplicates = firstEqual.filter((first, index) => first !== index).length;
  if (duplicates === 0) return '';
  return `; ${count(duplicates, 'duplicate')} ${duplicates === 1 ? 'counts' : 'count'} once`;
}

function nearWords({ nearlyEqual }: LikeInputs): string[] {
  if (nearlyEqual === 0) return [];
  const [differ, them] = nearlyEqual === 1 ? ['differs', 'it'] : ['differ', 'them'];
  return [
    `${count(nearlyEqual, 'sample')} ${differ} from another in capitals, spaces or punctuation alone and ${nearlyEqual === 1 ? 'counts' : 'count'} as new: give ${them} and the other one "group".`,
  ];
}

/** Equal inputs with unlike answers: one of them is wrong for every model. */
function conflictWords({ firstEqual }: LikeInputs, samples: readonly Sample[]): string[] {
  const at = firstEqual.findIndex(
    (first, index) => itemAt(samples, first).expected !== itemAt(samples, index).expected,
  );
  if (at < 0) return [];
  return [
    `Samples ${itemAt(firstEqual, at) + 1} and ${at + 1} are the same and expect different answers: no model can get both right.`,
  ];
}

/** What is sent otherwise than as one text. */
function shapeWords(spec: EvaluationSpec, samples: readonly Sample[]): string[] {
  const conversations = samples.filter(({ columns }) => conversationShown(spec.prompt, columns));
  const columns = templateVariables(spec.prompt).filter((name) =>
    samples.some(
      ({ columns: values }) =>
        isJson(variableValue(name, values)) && !conversationShown(spec.prompt, values),
    ),
  );
  const isAre = conversations.length === 1 ? 'is a conversation' : 'are conversations';
  return [
    ...(conversations.length > 0
      ? [
          `${count(conversations.length, 'sample')} ${isAre}: sent as turns, {{…}} stands for the last message.`,
        ]
      : []),
    ...(conversations.length > 0 ? unsentSystem(spec, itemAt(conversations, 0)) : []),
    ...columns.map(
      (name) =>
        `{{${name}}} is sent as JSON text: {{${name}.part}} or {{${name}[0]}} would send a part of it.`,
    ),
  ];
}

/** A system prompt that stands in a column beside the conversation, as fine-tuning files have it. */
function unsentSystem({ system, prompt }: EvaluationSpec, { columns }: Sample): string[] {
  const shown = [...templateVariables(system ?? ''), ...templateVariables(prompt)];
  const column = Object.keys(columns).find((name) =>
    /^system(?:_?(?:instruction|prompt))?$/i.test(name),
  );
  if (column === undefined || shown.some((name) => name.startsWith(column))) return [];
  const path = leafPaths(columns).find((each) => each.startsWith(`${column}.`)) ?? column;
  return [
    `The column ${column} is not sent: write system: "{{${path}}}" to send it as the system prompt.`,
  ];
}

/** Columns that are shown and empty in some samples. */
function emptyWords({ system, prompt }: EvaluationSpec, samples: readonly Sample[]): string[] {
  const shown = new Set([...templateVariables(system ?? ''), ...templateVariables(prompt)]);
  return [...shown].flatMap((name) => {
    const empty = samples.filter(({ columns }) => columns[name]?.trim() === '').length;
    return empty > 0
      ? [
          `{{${name}}} is empty in ${wholeNumber(empty)} of ${count(samples.length, 'sample')}: nothing stands there.`,
        ]
      : [];
  });
}

/** Labels by number, which no model can guess where the task doesn't name them. */
const MOST_IDS = 10;

function idWords(
  { scorer, system, prompt, context }: EvaluationSpec,
  samples: readonly Sample[],
): string[] {
  if (scorer.type !== 'exact') return [];
  const kinds = [...new Set(samples.map(({ expected }) => expected.trim()))].toSorted();
  if (kinds.length < 2 || kinds.length > MOST_IDS || kinds.length === samples.length) return [];
  const task = [system, prompt, context].join(' ');
  if (!kinds.every((kind) => /^\d$/.test(kind)) || kinds.every((kind) => task.includes(kind))) {
    return [];
  }
  return [
    `The expected answers are the numbers ${kinds.join(', ')}, which the prompt doesn't name: say there what each stands for.`,
  ];
}

/** Letters of choices, which no model can guess where nothing that is sent has them. */
function letterWords(spec: EvaluationSpec, samples: readonly Sample[]): string[] {
  const { scorer } = spec;
  const kinds = [...new Set(samples.map(({ expected }) => expected.trim()))].toSorted();
  if (
    scorer.type !== 'exact' ||
    kinds.length < 2 ||
    !kinds.every((kind) => /^[A-Ja-j]$/.test(kind))
  ) {
    return [];
  }
  const unseen = samples.filter((sample) => {
    const sent = sentText(renderPrompt(spec, sample));
    return !new RegExp(`(?<!\\p{L})${sample.expected.trim()}(?!\\p{L})`, 'u').test(sent);
  });
  if (unseen.length * 2 <= samples.length) return [];
  return [
    `The expected answers are the letters ${kinds.join(', ')}, which stand before no choice that is sent: write them there.`,
  ];
}

function isJson(text: string | null): boolean {
  if (text === null || !/^\s*[[{]/.test(text)) return false;
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
