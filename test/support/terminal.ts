import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const BIN = fileURLToPath(new URL('../../bin/llm-pick.js', import.meta.url));

interface TerminalOptions {
  env?: Readonly<Record<string, string>>;
  cwd?: string;
  columns?: number;
}

export interface Terminal extends AsyncDisposable {
  /** All that was written so far, with its escape codes. */
  output(): string;
  /** The same as a person reads it, and as often as it was drawn. */
  text(): string;
  /** Presses keys: `y\r`, or `\x03` for Ctrl-C. */
  type(keys: string): void;
  /** To the program itself. */
  signal(name: NodeJS.Signals): void;
  /** Closes the window: what runs on it is hung up. Answers when that has ended. */
  close(): Promise<void>;
  /** Its exit status. */
  ended: Promise<number>;
}

/** Starts the product's own program on a terminal of its own (util-linux's `script` makes it), with this environment alone. */
export function startTerminal(
  args: readonly string[],
  { env = {}, cwd, columns = 100 }: TerminalOptions = {},
): Terminal {
  const program = [process.execPath, BIN, ...args].map(quoted).join(' ');
  const command = `echo $$; stty cols ${columns} rows 40; exec ${program}`;
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    env: { PATH: process.env.PATH, SHELL: '/bin/sh', TERM: 'xterm-256color', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  let written = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    written += chunk;
  });
  // Keys that come too late.
  child.stdin.on('error', () => {});
  const ended = once(child, 'close').then(([status]) => status as number);
  const output = () => written.replaceAll('\r\n', '\n').replace(PID, '');
  const pid = () => Number(PID.exec(written)?.[1]);
  const signal = (name: NodeJS.Signals) => {
    if (pid() && child.exitCode === null && child.signalCode === null) process.kill(pid(), name);
  };
  return {
    output,
    ended,
    signal,
    text: () => stripVTControlCharacters(output()),
    close: async () => {
      child.kill('SIGKILL');
      while (isAlive(pid())) await sleep(20);
    },
    type: (keys) => child.stdin.write(keys),
    [Symbol.asyncDispose]: async () => {
      signal('SIGKILL');
      child.stdin.end();
      await ended;
    },
  };
}

const PID = /^(\d+)\r?\n/;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function quoted(argument: string): string {
  return `'${argument.replaceAll("'", "'\\''")}'`;
}
