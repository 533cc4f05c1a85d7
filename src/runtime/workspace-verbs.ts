import { acceptPick } from '../flows/accept-pick.ts';
import { changeSettings } from '../flows/change-settings.ts';
import { correctVolume } from '../flows/correct-volume.ts';
import { listPicks } from '../flows/list-picks.ts';
import type { PickStore } from '../flows/ports/picks.ts';
import type { FinishedEvaluations } from '../flows/ports/record.ts';
import type { SettingStore } from '../flows/ports/settings.ts';
import { readSettings } from '../flows/read-settings.ts';
import type { WorkspaceVerbs } from '../flows/verbs.ts';
import { withdrawPick } from '../flows/withdraw-pick.ts';

/** Returns the verbs over these stores. */
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
    correctVolume: (command) => correctVolume(deps, command),
    withdrawPick: (command) => withdrawPick(deps, command),
  };
}
