import { Worker } from 'node:worker_threads';
import type { PackedDocument, UnpackedText } from './packed-document.ts';

const MEGABYTE = 1024 * 1024;
/** What reading one document may take: a small file can unpack to gigabytes, or loop for hours. */
const SECONDS = 30;
const HEAP_MB = 512;
/** Of the whole process: what is unpacked stands outside of the thread's heap. */
const MEMORY_MB = 700;
const LOOK_MS = 20;

/**
 * Returns what a PDF or a DOCX says, read in a thread of its own: nothing else waits for it, and it is
 * ended, with a message, where it takes more memory or time than any real document.
 */
export async function inOwnThread(document: PackedDocument): Promise<UnpackedText> {
  const thread = new Worker(new URL('./unpack-thread.ts', import.meta.url), {
    workerData: document,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  const { promise, resolve, reject } = Promise.withResolvers<UnpackedText>();
  const refuse = (why: string) =>
    resolve({
      message: `${document.name} ${why}: keep the part that the task needs, or give its text.`,
    });
  thread.once('message', resolve);
  thread.once('error', (error) => {
    const isFull = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    if (isFull) refuse(TOO_LARGE);
    else reject(error);
  });
  const most = process.memoryUsage.rss() + MEMORY_MB * MEGABYTE;
  const look = setInterval(() => {
    if (process.memoryUsage.rss() > most) refuse(TOO_LARGE);
  }, LOOK_MS);
  const end = setTimeout(() => refuse(TOO_SLOW), SECONDS * 1000);
  try {
    return await promise;
  } finally {
    clearInterval(look);
    clearTimeout(end);
    await thread.terminate();
  }
}

const TOO_LARGE = 'is too large once it is unpacked';
const TOO_SLOW = `takes more than ${SECONDS} seconds to read`;
