import { z } from 'zod';
import { EFFORTS } from '../../effort.ts';
import { usd } from './schema-parts.ts';

/** A model that is below the bar, and the next effort that it can be tried at. */
export const effortSchema = z.object({
  candidate: z.string().describe('What can be tried: `run --again ID --model` takes this name.'),
  instead: z.string().describe('The one below the bar, as in models[].candidate.'),
  effort: z.enum(EFFORTS),
  usd: usd.describe('What one answer to each sample is expected to cost.'),
  costPerCall: usd.describe('Expected: what was measured, and what it thinks more.'),
  monthlySpend: usd.describe('Of the next calendar month, as of each model.'),
});
