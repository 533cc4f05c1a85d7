import type { AcceptedPick } from '../core/picks/accepted-pick.ts';
import type { PickChoice } from '../core/picks/choose-pick.ts';
import type { Settings } from '../core/settings/settings.ts';
import { acceptPick } from './accept-pick.ts';
import { changeSettings, type SettingChange } from './change-settings.ts';
import type { Ctx, EvaluationCommand } from './ctx.ts';
import { listPicks } from './list-picks.ts';
import type { PickStore } from './ports/picks.ts';
import type { FinishedEvaluations } from './ports/record.ts';
import type { SettingStore } from './ports/settings.ts';
import { readSettings } from './read-settings.ts';
import { withdrawPick } from './withdraw-pick.ts';

/** What can be asked of a workspace: its settings and its accepted picks. */
export interface WorkspaceVerbs {
  readSettings(command: { ctx: Ctx }): Promise<Settings>;
  changeSettings(command: {
    ctx: Ctx;
    input: { changes: readonly SettingChange[] };
  }): Promise<Settings>;
  listPicks(command: { ctx: Ctx }): Promise<readonly AcceptedPick[]>;
  acceptPick(command: {
    ctx: Ctx;
    input: { evaluationId: string } & PickChoice;
  }): Promise<AcceptedPick>;
  withdrawPick(command: EvaluationCommand): Promise<AcceptedPick>;
}

/** The verbs over these stores. */
export function workspaceVerbs(deps: {
  evaluations: FinishedEvaluations;
  picks: PickStore;
  settings: SettingStore;
}): WorkspaceVerbs {
  return {
    readSettings: (command) => readSettings(deps, command),
    changeSettings: (command) => changeSettings(deps, command),
    listPicks: (command) => listPicks(deps, command),
    acceptPick: (command) => acceptPick(deps, command),
    withdrawPick: (command) => withdrawPick(deps, command),
  };
}
