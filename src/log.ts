import { clearLine, cursorTo } from 'node:readline';
import { redact } from './redact.ts';
import { createRepeats } from './repeats.ts';

/** From the most talkative to the least. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** Says what happens; secrets never leave it. */
export type Logger = Record<
  LogLevel,
  (message: string, fields?: Readonly<Record<string, unknown>>) => void
>;

/**
 * A logger that drops what is below `level` and hands each line, without its end, to `write`:
 * `{"time": ISO 8601, "level", "message", ...fields}`. Errors in fields become
 * `{name, message, code, cause}`, with their stack at level `debug`. Of warnings and errors that are
 * alike only some are written, with `repeats`: how many were left out before.
 */
export function createLogger(
  level: LogLevel,
  write: (line: string) => void = writeToStderr,
  now: () => number = () => performance.now(),
): Logger {
  const repeats = createRepeats(now);
  const limited = (at: LogLevel) => level !== 'debug' && (at === 'warn' || at === 'error');
  const logAt =
    (at: LogLevel): Logger[LogLevel] =>
    (message, fields) => {
      if (LOG_LEVELS.indexOf(at) < LOG_LEVELS.indexOf(level)) return;
      const shown = redact({ message, ...fields }, { withStack: level === 'debug' });
      const leftOut = limited(at) ? repeats(message, fields ? JSON.stringify(shown) : '') : 0;
      if (leftOut === null) return;
      const line = { time: new Date().toISOString(), level: at, ...(shown as object) };
      write(JSON.stringify(leftOut > 0 ? { ...line, repeats: leftOut } : line));
    };
  return {
    debug: logAt('debug'),
    info: logAt('info'),
    warn: logAt('warn'),
    error: logAt('error'),
  };
}

function writeToStderr(line: string): void {
  const { stderr } = process;
  if (stderr.isTTY) {
    // A progress bar may stand there.
    cursorTo(stderr, 0);
    clearLine(stderr, 0);
  }
  stderr.write(`${line}\n`);
}
