import { expect, it } from 'vitest';
import { startRedis } from '../support/redis.ts';
import { samplesText, startSlackApp } from '../support/slack-app.ts';

it('Redis is away at every step of the form: each step answers, and what is started runs once when Redis is back', async () => {
  await using redis = await startRedis();
  await using app = await startSlackApp({ settings: { redisUrl: redis.url } });
  const { driver, workspace, models } = app;
  await redis.kill();
  await driver.sendCommand(`Answer ok\n${samplesText()}`);
  const chosen = { name: 'waits for it', bar: '80%', models: ['anthropic/claude-haiku-5-5'] };
  const { look } = await driver.toLastLook(await driver.form(), chosen);
  const pressed = await Promise.all([driver.submitStep(look!), driver.submitStep(look!)]);
  const callsMeanwhile = models.billed().calls;
  await redis.start();

  const result = await app.result('waits for it');
  expect(result.text).toContain('Haiku 5.5 is good enough');
  expect(pressed.map(({ status }) => status)).toEqual([200, 200]);
  expect(callsMeanwhile).toBe(0);
  expect(driver.ephemerals()).toEqual([]);
  const posts = workspace.calls.filter(
    ({ method, params }) =>
      method === 'chat.postMessage' &&
      params.thread_ts === undefined &&
      JSON.stringify(params).includes('“waits for it”'),
  );
  expect(posts).toHaveLength(1);
});
