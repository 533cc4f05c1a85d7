import { count, dollars, duration, wholeNumber } from '../../core/format.ts';
import type { ModelCheck } from '../../flows/check-model.ts';
import type { CliDeps } from '../deps.ts';
import { EXIT, type ExitStatus } from '../output/exit-status.ts';
import { printable } from '../output/printable.ts';
import { type Screen, screenOf, wrapText } from '../output/screen.ts';

/** `llm-pick check MODEL`: one small call, and what it showed. Ends with 1 where no answer came. */
export async function check(
  deps: CliDeps,
  name: string,
  { json }: { json: boolean },
): Promise<ExitStatus> {
  const found = await deps.check(name);
  if (deps.interrupted.aborted && found.failure !== null) {
    deps.stderr.write('Interrupted: the call was cut short, and may have been billed.\n');
    return EXIT.interrupted;
  }
  const text = json
    ? `${JSON.stringify({ schema: 'llm-pick/check@1', simulated: deps.simulated(), ...found }, null, 2)}\n`
    : `${deps.simulated() ? SIMULATED : ''}${checkText(found, screenOf(deps.stdout, deps.noColor))}`;
  deps.stdout.write(text);
  return found.failure === null ? EXIT.ok : EXIT.failure;
}

const SIMULATED = 'SIMULATED: a stand-in answered; this says nothing of the real model.\n';

/** Two columns: what was looked at, and what was found. */
export function checkText(found: ModelCheck, screen: Screen): string {
  const { colours } = screen;
  const title = `${colours.bold(found.label)} (${found.model})${found.own ? ', yours' : ''}`;
  const rows = found.failure === null ? answerRows(found) : [['failed', found.failure]];
  const lines = rows.map(([name = '', words = '']) => {
    const mark = name === 'failed' ? colours.red('x') : colours.green('+');
    return wrapText(
      `${mark} ${name.padEnd(NAME_WIDTH)}${printable(words)}`,
      screen,
      NAME_WIDTH + 2,
    );
  });
  return `${title}\n${lines.join('\n')}\n`;
}

const NAME_WIDTH = 8;

function answerRows({ effort, answer, cost }: ModelCheck): string[][] {
  if (!answer) return [];
  const { usage, servedModel, asAsked } = answer;
  const thought = usage
    ? `; it thought ${wholeNumber(usage.reasoning)} of ${count(usage.output, 'token')}`
    : '';
  return [
    ['key', 'is accepted'],
    ['effort', `${effort ?? 'its own default'} was taken${thought}`],
    [
      'answer',
      `“${shortened(answer.text)}” in ${duration(answer.latencyMs)}${stopWords(answer.stop)}`,
    ],
    ['tokens', tokenWords(usage)],
    [
      'served',
      `${servedModel}${asAsked ? ', the model that was asked for' : ': another model than was asked for, and priced as that where it is listed'}`,
    ],
    [
      'price',
      cost
        ? `${dollars(cost.usd)} for this call: ${cost.priceRow}`
        : 'unknown: it can’t be tested within a budget',
    ],
  ];
}

function tokenWords(usage: NonNullable<ModelCheck['answer']>['usage']): string {
  if (!usage)
    return 'are not counted in the reply: check the base URL and any proxy. Costs are estimated';
  const parts = [
    `${wholeNumber(usage.input)} in`,
    `${wholeNumber(usage.output)} out`,
    `${wholeNumber(usage.reasoning)} thinking`,
    `${wholeNumber(usage.cacheRead)} read from the cache`,
  ];
  return parts.join(', ');
}

function stopWords(stop: NonNullable<ModelCheck['answer']>['stop']): string {
  if (stop === 'complete') return '';
  return stop === 'refused' ? ', refused' : ', cut off at its limit of answer tokens';
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
