import { type LabelOf, labelsOf } from '../../core/catalog/labels-of.ts';
import { minute, toTheCent, wholeNumber } from '../../core/format.ts';
import type { ListedEvaluation } from '../../core/record/listed-evaluation.ts';
import type { CliDeps } from '../deps.ts';
import { printable } from '../output/printable.ts';
import { screenOf, wrapText } from '../output/screen.ts';
import { type Column, textTable } from '../output/text-table.ts';
import { terminalCtx } from '../terminal-ctx.ts';

const COLUMNS: readonly Column[] = [
  { heading: 'Evaluation', align: 'left' },
  { heading: 'Begun', align: 'left' },
  { heading: 'Name', align: 'left' },
  { heading: 'Samples', narrow: null, align: 'right' },
  { heading: 'Spent', align: 'right' },
  { heading: 'Pick', align: 'left' },
];

/** `llm-pick list`: past evaluations, the newest first. */
export async function list(
  deps: CliDeps,
  { json, most }: { json: boolean; most: number },
): Promise<void> {
  const archive = await deps.openArchive();
  const listed = await archive
    .listEvaluations({ ctx: terminalCtx(deps.now()), input: { most } })
    .finally(() => archive.close());
  if (json) {
    const body = { schema: 'llm-pick/list@1', evaluations: listed };
    deps.stdout.write(`${JSON.stringify(body, null, 2)}\n`);
    return;
  }
  if (listed.length === 0) {
    deps.stdout.write(`There are no evaluations yet: begin one with ${deps.command} run FILE\n`);
    return;
  }
  const screen = screenOf(deps.stdout, deps.noColor);
  const labelOf = labelsOf(deps.catalog({ reachable: false }));
  const rows = listed.map((each) => rowOf(each, labelOf));
  const more = `One of them whole: ${deps.command} show ID`;
  deps.stdout.write(`${textTable(COLUMNS, rows, screen)}\n\n${wrapText(more, screen)}\n`);
}

function rowOf(
  { id, createdAt, name, samples, spentUsd, simulated, state, pick }: ListedEvaluation,
  labelOf: LabelOf,
): string[] {
  const ending = state === 'finished' ? 'none' : state === 'paused' ? 'interrupted' : 'running';
  return [
    id,
    minute(createdAt),
    printable(`${name}${simulated ? ' (simulated)' : ''}`).replaceAll(/\s+/g, ' '),
    wholeNumber(samples),
    toTheCent(spentUsd),
    pick === null ? ending : labelOf(pick),
  ];
}
