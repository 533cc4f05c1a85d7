import { describe, expect, it } from 'vitest';
import type { Sample } from '../../src/core/evaluation.ts';
import type { Draft } from '../../src/core/request/form/draft.ts';
import type { Drafting } from '../../src/core/request/form/drafting.ts';
import { variantsRequest } from '../../src/core/variants/variants-request.ts';
import type { VariantsContent } from '../../src/flows/ports/messages.ts';
import { readVariants } from '../../src/flows/read-variants.ts';
import { tellVariants } from '../../src/flows/tell-variants.ts';
import { systemCommand } from '../../src/runtime/system-command.ts';
import { candidate, evaluationRequest } from '../support/evaluation-request.ts';
import { memoryFlows } from '../support/memory-flows.ts';
import { memoryMessages } from '../support/memory-messages.ts';

const usage = { input: 300, cacheRead: 0, cacheWrite: 0, output: 10, reasoning: 0 };
const FORM = '5b4d8f4c-6a3e-4f0e-9d3e-0c6a6f1c2a11';
const CTX = {
  actor: { kind: 'person', id: 'U0ANA' },
  workspace: 'local',
  now: new Date('2026-11-24T12:00:00Z'),
} as const;

/** A form that waits for variants of two samples, and the evaluation that drafts them; `reply` answers for its model. */
async function begun(
  { waits, budget = 0.5 }: { waits: Partial<Drafting> | null; budget?: number },
  reply: (input: string) => string = (input) => JSON.stringify([`${input}!`, `${input}?`]),
) {
  const flows = memoryFlows(async ({ prompt }) => ({
    kind: 'answered',
    answer: {
      text: reply(/^\{"input":"(.*)"\}$/m.exec(prompt)?.[1] ?? ''),
      stop: 'complete',
      servedModel: 'm',
      latencyMs: 5,
      usage,
    },
  }));
  const samples = ['a', 'b'].map(
    (input): Sample => ({ columns: { input }, expected: 'ok', alternatives: [], group: null }),
  );
  const request = { spec: { ...evaluationRequest().spec, prompt: 'Say ok: {{input}}' }, samples };
  const writer = candidate('anthropic/claude-opus-5-5');
  const waiting = { form: FORM, key: 'first' };
  const id = await flows.start(variantsRequest(request, { writer, each: 2, budget, waiting }));
  const drafting = {
    key: 'first',
    evaluationId: id,
    prompt: request.spec.prompt,
    samples,
    ticked: [],
    view: 'V1',
  };
  const variants = waits && { ...drafting, ...waits };
  const { messages, posted, filled, failWhen } = memoryMessages();
  let draft = { variants } as Draft;
  const deps = {
    evaluations: flows.evaluations,
    drafts: {
      read: async () => draft,
      save: async (_: string, changed: Draft) => {
        draft = changed;
      },
    },
    messages,
  };
  flows.tables.evaluations.get(id)!.actor = CTX.actor;
  const tell = () => tellVariants(deps, systemCommand(id));
  const read = () =>
    readVariants({ evaluations: flows.evaluations }, { ctx: CTX, input: { drafting } });
  const kept = () => draft.variants;
  return { flows, id, deps, tell, read, kept, posted, filled, failWhen };
}

const shortOf = ({ content }: { content: unknown }) => {
  const { state } = content as VariantsContent;
  return state.kind === 'ended' ? state.short : null;
};

describe('variants that were drafted', () => {
  it('are shown in the form that waits, and told in one direct message', async () => {
    const { flows, id, tell, read, posted, filled } = await begun({ waits: {} });
    expect(await read()).toEqual({ kind: 'running', done: 0 });
    await flows.drain();
    expect(await tell()).toBe(true);
    expect(await tell()).toBe(true);
    expect(posted.map(({ place }) => place.channel)).toEqual(['U0ANA']);
    expect(filled.map(({ view }) => view)).toEqual(['V1']);
    const { content } = filled[0]!;
    expect(content).toMatchObject({ form: FORM, simulated: true });
    expect(content.state).toEqual({
      kind: 'ended',
      short: null,
      variants: ['a!', 'a?', 'b!', 'b?'].map((input, index) => ({
        parent: index < 2 ? 0 : 1,
        columns: { input },
      })),
    });
    expect(await read()).toEqual(content.state);
    expect(flows.tables.evaluations.get(id)!.isAnnounced).toBe(true);
  });

  it.each([
    ['was started, or has none', null],
    ['waits for others', { key: 'second' }],
  ])('are told to nobody whose form %s', async (_, waits) => {
    const { flows, tell, posted, filled } = await begun({ waits });
    await flows.drain();
    expect(await tell()).toBe(true);
    expect([posted, filled]).toEqual([[], []]);
  });

  it('are in the form that they are told for, also where its process died as it began them', async () => {
    const { flows, id, tell, kept, posted } = await begun({ waits: { evaluationId: null } });
    await flows.drain();
    await tell();
    expect(posted).toHaveLength(1);
    expect(kept()?.evaluationId).toBe(id);
  });

  it('are told once Slack answers, and by a process that posts', async () => {
    const { flows, id, deps, tell, posted, filled, failWhen } = await begun({ waits: {} });
    await flows.drain();
    expect(await tellVariants({ ...deps, messages: null }, systemCommand(id))).toBe(true);
    failWhen(() => true);
    await expect(tell()).rejects.toThrow();
    expect([posted, filled]).toEqual([[], []]);
    failWhen(() => false);
    await tell();
    expect([posted.length, filled.length]).toEqual([1, 1]);
  });

  it('are not what another evaluation is about', async () => {
    const { flows, deps } = await begun({ waits: {} });
    const id = await flows.start(evaluationRequest());
    expect(await tellVariants(deps, systemCommand(id))).toBe(false);
  });
});

describe('why there are no drafts of a sample', () => {
  it('is that what was written held none', async () => {
    const { flows, tell, posted } = await begun({ waits: {} }, (input) =>
      input === 'a' ? '["a", "b"]' : '["c"]',
    );
    await flows.drain();
    await tell();
    expect(shortOf(posted[0]!)).toBe(
      'There are no drafts of 1 sample. What was written held no inputs, or only some that are among the samples.',
    );
  });

  it('is that the model wrote nothing', async () => {
    const { flows, tell, posted } = await begun({ waits: {} }, () => '');
    await flows.drain();
    await tell();
    expect(shortOf(posted[0]!)).toMatch(/There are no drafts of 2 samples. Of 2 answers: .* 2\./);
  });

  it('is the money', async () => {
    const poor = await begun({ waits: {}, budget: 0.000_001 });
    await poor.flows.drain();
    await poor.tell();
    expect(shortOf(poor.posted[0]!)).toMatch(/There are no drafts of 2 samples. .*budget/i);
  });
});
