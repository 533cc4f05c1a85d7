import type { ActionsBlock, RichTextBlock } from '@slack/types';
import type { LabelOf } from '../../core/catalog/labels-of.ts';
import { callDollars, count, duration, toTheCent } from '../../core/format.ts';
import type { ModelResult, Result } from '../../core/result/schema/result.ts';
import { failureWord, failureWords } from '../../core/result/words/failure-words.ts';
import { priceDetailWords } from '../../core/result/words/price-detail-words.ts';
import { scoreHeading } from '../../core/result/words/result-rows.ts';
import { probabilityWords, scoreWords, trialsWords } from '../../core/result/words/result-words.ts';
import { samplesWords } from '../../core/result/words/samples-words.ts';
import { verdictWords } from '../../core/result/words/verdict-words.ts';
import { sum } from '../../core/stats/moments.ts';
import { LIMITS } from '../parts/limits.ts';
import { messageOf } from '../parts/message-of.ts';
import { bold, box, line, richText, words } from '../parts/rich-text.ts';
import { simulatedPrefix } from '../parts/simulated-note.ts';
import type { SlackMessage } from '../parts/surfaces.ts';
import { shorten } from '../parts/text.ts';
import { otherPickButton } from '../workspace/pick-button.ts';

const EXAMPLES = 3;
/** Characters of an example's input, of what was expected, and of what came, each. */
const SHOWN = 400;

/**
 * One candidate's reply in the thread (storyboard 5): its outcome, what it got wrong, what it answers
 * differently when asked again, then the small print.
 */
export function candidateReply(
  model: ModelResult,
  result: Result,
  { labelOf }: { labelOf: LabelOf },
): SlackMessage {
  const simulated = simulatedPrefix(model.simulated);
  const title = `${simulated}${labelOf(model.candidate)}: ${verdictWords(model, result)}`;
  const facts = factsOf(model, result);
  return messageOf(
    [
      `${title}. ${model.reason}`,
      ...model.examples.slice(0, EXAMPLES).map(exampleText),
      ...facts.map(([name, fact]) => `${name}: ${fact}`),
    ].join('\n'),
    [
      richText([line(bold(title), words(`\n${model.reason}`))]),
      ...exampleBlocks(model),
      richText([
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: facts.map(([name, fact]) => line(bold(name), words(`: ${fact}`))),
        },
      ]),
      ...pickBlocks(model, result, labelOf),
    ],
  );
}

function pickBlocks(model: ModelResult, result: Result, labelOf: LabelOf): ActionsBlock[] {
  const elements = otherPickButton(model, result, labelOf);
  return elements.length > 0 ? [{ type: 'actions', elements }] : [];
}

type Example = ModelResult['examples'][number];

function exampleText({ failure, input, expected, got }: Example): string {
  return `${kindOf(failure)}:\n${input}\nexpected: ${expected}\ngot: ${got}`;
}

/** "Wrong", "Cut off" */
function kindOf(failure: string): string {
  const word = failureWord(failure);
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

function exampleBlocks(model: ModelResult): RichTextBlock[] {
  const examples = model.examples.slice(0, EXAMPLES);
  if (examples.length === 0) return [];
  const all = sum(Object.values(model.failures));
  const share = all > examples.length ? ` (${examples.length} of ${count(all, 'answer')})` : '';
  return [
    richText([line(bold(`What it got wrong${share}`))]),
    ...examples.map(({ failure, input, expected, got }) =>
      richText([
        line(words(kindOf(failure))),
        box(
          `${shorten(input, SHOWN)}\n\nexpected: ${shorten(expected, SHOWN)}\ngot:      ${shorten(got || '(nothing)', SHOWN)}`,
          LIMITS.richText,
        ),
      ]),
    ),
  ];
}

function factsOf(model: ModelResult, result: Result): [string, string][] {
  const { evaluation } = result;
  const { intervalWords, tokens, latencyMs, servedModels, warnings } = model;
  const facts: [string, string | null][] = [
    ['Failures', failureWords(model)],
    ['Samples to look at', samplesWords(model, result)],
    [
      scoreHeading(evaluation),
      model.score === null ? null : `${scoreWords(model)}. ${intervalWords}`,
    ],
    ['Good enough', probabilityWords(model, evaluation)],
    ['Calls', trialsWords(model)],
    [
      'Cost',
      `${callDollars(model.costPerCall * 1_000)} per 1,000 calls, ${toTheCent(model.spend)} spent here`,
    ],
    ...priceDetailWords(model).map((fact): [string, string] => ['Price', fact]),
    ['Tokens per call', tokens && tokenWords(tokens)],
    [
      'Time',
      latencyMs && `typically ${duration(latencyMs.p50)}, 1 in 20 over ${duration(latencyMs.p95)}`,
    ],
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
