import type { RichTextBlock } from '@slack/types';
import { count, dollars, duration } from '../core/format.ts';
import { failureWord, failureWords } from '../core/result/failure-words.ts';
import type { ModelResult, Result } from '../core/result/result.ts';
import { probabilityWords, scoreWords, trialsWords } from '../core/result/result-words.ts';
import { samplesWords } from '../core/result/samples-words.ts';
import { verdictWords } from '../core/result/verdict-words.ts';
import { LIMITS } from './limits.ts';
import { bold, box, line, person, richText, words } from './rich-text.ts';
import { simulatedNote, simulatedPrefix } from './simulated-note.ts';
import type { LabelOf, SlackMessage } from './surfaces.ts';
import { fallbackText, shorten } from './text.ts';

const EXAMPLES = 3;
/** Characters of an example's input, of what was expected, and of what came, each. */
const SHOWN = 400;

/**
 * One candidate's details, a reply in the thread (storyboard 5). `notify` mentions a person, so that
 * Slack tells them: an updated message doesn't.
 */
export function candidateReply(
  model: ModelResult,
  result: Result,
  { labelOf, notify }: { labelOf: LabelOf; notify: string | null },
): SlackMessage {
  const simulated = simulatedPrefix(model.simulated);
  const title = `${simulated}${labelOf(model.model)}: ${verdictWords(model, result)}`;
  const facts = factsOf(model, result);
  const called = notify ? [person(notify), words(' the result is in. ')] : [];
  return {
    text: fallbackText(
      [
        `${title}. ${model.reason}`,
        ...facts.map(([name, fact]) => `${name}: ${fact}`),
        ...model.examples.slice(0, EXAMPLES).map(exampleText),
      ].join('\n'),
      LIMITS.message.text,
    ),
    blocks: [
      richText([line(...called, bold(title), words(`\n${model.reason}`))]),
      richText([
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: facts.map(([name, fact]) => line(bold(name), words(`: ${fact}`))),
        },
      ]),
      ...exampleBlocks(model),
      ...simulatedNote(model.simulated),
    ],
  };
}

type Example = ModelResult['examples'][number];

function exampleText({ sample, failure, input, expected, got }: Example): string {
  return `Sample ${sample}, ${failureWord(failure)}:\n${input}\nexpected: ${expected}\ngot: ${got}`;
}

function exampleBlocks(model: ModelResult): RichTextBlock[] {
  const examples = model.examples.slice(0, EXAMPLES);
  if (examples.length === 0) return [];
  const all = Object.values(model.failures).reduce((sum, number) => sum + number, 0);
  const share = all > examples.length ? ` (${examples.length} of ${count(all, 'answer')})` : '';
  return [
    richText([line(bold(`What it got wrong${share}`))]),
    ...examples.map(({ sample, failure, input, expected, got }) =>
      richText([
        line(words(`Sample ${sample}, ${failureWord(failure)}`)),
        box(
          `${shorten(input, SHOWN)}\n\nexpected: ${shorten(expected, SHOWN)}\ngot:      ${shorten(got || '(nothing)', SHOWN)}`,
          LIMITS.richText,
        ),
      ]),
    ),
  ];
}

function factsOf(model: ModelResult, { evaluation }: Result): [string, string][] {
  const { intervalWords, tokens, latencyMs, servedModels, warnings } = model;
  const facts: [string, string | null][] = [
    ['Score', model.score === null ? null : `${scoreWords(model, evaluation)}. ${intervalWords}`],
    ['Good enough', probabilityWords(model, evaluation)],
    ['Trials', trialsWords(model)],
    ['Failures', failureWords(model)],
    ['Samples to look at', samplesWords(model, evaluation)],
    ['Cost', `${dollars(model.costPerCall)} a call, ${dollars(model.spend)} spent here`],
    ['Tokens per call', tokens && tokenWords(tokens)],
    ['Latency', latencyMs && `p50 ${duration(latencyMs.p50)}, p95 ${duration(latencyMs.p95)}`],
    ['Answered by', servedModels.length > 0 ? servedModels.join(', ') : null],
    ...warnings.map((warning): [string, string] => ['Note', warning]),
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}

function tokenWords(tokens: NonNullable<ModelResult['tokens']>): string {
  const whole = (number: number) => Math.round(number).toLocaleString('en-US');
  const cached = tokens.cached >= 0.5 ? ` (${whole(tokens.cached)} cached)` : '';
  const thinking = tokens.reasoning >= 0.5 ? ` (${whole(tokens.reasoning)} thinking)` : '';
  return `${whole(tokens.input)} in${cached}, ${whole(tokens.output)} out${thinking}`;
}
