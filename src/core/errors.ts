/** What went wrong, as far as an edge needs to tell: it maps each code to an exit status or a reply. */
export type ErrorCode =
  | 'invalid input' // the person can mend it: a file, a form, a flag
  | 'configuration' // the operator can mend it: environment, database, keys
  | 'not found'
  | 'forbidden' // another person may, who asks for it may not
  | 'provider' // a model provider failed for good
  | 'internal';

/** One thing that is wrong in an input: where it stands and what to do about it. */
export interface Fault {
  /** The file's name, or null for a form. */
  file: string | null;
  /** 1-based, or null where a line makes no sense. */
  line: number | null;
  column: number | null;
  /** The field's path, e.g. `samples[3].expected` or `bar`; null for the whole file. */
  field: string | null;
  /** A sentence: what is wrong and what to do. */
  message: string;
}

/** An error that a person may see: its message says what is wrong and what to do. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly faults: readonly Fault[];

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; faults?: readonly Fault[] } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.faults = options.faults ?? [];
  }
}
