import type { ContextBlock } from '@slack/types';
import { context } from './plain-blocks.ts';

const NOTE =
  'Simulated: no provider keys are set, so stand-ins answer instead of these models. Nothing is billed; scores and costs say nothing about the real ones.';

/** On every surface of an evaluation with simulated models; nothing otherwise. */
export function simulatedNote(simulated: boolean): ContextBlock[] {
  if (!simulated) return [];
  return [context(NOTE)];
}

/** The same in a word, before a claim. */
export function simulatedPrefix(simulated: boolean): string {
  return simulated ? 'Simulated: ' : '';
}
