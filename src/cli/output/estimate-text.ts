import type { Approval } from '../../core/caps/approval.ts';
import type { Quote } from '../../core/estimate/estimate.ts';
import { monthWords } from '../../core/estimate/month-words.ts';
import { count, dollars, exactDollars, upToTheCent } from '../../core/format.ts';
import type { Understood } from '../../core/request/understood.ts';
import { asStartedHere } from './command-here.ts';
import { printable } from './printable.ts';
import { type Screen, wrapText } from './screen.ts';

/**
 * What an evaluation is understood to be, can show and may cost, before a cent is spent. `command` is how
 * llm-pick is started here.
 */
export function estimateText(
  name: string,
  { estimate, read, volume }: { estimate: Quote; read: Understood; volume: number },
  { screen, command, simulated }: { screen: Screen; command: string; simulated: boolean },
): string {
  const { expectedUsd, largestUsd, fullDesignUsd, calls, provable, sentences, basis } = estimate;
  const { approvalInSlack } = estimate;
  const { colours } = screen;
  const can = asStartedHere(sentences.join(' '), command);
  const cost =
    `about ${dollars(expectedUsd)} for ${count(calls.expected, 'call')}, at most ${upToTheCent(largestUsd)}. ` +
    `Every model on every sample: ${dollars(fullDesignUsd)} for ${count(calls.full, 'call')}.${basis.map((sentence) => ` ${sentence}`).join('')}`;
  const month = monthWords(estimate, { volume, money: estimate.money });
  const lines = [
    ...(simulated ? [colours.yellow(SIMULATED)] : []),
    colours.bold(printable(name)),
    `${READ}${printable(read.sentences.join(' ')).replaceAll(/\s+/g, ' ')}`,
    ...(read.warning === null ? [] : [`${WARNS}${colours.yellow(printable(read.warning))}`]),
    `${SHOWS}${provable ? can : colours.yellow(can)}`,
    `${COSTS}${cost}`,
    ...(month === null ? [] : [`${MONTH}${month}`]),
    ...(approvalInSlack === null ? [] : [`${CONFIRMS}${confirmsWords(approvalInSlack)}`]),
    '',
  ];
  return wrapText(lines.join('\n'), screen, SHOWS.length);
}

const SIMULATED = 'SIMULATED: stand-ins take the place of the models; nothing of this is paid.';
const READ = 'What was read:      ';
const WARNS = 'But mind:           ';
const SHOWS = 'What this can show: ';
const COSTS = 'What it may cost:   ';
const MONTH = 'A month of it:      ';
const CONFIRMS = 'Who confirms it:    ';

/** Whoever is at the terminal has the keys: nobody else can be asked there. */
function confirmsWords({ approver, aboveUsd }: Approval): string {
  return (
    `above ${exactDollars(aboveUsd)} the Slack member ${printable(approver)} does where it is started in Slack. ` +
    'In the terminal you do: “run” asks you before it spends, unless you give --yes or nobody is there to ask.'
  );
}

/** Lines of a prompt that are shown; the rest is counted. */
const MOST_LINES = 20;
const MOST_CHARACTERS = 1_500;

/** The first sample as it is sent, each part under its name. */
export function previewText({ first }: Understood, screen: Screen): string {
  const parts = [
    ...(first.system === null ? [] : [{ name: 'system', text: first.system }]),
    ...first.turns.map(({ role, text }) => ({ name: role, text })),
    { name: 'user', text: first.prompt },
    ...(first.expected.length > 0 ? [{ name: 'expected', text: first.expected.join(' | ') }] : []),
  ];
  const lines = parts.flatMap(({ name, text }) => [
    `  ${screen.colours.dim(name)}`,
    ...shortened(printable(text)).map((line) => `  │ ${line}`),
  ]);
  const title = screen.colours.bold('The first sample as it is sent');
  return `${wrapText([title, ...lines].join('\n'), screen)}\n`;
}

function shortened(text: string): string[] {
  const lines = text.trimEnd().slice(0, MOST_CHARACTERS).split('\n').slice(0, MOST_LINES);
  const omitted = text.trimEnd().length - lines.join('\n').length;
  return omitted > 0 ? [...lines, `… (${count(omitted, 'more character')})`] : lines;
}
