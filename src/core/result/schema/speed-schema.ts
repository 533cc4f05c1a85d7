import { z } from 'zod';

/** How a model stands to the latency that an evaluation asks for. */
export const speedSchema = z
  .object({
    calls: z.number().int().nonnegative(),
    quick: z.number().int().nonnegative().describe('Calls that answered in time.'),
    verdict: z.enum(['proven', 'likely', 'unclear', 'ruled out']),
    probability: z.number().describe('Probability of being quick often enough, 0 to 1.'),
    interval90: z
      .tuple([z.number(), z.number()])
      .describe('Two-sided 90% interval of its share in time.'),
    atLeast: z.number().describe('The share in time it reaches at least, with 95% certainty.'),
  })
  .nullable()
  .default(null)
  .describe(
    'How it stands to evaluation.latency; verdict and probability of the model are the lower of this and of its answers. null: no latency was asked for, or no call has a time.',
  );
