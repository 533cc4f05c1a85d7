/** Who gets what is sent: providers as people call them, at least one. */
export function receivers(providers: readonly string[], simulated: boolean): string {
  if (simulated) return 'Nobody: simulated models answer.';
  const last = providers.at(-1) ?? '';
  const names = providers.length > 1 ? `${providers.slice(0, -1).join(', ')} and ${last}` : last;
  return `${names}, through your workspace’s keys.`;
}
