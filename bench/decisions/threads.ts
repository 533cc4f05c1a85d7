import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { measureDrift } from './drift.ts';
import { measureDuplicates } from './duplicates.ts';
import { worstErrors } from './exact-errors.ts';
import { measureFew } from './few.ts';
import { measureMany } from './many.ts';
import { measureCell } from './measure.ts';
import { measureAdvice, measureRounds } from './rounds.ts';

const WORK = {
  cell: measureCell,
  few: measureFew,
  duplicates: measureDuplicates,
  drift: measureDrift,
  many: measureMany,
  exact: worstErrors,
  rounds: measureRounds,
  advice: measureAdvice,
};
type Work = typeof WORK;

const MOST_THREADS = 4;

/** Does one kind of work for each task, on as many threads as there are cores; in the tasks' order. */
export async function inThreads<Name extends keyof Work>(
  name: Name,
  tasks: readonly Parameters<Work[Name]>[0][],
): Promise<ReturnType<Work[Name]>[]> {
  const answers: ReturnType<Work[Name]>[] = [];
  let next = 0;
  const work = async () => {
    const worker = new Worker(new URL(import.meta.url), { workerData: name });
    while (next < tasks.length) {
      const index = next++;
      answers[index] = await new Promise((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.postMessage(tasks[index]);
      });
      worker.removeAllListeners('error');
    }
    await worker.terminate();
  };
  const threads = Math.min(MOST_THREADS, availableParallelism(), tasks.length);
  await Promise.all(Array.from({ length: threads }, work));
  return answers;
}

if (!isMainThread && workerData in WORK) {
  const work = WORK[workerData as keyof Work] as (task: unknown) => unknown;
  parentPort!.on('message', (task: unknown) => parentPort!.postMessage(work(task)));
}
