import type { EvaluationSpec, Sample } from '../evaluation.ts';
import { type Conversation, conversationIn, type Turn, transcriptOf } from './conversation.ts';
import { fillTemplate, templateVariables, variableValue } from './template.ts';

/** What a candidate is sent for one sample. */
export interface RenderedPrompt {
  system: string | null;
  /** What was said before: empty but for samples that are conversations. */
  turns: readonly Turn[];
  /** The last thing the user says. */
  prompt: string;
}

/**
 * What a candidate is sent for one sample. `{{context}}` stands where the template wants it; a
 * template that doesn't name it gets it at the end of the system prompt. Where a variable of the
 * prompt is a conversation (chat messages), it stands for the last message: what was said before is
 * sent as turns, its system messages with the system prompt.
 */
export function renderPrompt(
  { system, prompt, context }: Pick<EvaluationSpec, 'system' | 'prompt' | 'context'>,
  { columns }: Pick<Sample, 'columns'>,
): RenderedPrompt {
  const values = context === null ? columns : { ...columns, context };
  const isPlaced =
    context !== null &&
    [system ?? '', prompt].some((text) => templateVariables(text).includes('context'));
  const own = system === null ? null : fillTemplate(system, values);
  const { column, conversation } = conversationShown(prompt, columns) ?? NONE;
  const last = conversation.turns.at(-1)?.text ?? '';
  const parts = [own, conversation.system, isPlaced ? null : context].filter(
    (part) => part !== null,
  );
  return {
    system: parts.length > 1 ? parts.filter(Boolean).join('\n\n') : (parts[0] ?? null),
    turns: conversation.turns.slice(0, -1),
    prompt: fillTemplate(prompt, column === null ? values : { ...values, [column]: last }),
  };
}

const NONE: { column: null; conversation: Conversation } = {
  column: null,
  conversation: { system: null, turns: [] },
};

/** The first variable of a prompt that stands for a conversation in this sample; null where none does. */
export function conversationShown(
  prompt: string,
  columns: Sample['columns'],
): { column: string; conversation: Conversation } | null {
  for (const column of templateVariables(prompt)) {
    const text = variableValue(column, columns);
    const conversation = text === null ? null : conversationIn(text);
    if (conversation) return { column, conversation };
  }
  return null;
}

/** Everything that is sent, as one text: what is counted. */
export function sentText({ system, turns, prompt }: RenderedPrompt): string {
  return [system ?? '', ...turns.map(({ text }) => text), prompt].join('');
}

/** What a judge is shown as the question: the prompt, after what was said before. */
export function questionText({ turns, prompt }: RenderedPrompt): string {
  return turns.length === 0 ? prompt : transcriptOf([...turns, { role: 'user', text: prompt }]);
}
