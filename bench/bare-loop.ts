import Anthropic from '@anthropic-ai/sdk';
import pLimit from 'p-limit';
import { median } from './median.ts';
import type { ModelUrls } from './stand.ts';

/** The same calls that an evaluation of `load` makes. */
export interface Calls {
  calls: number;
  concurrency: number;
}

/**
 * Makes as many calls, as many at a time, with the provider's SDK and nothing else: what any program
 * needs at least.
 */
export function createBareLoop({
  anthropicUrl,
}: Pick<ModelUrls, 'anthropicUrl'>): (load: Calls) => Promise<void> {
  const client = new Anthropic({ apiKey: 'bench', baseURL: anthropicUrl, maxRetries: 0 });
  return async ({ calls, concurrency }) => {
    const limit = pLimit(concurrency);
    const call = (index: number) =>
      client.messages.create({
        model: 'claude-haiku-5-5',
        max_tokens: 256,
        messages: [{ role: 'user', content: `Answer ok. Sample ${index}` }],
      });
    await Promise.all(Array.from({ length: calls }, (_, index) => limit(() => call(index))));
  };
}

/**
 * Returns the milliseconds that the loop takes, and of this process's CPU the milliseconds a call: the
 * medians of `runs` after one that warms it up.
 */
export async function timeBareLoop(
  models: ModelUrls,
  load: Calls,
  runs: number,
): Promise<{ ms: number; cpuMs: number }> {
  const loop = createBareLoop(models);
  await loop({ calls: 500, concurrency: load.concurrency });
  const times: number[] = [];
  const cpuTimes: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now();
    const cpu = process.cpuUsage();
    await loop(load);
    times.push(performance.now() - begun);
    const { user, system } = process.cpuUsage(cpu);
    cpuTimes.push((user + system) / 1_000 / load.calls);
  }
  return { ms: median(times), cpuMs: median(cpuTimes) };
}
