import { describe, expect, it } from 'vitest';
import { fromDollars } from '../../src/core/money.ts';
import { parseFormSamples } from '../../src/core/request/form/form-samples.ts';
import { addSamples } from '../../src/flows/add-samples.ts';
import type { Ctx } from '../../src/flows/ctx.ts';
import { checkAddition, quoteAddition } from '../../src/flows/quote-addition.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { memorySettings } from '../support/memory-settings.ts';
import { always, lines, NOW, never, ONCE, TERMINAL, topUp } from '../support/top-up.ts';

describe('samples that can not be added', () => {
  it.each([
    {
      name: 'all are in it',
      text: lines(0, 12),
      says: /^Nothing is new: 12 samples were in it already/,
    },
    {
      name: 'no evaluation may spend as much',
      text: lines(12, 20),
      budgetUsd: 1e9,
      says: /^The budget must be above \$0 and at most \$10,000: /,
    },
    {
      name: 'it can not pay for a call',
      text: lines(12, 20),
      budgetUsd: 0.0001,
      says: /^Of its budget of \$0\.0001, .* is spent, and one call may cost .*--budget/,
    },
  ])('are refused where $name', async ({ text, budgetUsd = null, says }) => {
    const { add } = await topUp({ complete: always, samples: 12 });
    await expect(add(text, { budgetUsd })).rejects.toMatchObject({
      code: 'invalid input',
      message: expect.stringMatching(says),
    });
  });

  it('have faults that say where and what to do', async () => {
    const { add } = await topUp({ complete: always, samples: 12 });
    await expect(add('ticket,answer\nBroken,ok\n,ok')).rejects.toMatchObject({
      code: 'invalid input',
      message: "These samples can't be added to “test”.",
      faults: [{ line: 3, message: expect.stringContaining('has no input: fill it in.') }],
    });
    await expect(add('text,title,answer\nBroken,A,ok')).rejects.toMatchObject({
      faults: [
        {
          message: expect.stringContaining("prompt uses {{input}}, which the samples don't have."),
        },
      ],
    });
    const many = Array.from({ length: 4_995 }, (_, index) => `Other ${index} => ok`).join('\n');
    await expect(add(many)).rejects.toMatchObject({
      faults: [
        {
          message: expect.stringContaining('at most 5,000 are taken in all. Leave out 7 of them.'),
        },
      ],
    });
  });

  it('are refused by an evaluation that is about exactly its own, and by one that was cancelled', async () => {
    const these = await topUp({
      complete: always,
      samples: 12,
      spec: { estimand: 'these-samples' },
    });
    await expect(these.add(lines(12, 20))).rejects.toThrow(/is about exactly its samples/);
    const all = await topUp({
      complete: always,
      samples: 12,
      spec: { bar: { kind: 'absolute', rate: 1 } },
    });
    await expect(all.add(lines(12, 20))).rejects.toThrow(/^No number of samples can prove 100%/);
    const { flows, deps } = await topUp({ complete: always, samples: 12 });
    const id = await flows.start(evaluationRequest(ONCE, 12));
    await flows.evaluations.cancel(id);
    await flows.drain();
    const input = { evaluationId: id, table: parseFormSamples(lines(12, 20)), budgetUsd: null };
    await expect(quoteAddition(deps, { ctx: TERMINAL, input })).rejects.toThrow(/was cancelled/);
    await expect(checkAddition(deps, { ctx: TERMINAL, input })).rejects.toThrow(/was cancelled/);
    await expect(
      quoteAddition({ ...deps, simulated: false }, { ctx: TERMINAL, input }),
    ).rejects.toThrow(/begun with simulated models/);
  });

  it('are refused before any are given: where it was deleted, to a colleague, while it has no result', async () => {
    const { flows, id, deps } = await topUp({ complete: always, samples: 12 });
    const check = (evaluationId: string, ctx: Ctx = TERMINAL) =>
      checkAddition(deps, { ctx, input: { evaluationId } });
    await check(id);
    const actor = { kind: 'person', id: 'U0COLLEAGUE' } as const;
    await expect(check(id, { ...TERMINAL, actor })).rejects.toThrow(
      'Only the person who started it, or an admin, can add samples to it. Ask them to.',
    );
    await expect(check(id, { ...TERMINAL, actor, workspace: 'T0OTHER' })).rejects.toThrow(
      'in this workspace',
    );
    await expect(check('no-such-id')).rejects.toThrow('There is no evaluation');
    const runs = await flows.start(evaluationRequest(ONCE, 12));
    await expect(check(runs)).rejects.toThrow(/has no result yet: add samples once it has/);
  });

  it('change nothing where a model is proven and no cheaper one is left: also before any are given', async () => {
    const { add, deps, id } = await topUp({ complete: always, samples: 60 });
    const says =
      /^More samples would change nothing: .* is proven, and no cheaper model is left that could be\.$/;
    await expect(add(lines(60, 80))).rejects.toThrow(says);
    const input = { evaluationId: id };
    await expect(checkAddition(deps, { ctx: TERMINAL, input })).rejects.toThrow(says);
    const none = await topUp({ complete: never, samples: 60 });
    await expect(
      checkAddition(none.deps, { ctx: TERMINAL, input: { evaluationId: none.id } }),
    ).rejects.toThrow(/^More samples would change nothing: no model is left/);
  });

  it('take the approver where what is spent is more than others may: no person need give them first', async () => {
    const { deps, id, flows } = await topUp({ complete: always, samples: 12 });
    const actor = { kind: 'person', id: 'U0ANA' } as const;
    const ctx = { ...TERMINAL, actor };
    Object.assign(flows.tables.evaluations.get(id)!, { actor, spent: fromDollars(2) });
    const checkAbove = (approvalAbove: string) => {
      const settings = memorySettings({ approvalAbove, approver: 'U0BOSS' });
      return checkAddition({ ...deps, settings }, { ctx, input: { evaluationId: id } });
    };
    await checkAbove('$2');
    await expect(checkAbove('$1.99')).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('the workspace’s approver confirms'),
    });
  });

  it('come from its owner or an admin alone', async () => {
    const { add } = await topUp({ complete: always, samples: 12 });
    const stranger = { actor: { kind: 'person', id: 'U2' }, workspace: 'local', now: NOW } as const;
    await expect(add(lines(12, 20), { ctx: stranger })).rejects.toMatchObject({
      code: 'forbidden',
      message: 'Only the person who started it, or an admin, can add samples to it. Ask them to.',
    });
  });

  it('wait for the result of one that runs; those it has already go on', async () => {
    const { flows, id, add } = await topUp({ complete: always, samples: 12 });
    flows.tables.evaluations.get(id)!.state = 'paused';
    flows.tables.evaluations.get(id)!.result = null;
    await expect(add(lines(12, 20))).rejects.toThrow(/has no result yet: add samples once it has/);
    expect(await add(lines(3, 9))).toBe(false);
  });
});

describe('the caps of the month', () => {
  const quoteUnder = async (takenUsd: number) => {
    const workspace = { taken: fromDollars(takenUsd), open: 0n };
    const { quote } = await topUp({
      complete: always,
      samples: 12,
      chosen: { monthlyCap: '$100' },
      purses: { workspace, person: null },
    });
    return (await quote(lines(12, 60)))!;
  };

  it('are not spoken of where they leave enough', async () => {
    expect((await quoteUnder(50)).limits).toEqual([]);
  });

  it('are said before a call where they leave less than one may cost, or than is expected', async () => {
    const { costs } = await quoteUnder(50);
    const { limits: used } = await quoteUnder(100);
    expect(used).toEqual([
      expect.stringMatching(
        /^One call may cost \$[\d.]+, and \$0 is left: nothing could be run\. The workspace’s cap of \$100 for 2026-11 \(UTC\) is used up/,
      ),
    ]);
    const between = Math.max(costs.cheapestCallUsd, costs.expectedUsd * 0.9);
    const { limits: early } = await quoteUnder(100 - between);
    expect(early).toEqual([expect.stringMatching(/: a cap will likely end it early\./)]);
  });

  it('refuse what is added where they can not be read, after they were said in its quote', async () => {
    const { flows, id, deps } = await topUp({ complete: always, samples: 12 });
    const calls = flows.calls.length;
    const settings = memorySettings({ personalCap: '$12.345' });
    const input = { evaluationId: id, table: parseFormSamples(lines(12, 60)), budgetUsd: null };
    const unread = /^The setting personal-cap is “\$12\.345”, which can’t be read any more/;
    const quoted = await quoteAddition({ ...deps, settings }, { ctx: TERMINAL, input });
    expect(quoted?.limits).toEqual([expect.stringMatching(unread)]);
    const adding = addSamples(
      { ...deps, settings },
      { ctx: TERMINAL, input: { ...input, asks: false } },
    );
    await expect(adding).rejects.toMatchObject({
      code: 'invalid input',
      message: expect.stringMatching(unread),
    });
    await flows.drain();
    expect(flows.calls).toHaveLength(calls);
  });
});
