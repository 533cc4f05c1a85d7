import { createBareLoop } from './bare-loop.ts';

/** The bare loop as a program of its own, from its start to its end. */
const { models, load } = JSON.parse(process.argv[2] ?? '{}');
await createBareLoop(models)(load);
