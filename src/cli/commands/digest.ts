import { labelsOf } from '../../core/catalog/labels-of.ts';
import type { DigestState } from '../../core/digest/digest-state.ts';
import { AppError } from '../../core/errors.ts';
import type { CliDeps } from '../deps.ts';
import { digestText } from '../output/digest-text.ts';
import { screenOf } from '../output/screen.ts';
import { terminalCtx } from '../terminal-ctx.ts';

export interface DigestOptions {
  dryRun: boolean;
  /** A Slack team's id; null: the terminal's own. */
  workspace: string | null;
}

/** `llm-pick digest`: last week's digest, printed, or posted in its channel where it was not yet. */
export async function digest(deps: CliDeps, options: DigestOptions): Promise<void> {
  const ctx = terminalCtx(deps.now());
  const command = { ctx: options.workspace ? { ...ctx, workspace: options.workspace } : ctx };
  if (options.dryRun) {
    const found = await deps.readDigest(command);
    const screen = screenOf(deps.stdout, deps.noColor);
    const labelOf = labelsOf(deps.catalog({ reachable: false }));
    deps.stdout.write(`${digestText(found, labelOf, screen)}\n`);
    return;
  }
  if (!options.workspace) {
    throw new AppError(
      'invalid input',
      'Say whose digest is posted with --workspace and the Slack team’s id (T…), or print it with --dry-run.',
    );
  }
  const state = await deps.sendDigest(command);
  if (state === 'failed') throw new AppError('internal', FAILED);
  deps.stdout.write(`${state === null ? undecided(deps.command) : endings(deps.command)[state]}\n`);
}

const FAILED =
  'Slack refused it: the log above says why. Where llm-pick is not in the channel, type “/invite @llm-pick” there.';

const undecided = (command: string) =>
  `Nothing was posted: last week’s digest was decided before, or no digest-channel is chosen (${command} settings).`;

const endings = (command: string): Readonly<Record<Exclude<DigestState, 'failed'>, string>> => ({
  posted: 'Posted.',
  quiet: 'Nothing was posted: nothing was spent last week, and nothing changes.',
  snoozed: `Nothing was posted: the digest is snoozed (${command} settings digest-snoozed-until=off).`,
  attempted: 'Slack did not say whether it took it: look in the channel. It is not posted again.',
});
