import type { Addition } from '../../core/adding/addition.ts';
import { AppError } from '../../core/errors.ts';
import { count, dollars, exactDollars, upToTheCent } from '../../core/format.ts';
import { RANGES } from '../../core/request/fields.ts';
import { fileTable } from '../../core/request/file-table.ts';
import { NOWHERE } from '../../core/request/formats/place.ts';
import type { Table } from '../../core/request/formats/table.ts';
import type { CliDeps, Evaluations } from '../deps.ts';
import { readFile } from '../input/read-file.ts';
import { printable } from '../output/printable.ts';
import { type Screen, screenOf, wrapText } from '../output/screen.ts';
import { confirm } from '../questions/confirm.ts';
import { terminalCtx } from '../terminal-ctx.ts';

export interface AddOptions {
  file: string;
  /** Its whole budget from now on, in dollars; null: as it was. */
  budgetUsd: number | null;
  json: boolean;
  /** Somebody is there to be asked. */
  asks: boolean;
}

/**
 * Adds a file's samples to an evaluation once a person agreed to what they may cost. `there`: it has them
 * all and has not ended; `declined`: nothing was added. Throws AppError with what is wrong in the file.
 */
export async function addFile(
  deps: CliDeps,
  evaluations: Evaluations,
  evaluationId: string,
  { file, budgetUsd, json, asks }: AddOptions,
): Promise<'added' | 'there' | 'declined'> {
  const table = await tableOf(file);
  const input = { evaluationId, table, budgetUsd };
  const addition = await evaluations.quoteAddition({ ctx: terminalCtx(deps.now()), input });
  if (addition === null) {
    deps.stderr.write(`The samples of ${file} are in it already: it goes on with them.\n`);
    return 'there';
  }
  const out = json ? deps.stderr : deps.stdout;
  out.write(`${additionText(addition, screenOf(out, deps.noColor))}\n`);
  const { largestUsd } = addition.costs;
  if (asks && !(await confirm(deps, `Spend at most ${upToTheCent(largestUsd)} more?`))) {
    deps.stderr.write('Nothing was added, called or spent.\n');
    return 'declined';
  }
  await evaluations.addSamples({ ctx: terminalCtx(deps.now()), input: { ...input, asks } });
  return 'added';
}

async function tableOf(file: string): Promise<Table> {
  const what = `${file} can't be read`;
  const use = { place: { ...NOWHERE, file }, field: null, what, inside: null };
  const read = await readFile(file, use);
  if ('fault' in read) throw new AppError('invalid input', `--add: ${read.fault.message}`);
  const table = fileTable(read.text, file, { most: RANGES.samples.most, key: null });
  return { ...table, notes: [...read.notes, ...table.notes] };
}

/** What samples bring to an evaluation, can show and may cost, before a cent is spent. */
function additionText(addition: Addition, screen: Screen): string {
  const { spec, read, warning, shows, costs, limits } = addition;
  const { expectedUsd, largestUsd, neededUsd, leftUsd, calls } = costs;
  const isShort = neededUsd > leftUsd;
  const short = isShort
    ? ` About ${dollars(neededUsd)} is needed: its budget of ${exactDollars(spec.budget)} will likely end it early. --budget gives it more.`
    : '';
  const lines = [
    screen.colours.bold(printable(spec.name)),
    `${READ}${printable(read.join(' '))}`,
    ...(warning === null ? [] : [`${WARNS}${screen.colours.yellow(printable(warning))}`]),
    `${SHOWS}${printable(shows.join(' '))}`,
    `${COSTS}about ${dollars(expectedUsd)} more for ${count(calls, 'call')}, at most ${upToTheCent(largestUsd)} more.${short}${printable(limits.map((words) => ` ${words}`).join(''))}`,
    '',
  ];
  return wrapText(lines.join('\n'), screen, SHOWS.length);
}

const READ = 'What is added:      ';
const WARNS = 'But mind:           ';
const SHOWS = 'What this can show: ';
const COSTS = 'What it may cost:   ';
