import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { EvaluationRequest, EvaluationSpec } from '../../src/core/evaluation.ts';
import { fromDollars } from '../../src/core/money.ts';
import type { Stop } from '../../src/core/stop.ts';
import { createPastQuotes } from '../../src/store/past-quotes.ts';
import { evaluations, ledger, samples } from '../../src/store/schema.ts';
import { evaluationRequest, FLASH_LITE, HAIKU } from '../support/evaluation-request.ts';
import { fileDatabase } from '../support/file-database.ts';

const client = fileDatabase();

interface Past {
  workspace: string;
  spec?: Partial<EvaluationSpec>;
  simulated?: boolean;
  stops?: Record<string, Stop>;
  by?: 'terminal' | 'schedule';
  /** Output tokens of each call, by candidate. */
  outputs?: readonly (readonly number[])[];
}

const PART = {
  of: randomUUID(),
  candidate: HAIKU,
  document: null,
  fixes: [],
  budget: 1,
  stage: 'screening',
} as const;

/** An evaluation that ended, said to cost 10 cents; it cost 20. */
async function ended(past: Past) {
  const { workspace, spec, simulated = false, stops = {}, outputs = [], by = 'terminal' } = past;
  const id = randomUUID();
  const request = evaluationRequest(spec);
  const origin = { simulated, workspace, actorKind: by };
  await client.db.insert(evaluations).values({
    ...origin,
    id,
    key: id,
    name: 'past',
    spec: request.spec,
    sampleCount: 20,
    state: 'finished',
    stops,
    budget: fromDollars(5),
    granted: fromDollars(5),
    spent: fromDollars(0.2),
    estimatedUsd: 0.1,
    fullDesignUsd: 1,
    expectedCalls: 1,
  });
  const calls = outputs.flatMap((each, candidate) =>
    each.map((output, sample) => ({
      ...origin,
      evaluationId: id,
      candidate,
      sample,
      repeat: 0,
      attempt: 1,
      purpose: 'answer' as const,
      provider: 'anthropic',
      state: 'settled' as const,
      amount: 1n,
      model: HAIKU,
      usage: { input: 10, cacheRead: 0, cacheWrite: 0, output, reasoning: 0 },
      priceRow: 'test',
    })),
  );
  if (calls.length > 0) await client.db.insert(ledger).values(calls);
  return id;
}

it('tells how long answers to the very same task were, by candidate, in this workspace alone', async () => {
  const workspace = randomUUID();
  const past = createPastQuotes(client.db, { simulated: false });
  const { spec } = evaluationRequest();
  await ended({ workspace, outputs: [[10, 30], [500]] });
  await ended({ workspace, outputs: [[50]] });
  await ended({ workspace, spec: { system: 'Another task.' }, outputs: [[9_000]] });
  await ended({ workspace, simulated: true, outputs: [[9_000]] });
  await ended({ workspace: randomUUID(), outputs: [[9_000]] });
  expect(await past.outputTokens(workspace, spec)).toEqual({ [HAIKU]: 30, [FLASH_LITE]: 500 });
  expect(await past.outputTokens(randomUUID(), spec)).toEqual({});
});

it('tells what evaluations that ran to their end were said to cost, and did', async () => {
  const workspace = randomUUID();
  const past = createPastQuotes(client.db, { simulated: false });
  await ended({ workspace });
  await ended({ workspace, stops: { 0: { reason: 'budget', message: 'used up' } } });
  await ended({ workspace, simulated: true });
  await ended({ workspace, spec: { drafts: true } });
  await ended({ workspace, spec: { inquiry: PART } });
  await ended({ workspace, by: 'schedule' });
  expect(await past.quotes(workspace)).toEqual([{ expectedUsd: 0.1, spentUsd: 0.2 }]);
});

it('tells what was spent of a month’s purses before an evaluation is there', async () => {
  const workspace = randomUUID();
  const past = createPastQuotes(client.db, { simulated: false });
  await ended({ workspace, outputs: [[10, 30]] });
  await ended({ workspace, simulated: true, outputs: [[10]] });
  const start = new Date(Date.now() - 86_400_000);
  const ana = { workspace, actor: { kind: 'person', id: 'U0ANA' } } as const;
  expect(await past.purses(ana, start)).toEqual({
    workspace: { taken: 2n, open: 0n },
    person: { taken: 0n, open: 0n },
  });
  const terminal = { workspace, actor: { kind: 'terminal', id: null } } as const;
  expect(await past.purses(terminal, start)).toMatchObject({ person: null });
});

it('finds the evaluation of the same task that has the most of some samples, in this workspace alone', async () => {
  const workspace = randomUUID();
  const past = createPastQuotes(client.db, { simulated: false });
  const request = evaluationRequest();
  const stored = (inputs: readonly string[]) => (evaluationId: string) =>
    client.db.insert(samples).values(
      inputs.map((input, sample) => ({
        evaluationId,
        sample,
        columns: { input },
        expected: 'ok',
      })),
    );
  await ended({ workspace }).then(stored(['Sample 3', 'elsewhere']));
  const most = await ended({ workspace });
  await stored(['Sample 0', 'Sample 1', 'Sample 19', 'Sample 20'])(most);
  await ended({ workspace, spec: { prompt: 'Another. {{input}}' } }).then(
    stored(inputsOf(request)),
  );
  await ended({ workspace: randomUUID() }).then(stored(inputsOf(request)));
  expect(await past.overlap(workspace, request)).toEqual({
    id: most,
    name: 'past',
    startedAt: expect.any(Date),
    shared: 3,
  });
  expect(await past.overlap(randomUUID(), request)).toBeNull();
});

function inputsOf({ samples: given }: EvaluationRequest): string[] {
  return given.map(({ columns }) => columns.input!);
}
