import { labelsOf } from '../../core/catalog/labels-of.ts';
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
  const posted = await deps.sendDigests(command);
  deps.stdout.write(
    posted > 0
      ? 'Posted.\n'
      : 'Nothing was posted: last week’s digest was before, there was nothing to say, or no digest-channel is chosen.\n',
  );
}
