import Anthropic from '@anthropic-ai/sdk';
import pLimit from 'p-limit';
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

/** Returns what times the loop: its milliseconds, and of this process's CPU the milliseconds a call. It is warm. */
export async function openTimedLoop(
  models: ModelUrls,
  concurrency: number,
): Promise<(calls: number) => Promise<{ ms: number; cpuMs: number }>> {
  const loop = createBareLoop(models);
  await loop({ calls: 500, concurrency });
  return async (calls) => {
    const begun = performance.now();
    const cpu = process.cpuUsage();
    await loop({ calls, concurrency });
    const ms = performance.now() - begun;
    const { user, system } = process.cpuUsage(cpu);
    return { ms, cpuMs: (user + system) / 1_000 / calls };
  };
}
