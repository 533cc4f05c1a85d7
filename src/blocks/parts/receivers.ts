import { listed } from '../../core/format.ts';

/** Who gets what is sent: providers as people call them, at least one. */
export function receivers(providers: readonly string[], simulated: boolean): string {
  if (simulated) return 'Nobody: simulated models answer.';
  return `${listed(providers)}, through your workspace’s keys.`;
}
