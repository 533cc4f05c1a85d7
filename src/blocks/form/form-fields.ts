import type { InputBlock } from '@slack/types';
import type { Step } from '../../core/request/form/form-steps.ts';
import type { FormValues } from '../../core/request/form/form-values.ts';
import { documentInput } from './document-input.ts';
import { FORM_SCORER, SEARCH_EVALUATIONS, SEARCH_MODELS } from './form-actions.ts';
import {
  type Choice,
  choiceInput,
  fileInput,
  numberInput,
  searchInput,
  searchSeveralInput,
  textInput,
} from './form-inputs.ts';
import { samplesFields } from './samples-fields.ts';
import { SCORER_CHOICES } from './scorer-choices.ts';

const ESTIMANDS: readonly Choice[] = [
  ['population', 'New inputs like these', 'The samples stand for what is to come'],
  ['these-samples', 'These samples only', 'Takes fewer, and says nothing about other inputs'],
];

/** The block of what the models should know, as a document. */
export const CONTEXT_FILE = 'context-file';

/** What a file of samples may be. */
const FILE_TYPES = ['csv', 'tsv', 'txt', 'json', 'jsonl', 'ndjson', 'yaml', 'yml'];

/** What the fields hold. */
export interface FieldValues {
  values: Omit<FormValues, 'samples' | 'file'>;
  /** What each of the samples' fields holds. */
  samples: readonly string[];
  /** The samples are in a file that came before: nothing asks for others. */
  hasFile: boolean;
  /** What the models should know came as a document. */
  hasDocument: boolean;
  /** The app may read files. */
  takesFiles: boolean;
  /** A model as it is chosen: its name, its label, its price in a few words. */
  modelOf(name: string): Choice;
}

/** The inputs of a step, one block a field; block ids are the fields' names. */
export function formFields(step: Step, held: FieldValues): InputBlock[] {
  switch (step) {
    case 'samples':
      return taskFields(held);
    case 'right':
      return rightFields(held);
    case 'models':
      return modelFields(held);
  }
}

function taskFields({ values, samples, takesFiles, ...came }: FieldValues): InputBlock[] {
  const sources = came.hasFile ? [] : samplesSources(samples, takesFiles);
  const asksDocument = takesFiles && !came.hasDocument;
  return [
    textInput('task', 'The task', values.task, {
      multiline: true,
      placeholder: 'Sort this ticket. Answer with one word: billing, bug or other.',
      hint: 'Every model gets this, then the sample. {{input}} marks where the sample goes.',
    }),
    ...sources,
    textInput('system', 'System prompt', values.system, {
      multiline: true,
      optional: true,
      placeholder: 'You work for a software company’s support.',
    }),
    textInput('context', 'What the models should know', values.context, {
      multiline: true,
      optional: true,
      hint: 'Sent with every sample: a price list, a policy, questions and answers.',
    }),
    ...(asksDocument
      ? [documentInput(CONTEXT_FILE, 'Or a document with what they should know')]
      : []),
  ];
}

/** Where samples may come from: typed, pasted, a file where the app may read files, an earlier evaluation. */
export function samplesSources(samples: readonly string[], takesFiles: boolean): InputBlock[] {
  return [...samplesFields(samples), ...otherSources(takesFiles)];
}

function otherSources(takesFiles: boolean): InputBlock[] {
  const file = fileInput('file', 'Or a file of samples', {
    filetypes: FILE_TYPES,
    optional: true,
    hint: 'CSV, TSV, JSON, JSON Lines or YAML, up to 2 MB.',
  });
  const earlier = searchInput('earlier', 'Or the samples of an earlier evaluation', {
    action: SEARCH_EVALUATIONS,
    chosen: null,
    optional: true,
    placeholder: 'Search by name',
  });
  return takesFiles ? [file, earlier] : [earlier];
}

function rightFields({ values, modelOf }: FieldValues): InputBlock[] {
  const { scorer, rubric, judge, current } = values;
  const judging = [
    textInput('rubric', 'What makes an answer good', rubric, {
      multiline: true,
      placeholder: 'It answers the question, names the price, and is polite.',
    }),
    searchInput('judge', 'The model that judges', {
      action: SEARCH_MODELS,
      chosen: judge === '' ? null : modelOf(judge),
      placeholder: 'Search by name',
    }),
  ];
  return [
    choiceInput('scorer', 'What counts as right', {
      choices: SCORER_CHOICES,
      chosen: scorer,
      action: FORM_SCORER,
    }),
    ...(scorer === 'judge' ? judging : []),
    textInput('bar', 'How good is good enough', values.bar, {
      placeholder: '90%',
      hint: 'The share of answers that must be right.',
    }),
    textInput('latency', 'How quick is quick enough', values.latency, {
      optional: true,
      placeholder: '95% within 2 s',
      hint: 'A slower model is not picked, however often it is right. For streamed answers: 95% within 800 ms to the first token.',
    }),
    choiceInput('estimand', 'What it must hold for', {
      choices: ESTIMANDS,
      chosen: values.estimand,
    }),
    numberInput('volume', 'Calls a month in production', values.volume),
    searchInput('current', 'The model in use today', {
      action: SEARCH_MODELS,
      chosen: current === '' ? null : modelOf(current),
      optional: true,
      placeholder: 'Search by name',
      hint: 'What a cheaper one saves is measured against it, so choose it among the models, too.',
    }),
  ];
}

function modelFields({ values, modelOf }: FieldValues): InputBlock[] {
  return [
    searchSeveralInput('models', 'Models to compare', {
      action: SEARCH_MODELS,
      chosen: values.models.map(modelOf),
      placeholder: 'Search by name',
      hint: 'Cheap ones are tried first; expensive ones only if needed.',
    }),
    numberInput('repeats', 'Times each sample is asked, at most', values.repeats, {
      hint: 'Models don’t always answer the same. Fewer are used where fewer are enough.',
    }),
    numberInput('budget', 'Budget in dollars', values.budget, {
      decimal: true,
      hint: 'This evaluation never spends more.',
    }),
    textInput('name', 'A name for it', values.name, {
      optional: true,
      placeholder: 'Ticket triage',
      hint: 'Left empty, the task’s first words name it.',
    }),
  ];
}
