import { messageOf } from './parts/message-of.ts';
import { bold, line, richText, words } from './parts/rich-text.ts';
import { simulatedNote, simulatedPrefix } from './parts/simulated-note.ts';
import type { SlackMessage } from './parts/surfaces.ts';

const CLAIM =
  'llm-pick finds the cheapest model that is good enough for your task, by trying it on your own samples.';

const USES: readonly [string, string][] = [
  ['/llm-pick', 'opens the form'],
  ['/llm-pick Sort support tickets into billing, bug or other', 'opens it with the task filled in'],
  ['/llm-pick digest', 'shows you last week’s digest'],
  ['/llm-pick digest settings', 'opens where and when it is posted each week'],
  [
    '/llm-pick picks',
    'lists the models in use, with what they cost, and corrects their calls a month',
  ],
  ['/llm-pick history', 'lists the last evaluations'],
  ['/llm-pick models', 'lists the models that can be tested, with their prices'],
  ['/llm-pick models haiku', 'lists those that are called so'],
  ['/llm-pick settings', 'opens the settings of this workspace'],
  ['/llm-pick help', 'shows this'],
];

const NOTES: readonly [string, string][] = [
  [
    'Samples',
    'one a line, as “input => expected answer”, or pasted from a sheet, a table or a list. 30 or more can prove a bar of 90%.',
  ],
  ['The bar', 'how often a model must be right: 90% means 9 of 10.'],
  ['The budget', 'never exceeded. The form shows what the samples can prove and may cost.'],
  ['The result', 'posted in the channel you asked in; each model’s mistakes are in its thread.'],
  ['Cancel', 'a button of the message while it runs; What if… and Details stand below its result.'],
];

/**
 * What the command does, for `help` and for words it doesn't know (`unknown`: the word, and the one that
 * was probably meant).
 */
export function helpMessage({
  unknown,
  simulated,
}: {
  unknown: { word: string; meant: string } | null;
  simulated: boolean;
}): SlackMessage {
  const opening = unknown
    ? [`I don’t know “${unknown.word}”. Did you mean /llm-pick ${unknown.meant}?`]
    : [];
  return messageOf(
    [
      ...opening,
      `${simulatedPrefix(simulated)}${CLAIM}`,
      ...USES.map(([use, does]) => `${use}: ${does}`),
      ...NOTES.map(([name, note]) => `${name}: ${note}`),
    ].join('\n'),
    [
      richText([line(...opening.map((text) => bold(`${text} `)), words(CLAIM))]),
      richText([
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: USES.map(([use, does]) =>
            line({ type: 'text', text: use, style: { code: true } }, words(` ${does}`)),
          ),
        },
      ]),
      richText([
        line(bold('Good to know')),
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: NOTES.map(([name, note]) => line(bold(name), words(`: ${note}`))),
        },
      ]),
      ...simulatedNote(simulated),
    ],
  );
}
