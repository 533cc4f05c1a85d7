import { count, date, exactDollars, multiple } from '../../core/format.ts';
import { type LadderStep, priceLadder } from '../../core/pricing/price-ladder.ts';
import type { CliDeps, RefreshedPrices } from '../deps.ts';
import { screenOf, wrapText } from '../output/screen.ts';
import { type Column, textTable } from '../output/text-table.ts';

const COLUMNS: readonly Column[] = [
  { heading: 'Model', align: 'left' },
  { heading: 'Input', align: 'right' },
  { heading: 'Output', align: 'right' },
  { heading: 'Context', align: 'right' },
  { heading: 'Retires', align: 'left' },
  { heading: 'Times the cheapest', narrow: 'Times', align: 'right' },
];

/** `llm-pick models`: the catalogue as a ladder of prices, most expensive first; `refresh` compares them first. */
export async function models(
  deps: CliDeps,
  { json, refresh }: { json: boolean; refresh: boolean },
): Promise<void> {
  const refreshed = refresh ? await deps.refreshPrices() : null;
  const catalog = deps.catalog({ reachable: false });
  const ladder = priceLadder(catalog, deps.now());
  if (json) {
    const object = {
      schema: 'llm-pick/models@1',
      checkedAt: catalog.checkedAt,
      models: ladder,
      ...refreshed,
    };
    deps.stdout.write(`${JSON.stringify(object, null, 2)}\n`);
    return;
  }
  const screen = screenOf(deps.stdout, deps.noColor);
  const table = textTable(COLUMNS, ladder.map(rowOf), screen);
  const notes = [...ladder.flatMap(priceNotes), ...(refreshed ? refreshNotes(refreshed) : [])].join(
    '\n',
  );
  deps.stdout.write(
    `${table}\n\n${wrapText(legend(catalog.checkedAt), screen)}\n\n${wrapText(notes, screen, 2)}\n`,
  );
}

/** How the prices compare with newer ones. */
function refreshNotes({ standings, missing }: RefreshedPrices): string[] {
  const taken = standings.filter(({ standing }) => standing === 'taken');
  const agreed = standings.filter(({ standing }) => standing === 'unchanged').length;
  return [
    standings.length === 0
      ? 'Nothing could be compared: the prices above are the ones in use.'
      : `${count(agreed, 'price')} of ${standings.length} compared: no source says otherwise.`,
    ...taken.map(({ model }) => `${model}: a newer price that two sources agree on is used here.`),
    ...standings.flatMap(({ warning }) => warning ?? []),
    ...missing.map((reason) => `A source could not be had: ${reason.replace(/\.$/, '')}.`),
  ];
}

function legend(checkedAt: string): string {
  return [
    `Dollars per million tokens, checked ${date(checkedAt)}.`,
    'Times the cheapest: for 3 tokens in and 1 out.',
    '* is in the line-up where a file names no models. † is retired.',
  ].join('\n');
}

/** What the columns can't say: other efforts of the line-up, announced prices, what long prompts cost. */
function priceNotes({ model, retired, later, longer, lineUpEfforts }: LadderStep): string[] {
  if (retired) return [];
  const both = ({ inputUsd, outputUsd }: { inputUsd: number; outputUsd: number }) =>
    `${exactDollars(inputUsd)} in, ${exactDollars(outputUsd)} out`;
  return [
    ...lineUpEfforts.map((effort) => `* ${model} is in the line-up at effort ${effort}, too.`),
    ...later.map((step) => `${model} goes to ${both(step)} on ${date(step.from)}.`),
    ...longer.map(
      (step) =>
        `${model}: ${both(step)} for the whole call above ${count(step.above, 'token')} in.`,
    ),
  ];
}

function rowOf(step: LadderStep): string[] {
  const { model, inputUsd, outputUsd, contextWindow, retires, retired, times, lineUp, own } = step;
  const price = (usd: number | null) => {
    if (usd === null) return 'unknown';
    return usd === 0 ? 'free' : exactDollars(usd);
  };
  return [
    `${model}${lineUp ? ' *' : ''}${own ? ' (yours)' : ''}`,
    price(inputUsd),
    price(outputUsd),
    tokens(contextWindow),
    retires ? `${date(retires)}${retired ? ' †' : ''}` : '-',
    times ? multiple(times) : '-',
  ];
}

/** "1M", "200k". */
function tokens(number: number): string {
  return number >= 1_000_000
    ? `${Math.round(number / 100_000) / 10}M`
    : `${Math.round(number / 1000)}k`;
}
