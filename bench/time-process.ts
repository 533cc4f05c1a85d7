import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { peakMegabytes } from './peak-megabytes.ts';

/** What a process took: from its start to its end, of the processor, and its most resident memory. */
export interface ProcessTook {
  ms: number;
  cpuMs: number;
  megabytes: number;
}

const LOOK_MS = 20;
/** What it said last tells why it failed. */
const LAST_WORDS = 2_000;
/** Linux counts a process's time in hundredths of a second. */
const TICK_MS = 10;

/** Runs a Node program to its end, without its output. Throws where it doesn't end with status 0. */
export async function timeProcess(
  script: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<ProcessTook> {
  const begun = performance.now();
  const child = spawn(process.execPath, script, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let lastWords = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS);
  });
  let megabytes = 0;
  let cpuMs = 0;
  const looks = setInterval(() => {
    megabytes = Math.max(megabytes, peakMegabytes(child.pid!));
    cpuMs = Math.max(cpuMs, cpuMilliseconds(child.pid!));
  }, LOOK_MS);
  const [status] = await once(child, 'exit');
  clearInterval(looks);
  if (status !== 0) throw new Error(`${script[0]} ended with ${status}: ${lastWords}`);
  return { ms: performance.now() - begun, cpuMs, megabytes };
}

/** What a process had of the processor so far; 0 where it has just ended. */
function cpuMilliseconds(pid: number): number {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? '';
    const fields = afterName.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return 0;
  }
}
