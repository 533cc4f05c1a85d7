import type { EvaluationRequest } from '../core/evaluation.ts';
import type { LedgerCall, LedgerView } from '../core/ledger/ledger-view.ts';
import type { AcceptedPick } from '../core/picks/accepted-pick.ts';
import type { PickChoice } from '../core/picks/choose-pick.ts';
import type { ListedEvaluation } from '../core/record/listed-evaluation.ts';
import type { Result } from '../core/result/schema/result.ts';
import type { Settings } from '../core/settings/settings.ts';
import type { SettingChange } from './change-settings.ts';
import type { VolumeCommand } from './correct-volume.ts';
import type { Ctx, EvaluationCommand } from './ctx.ts';
import type { ExportCommand } from './export-evaluation.ts';
import type { PastRequestCommand } from './past-request.ts';
import type { LedgerCommand, LedgerViewCommand } from './read-ledger.ts';
import type { RescoreCommand } from './rescore-evaluation.ts';
import type { WhatIfAnswer, WhatIfCommand } from './what-if-evaluation.ts';

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
  correctVolume(command: VolumeCommand): Promise<AcceptedPick>;
  withdrawPick(command: EvaluationCommand): Promise<AcceptedPick>;
}

/** What can be asked about past evaluations; each body stands in the file that its verb is named after. */
export interface ArchiveVerbs {
  list(command: { ctx: Ctx; input: { most: number } }): Promise<readonly ListedEvaluation[]>;
  show(command: EvaluationCommand): Promise<Result>;
  pastRequest(command: PastRequestCommand): Promise<EvaluationRequest>;
  rescore(command: RescoreCommand): Promise<Result>;
  whatIf(command: WhatIfCommand): Promise<WhatIfAnswer>;
  ledger(command: LedgerViewCommand): Promise<LedgerView>;
  ledgerCalls(command: LedgerCommand): AsyncIterable<readonly LedgerCall[]>;
  /** What an evaluation found, as text for other tools. */
  export(command: ExportCommand): Promise<string>;
  delete(command: EvaluationCommand): Promise<void>;
}
