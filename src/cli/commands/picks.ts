import { labelsOf } from '../../core/catalog/labels-of.ts';
import { date, dollars, wholeNumber } from '../../core/format.ts';
import type { AcceptedPick } from '../../core/picks/accepted-pick.ts';
import { canaryWords } from '../../core/watch/canary-words.ts';
import type { CliDeps } from '../deps.ts';
import { screenOf, wrapText } from '../output/screen.ts';
import { type Column, textTable } from '../output/text-table.ts';
import { terminalCtx } from '../terminal-ctx.ts';

const COLUMNS: readonly Column[] = [
  { heading: 'Task', align: 'left' },
  { heading: 'Model', align: 'left' },
  { heading: 'In place of', align: 'left' },
  { heading: 'Calls a month', narrow: 'Calls', align: 'right' },
  { heading: 'A month', align: 'right' },
  { heading: 'Since', align: 'left' },
  { heading: 'Evaluation', align: 'left' },
];

const none = (command: string) =>
  `No pick is accepted yet. Accept one with "${command} use ID": its price and its retirement are watched from then on.\n`;

/** `llm-pick picks`: the accepted picks, the newest first. */
export async function picks(
  deps: CliDeps,
  { json, workspace }: { json: boolean; workspace: string | null },
): Promise<void> {
  const ctx = terminalCtx(deps.now(), workspace);
  const workspaces = await deps.openWorkspaces();
  try {
    const accepted = await workspaces.listPicks({ ctx });
    deps.stdout.write(json ? jsonOf(ctx.workspace, accepted) : textOf(deps, accepted));
  } finally {
    await workspaces.close();
  }
}

function jsonOf(workspace: string, accepted: readonly AcceptedPick[]): string {
  const object = { schema: 'llm-pick/picks@1', workspace, picks: accepted };
  return `${JSON.stringify(object, null, 2)}\n`;
}

function textOf(deps: CliDeps, accepted: readonly AcceptedPick[]): string {
  if (accepted.length === 0)
    return wrapText(none(deps.command), screenOf(deps.stdout, deps.noColor));
  const labelOf = labelsOf(deps.catalog({ reachable: false }));
  const rows = accepted.map((pick) => [
    `${pick.name}${pick.simulated ? ' (simulated)' : ''}`,
    labelOf(pick.model),
    pick.replaces === null ? '-' : labelOf(pick.replaces),
    wholeNumber(pick.volume),
    dollars(pick.costPerCall * pick.volume),
    date(pick.acceptedAt),
    pick.evaluationId,
  ]);
  const screen = screenOf(deps.stdout, deps.noColor);
  const notes = `Dollars a month are those of each evaluation’s result. ${canaryWords(accepted)}`;
  return `${textTable(COLUMNS, rows, screen)}\n\n${wrapText(notes, screen)}\n`;
}
