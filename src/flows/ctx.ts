import type { Actor } from '../core/actor.ts';

/** Who asks a verb for something, in which workspace (a Slack team's id, or `local`), and when. */
export interface Ctx {
  actor: Actor;
  workspace: string;
  now: Date;
}

/** What a verb is asked for about one evaluation. */
export interface EvaluationCommand {
  ctx: Ctx;
  input: { evaluationId: string };
}
