import { expect, it } from 'vitest';
import { startSlackWorkspace } from '../../demo/slack-workspace.ts';
import { workspacePage } from '../../demo/workspace-page.ts';

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

it('a browser is shown what was posted with its thread, as text, and what to do next', async () => {
  const workspace = await startSlackWorkspace({ page: workspacePage });
  const read = async (url: string) => (await fetch(url)).text();
  expect(await read(workspace.url)).toContain('Nothing yet');
  const post = async (fields: Record<string, string>) => {
    const response = await fetch(`${workspace.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${workspace.botToken}` },
      body: new URLSearchParams({ channel: workspace.channel, ...fields }),
    });
    return (await response.json()) as { ts: string };
  };
  const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'Haiku <b>is</b> enough' } }];
  const { ts } = await post({ text: 'a', blocks: JSON.stringify(blocks) });
  await post({ text: 'b', blocks: JSON.stringify(blocks), thread_ts: ts });
  for (const address of [workspace.url, workspace.apiUrl]) {
    const page = await read(address);
    expect(page).toContain('Haiku &lt;b&gt;is&lt;/b&gt; enough');
    expect(page).toContain('1 reply in its thread');
    expect(page).toContain('npx llm-pick run examples/ticket-triage.yml');
    expect(page).not.toContain(workspace.botToken);
  }
  await workspace.stop();
});
