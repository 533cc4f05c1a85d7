import type { Catalog } from '../core/catalog/model.ts';
import type { EvaluationVerbs } from '../flows/verbs.ts';
import type { Logger } from '../log.ts';
import type { StatusPages } from '../status-pages.ts';
import type { FileAccess } from './forms/download-file.ts';

/** How files are read, and whether Slack lets the app read any. */
interface SlackAccess extends FileAccess {
  takesFiles: boolean;
}

/** Who follows an evaluation in Slack follows its message. */
type TerminalVerb = 'pause' | 'progress' | 'result' | 'answers';

/** What the Slack app needs of the rest; main gives it. */
export interface SlackDeps extends Omit<EvaluationVerbs, TerminalVerb> {
  catalog: Catalog;
  /** What the app may do in its workspace, known once it has started. */
  access(): SlackAccess;
  /** Stand-ins answer for the models: every surface says so. */
  simulated: boolean;
  /** What says how the process is, beside Slack's requests. */
  pages: StatusPages;
  now(): Date;
  logger: Logger;
}
