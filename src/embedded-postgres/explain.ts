import { AppError } from '../core/errors.ts';

const INSTEAD = 'or set DATABASE_URL to a PostgreSQL server of your own';

const EXPLANATIONS: readonly (readonly [RegExp, (where: string) => string])[] = [
  [/No space left on device/, (where) => `The disk under ${where} is full: free some space.`],
  [/Disk quota exceeded/, (where) => `Your disk quota for ${where} is used up: free some space.`],
  [
    /could not bind|Address already in use/,
    () =>
      'Another program has taken the port of the embedded PostgreSQL: end that program, or start llm-pick again.',
  ],
  [
    /could not look up effective user ID/,
    () =>
      `PostgreSQL needs a user with a name, and this one has none in /etc/passwd: run llm-pick as a named user, ${INSTEAD}.`,
  ],
  [
    /Permission denied|Operation not permitted|Read-only file system|has wrong ownership|must be owned by/,
    (where) =>
      `PostgreSQL may not use ${where}: run llm-pick as the user who owns it, set LLM_PICK_DATA_DIR to a folder you may write, ${INSTEAD}.`,
  ],
  [
    /database files are incompatible with server/,
    (where) =>
      `The data in ${where} was made by another version of PostgreSQL: move it away to start empty, ${INSTEAD}.`,
  ],
];

/** Why PostgreSQL didn't start, from what it printed. */
export function explainOutput(output: string, where: string): AppError {
  const explanation = EXPLANATIONS.find(([pattern]) => pattern.test(output));
  if (explanation)
    return new AppError('configuration', explanation[1](where), { cause: new Error(output) });
  const lines = output.trim().split('\n');
  const worst = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '';
  return new AppError(
    'configuration',
    `The embedded PostgreSQL in ${where} didn't start: ${worst || 'it printed nothing'}. Move the folder away to start empty, ${INSTEAD}.`,
    { cause: new Error(output) },
  );
}

/** No right to write there, a file where a folder should be, or a place that takes no folders. */
const UNUSABLE = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'ENOENT',
  'ENAMETOOLONG',
  'ELOOP',
]);

/** A failed file operation on the way to PostgreSQL as an AppError; other errors as they are. */
export function explainFileError(error: unknown, where: string): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const code = 'code' in error ? error.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError('configuration', `The disk under ${where} is full: free some space.`, {
      cause: error,
    });
  }
  if (typeof code === 'string' && UNUSABLE.has(code)) {
    return new AppError(
      'configuration',
      `llm-pick can't write to ${where} (${error.message}): set LLM_PICK_DATA_DIR to a folder you may write, ${INSTEAD}.`,
      { cause: error },
    );
  }
  return error;
}
