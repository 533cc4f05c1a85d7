import { dollars } from '../format.ts';
import type { AcceptedPick } from '../picks/accepted-pick.ts';
import { CANARY_SAMPLES } from './canary.ts';

/** What the weekly looks at picks cost, for who may turn them on. */
export function canaryWords(picks: readonly Pick<AcceptedPick, 'costPerCall'>[]): string {
  const usd = picks.reduce((sum, { costPerCall }) => sum + CANARY_SAMPLES * costPerCall, 0);
  return `With the setting canary on, ${CANARY_SAMPLES} samples of each are asked again every week: about ${dollars(usd)} a week.`;
}
