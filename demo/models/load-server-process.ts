import { z } from 'zod';
import { startLoadServer } from './load-server.ts';

const optionsSchema = z.strictObject({
  latencyMs: z.number().nonnegative(),
  faults: z.strictObject({ rate: z.number().min(0).max(1), seed: z.number() }).exactOptional(),
  answer: z.string().exactOptional(),
});

/**
 * The load server as a process of its own: `node load-server-process.ts '{"latencyMs": 5}'` prints
 * one line of JSON with `anthropicUrl`, `googleUrl` and `billedUrl`, and ends when its input closes.
 */
const server = await startLoadServer(optionsSchema.parse(JSON.parse(process.argv[2] ?? '{}')));
const { anthropicUrl, googleUrl, billedUrl } = server;
process.stdout.write(`${JSON.stringify({ anthropicUrl, googleUrl, billedUrl })}\n`);
process.stdin.resume().once('end', () => void server.stop());
