import { expect, it } from 'vitest';
import { startSlackWorkspace } from '../../demo/slack-workspace.ts';

it('a local workspace draws its secrets at each start, and knows no others', async () => {
  const first = await startSlackWorkspace();
  const second = await startSlackWorkspace();
  const post = async (token: string) => {
    const response = await fetch(`${second.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams({ channel: second.channel, text: 'hello' }),
    });
    return (await response.json()) as { ok: boolean };
  };
  expect(await post(second.botToken)).toMatchObject({ ok: true });
  expect(await post(first.botToken)).toMatchObject({ ok: false });
  expect(await post('xoxb-demo-bot')).toMatchObject({ ok: false });
  expect(second.signingSecret).not.toBe(first.signingSecret);
  expect(second.signingSecret).toMatch(/^[0-9a-f]{48}$/);
  await Promise.all([first.stop(), second.stop()]);
});
