import { upToTheCent } from '../../core/format.ts';
import type { CliDeps } from '../deps.ts';
import { confirm } from './confirm.ts';

type Asking = Pick<CliDeps, 'stdin' | 'stderr' | 'simulated'>;

/** Whether somebody is there to answer before real money is spent. */
export function isAsked({ stdin, stderr, simulated }: Asking, { yes }: { yes: boolean }): boolean {
  return !yes && Boolean(stdin.isTTY && stderr.isTTY) && !simulated();
}

/** Whether a command was interrupted before it began anything, which is said. */
export function isTooLate({
  interrupted,
  stderr,
}: Pick<CliDeps, 'interrupted' | 'stderr'>): boolean {
  if (interrupted.aborted) stderr.write(NOTHING);
  return interrupted.aborted;
}

const NOTHING = 'Nothing was called or spent.\n';

/**
 * Asks whoever is there whether so much may be spent, in dollars; nobody there is a yes, unless the command
 * was interrupted.
 */
export async function agreesToSpend(
  deps: Asking & Pick<CliDeps, 'interrupted'>,
  largestUsd: number,
  options: { yes: boolean },
): Promise<boolean> {
  if (isTooLate(deps)) return false;
  if (!isAsked(deps, options)) return true;
  if (await confirm(deps, `Spend at most ${upToTheCent(largestUsd)}?`)) return true;
  deps.stderr.write(NOTHING);
  return false;
}
