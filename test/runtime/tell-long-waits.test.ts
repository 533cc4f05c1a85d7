import { expect, it } from 'vitest';
import { tellLongWaits } from '../../src/runtime/tell-long-waits.ts';
import { silentLogger } from '../support/silent-logger.ts';

it('a long wait is told once for each provider, and every wait is kept', async () => {
  const { logger, lines } = silentLogger();
  const held: string[] = [];
  const holdBack = tellLongWaits(
    async (provider, ms) => void held.push(`${provider} ${ms}`),
    logger,
  );
  await holdBack('google', 500);
  await holdBack('google', 3_600_000);
  await holdBack('google', 3_599_000);
  await holdBack('anthropic', 60_000);
  expect(held).toEqual(['google 500', 'google 3600000', 'google 3599000', 'anthropic 60000']);
  expect(lines.map(({ level, fields }) => [level, fields])).toEqual([
    ['warn', expect.objectContaining({ provider: 'google', seconds: 3_600 })],
    ['warn', expect.objectContaining({ provider: 'anthropic', seconds: 60 })],
  ]);
});
