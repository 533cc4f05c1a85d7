import { parentPort, workerData } from 'node:worker_threads';
import { unpackDocument } from './unpack-document.ts';

parentPort?.postMessage(await unpackDocument(workerData));
