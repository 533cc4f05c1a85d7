import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { printResult } from '../../../src/cli/output/print-result.ts';
import { result } from '../../support/fixtures/result-fixtures.ts';

const offer = { instead: 'a', effort: 'high', usd: 0.01, costPerCall: 1, monthlySpend: 1 } as const;

async function printed(candidate: string | null, json = false): Promise<string> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const deps = {
    stdout,
    stderr,
    noColor: true,
    command: 'npx llm-pick',
    catalog: () => loadCatalog(),
  };
  const efforts = candidate === null ? [] : [{ ...offer, candidate }];
  await printResult(deps, result({ efforts }), { json, output: null });
  return String(stdout.read());
}

describe('a printed result', () => {
  it('ends with the command that tries more thinking, to be copied as a whole', async () => {
    const { id } = result().evaluation;
    expect(await printed('anthropic/claude-haiku-5-5@high')).toMatch(
      new RegExp(
        `\nTry Haiku 5\\.5 \\(high\\) on the same samples:\n  npx llm-pick run --again ${id} --model anthropic/claude-haiku-5-5@high\n$`,
      ),
    );
    expect(await printed("Ana's own @high")).toContain(`--model 'Ana'\\''s own @high'\n`);
  });

  it('has none where nothing can think harder, nor as JSON', async () => {
    expect(await printed(null)).not.toContain('--again');
    expect(JSON.parse(await printed('b', true))).toMatchObject({ efforts: [{ candidate: 'b' }] });
  });
});
