import { describe, expect, it } from 'vitest';
import { startLoadServer } from '../../../demo/models/load-server.ts';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { checkText } from '../../../src/cli/commands/check.ts';
import { screenOf } from '../../../src/cli/output/screen.ts';
import { terminalCtx } from '../../../src/cli/terminal-ctx.ts';
import { checkModel } from '../../../src/flows/check-model.ts';
import { completeWith, createProviders } from '../../../src/providers/registry.ts';
import { serve } from '../../providers/fixture-server.ts';
import { runCli } from '../../support/cli.ts';

const screen = screenOf(process.stdout, true);
const SIMULATED = { LLM_PICK_SIMULATED: '1' };
const AT = new Date('2026-11-24T12:00:00Z');

function check(baseUrl: string, name: string) {
  const complete = completeWith(createProviders({ anthropic: { apiKey: 'key', baseUrl } }));
  const { signal } = new AbortController();
  return checkModel(
    { catalog: loadCatalog(), complete, signal, timeoutMs: 5_000 },
    { ctx: terminalCtx(AT), input: { name } },
  );
}

describe('checking a model', () => {
  it('tells its key, effort, tokens, served model and price by one call', async () => {
    const message = {
      type: 'message',
      model: 'us.anthropic.claude-haiku-5-5-20261007-v1:0',
      content: [{ type: 'text', text: 'ok' }],
      stop_reason: 'end_turn',
      usage: {
        input_tokens: 12,
        output_tokens: 31,
        inference_geo: 'us',
        output_tokens_details: { thinking_tokens: 23 },
      },
    };
    await using server = await serve((response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(message));
    });
    const found = await check(server.url, 'anthropic/claude-haiku-5-5@low');
    expect(server.received).toHaveLength(1);
    expect(server.received[0]!.body).toMatchObject({ output_config: { effort: 'low' } });
    // (12 x $0.10 + 31 x $0.50) x 1.1 per million.
    expect(found.cost?.usd).toBeCloseTo(0.00001837, 12);
    const text = checkText(found, screen);
    expect(text).toContain('Haiku 5.5 (low) (anthropic/claude-haiku-5-5@low)');
    expect(text).toContain('low was taken; it thought 23 of 31 tokens');
    expect(text).toContain('12 in, 31 out, 23 thinking');
    expect(text).toContain('the model that was asked for');
    expect(text).toMatch(/x1\.1 \(us\): catalog, from 2026-10-07/);
  });

  it('tells what failed, and what to do', async () => {
    await using server = await serve((response) => {
      const error = { type: 'authentication_error', message: 'invalid x-api-key' };
      response.writeHead(401, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ type: 'error', error }));
    });
    const found = await check(server.url, 'anthropic/claude-haiku-5-5');
    expect(checkText(found, screen)).toContain('key in ANTHROPIC_API_KEY');
  });

  it('refuses a name that nobody lists, with the lines that describe it', async () => {
    await expect(check('http://127.0.0.1:9', 'anthropic/claude-haiku-6')).rejects.toThrow(
      /models:\n {2}- provider: anthropic\n {4}id: claude-haiku-6/,
    );
  });
});

it('the command ends with 0 and prints what it found', async () => {
  const models = await startLoadServer({ latencyMs: 1 });
  const env = { ANTHROPIC_API_KEY: 'any', ANTHROPIC_BASE_URL: models.anthropicUrl };
  const ended = await runCli(['check', 'anthropic/claude-haiku-5-5', '--json'], env);
  const stood = await runCli(['check', 'anthropic/claude-haiku-5-5'], { ...env, ...SIMULATED });
  await models.stop();
  expect(stood.stdout).toMatch(/^SIMULATED: a stand-in answered/);
  expect(ended).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse(ended.stdout)).toMatchObject({
    schema: 'llm-pick/check@1',
    simulated: false,
    answer: { text: 'ok', asAsked: true },
  });
});
