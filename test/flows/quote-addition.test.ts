import { describe, expect, it } from 'vitest';
import { parseFormSamples } from '../../src/core/request/form/form-samples.ts';
import { quoteAddition } from '../../src/flows/quote-addition.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { always, lines, NOW, ONCE, TERMINAL, topUp } from '../support/top-up.ts';

describe('samples that can not be added', () => {
  it.each([
    {
      name: 'all are in it',
      text: lines(0, 12),
      says: /^Nothing is new: 12 samples were in it already/,
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
      message: expect.stringMatching(/^These samples can't be added to evaluation .* \(test\)\.$/),
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
    await expect(
      quoteAddition({ ...deps, simulated: false }, { ctx: TERMINAL, input }),
    ).rejects.toThrow(/begun with simulated models/);
  });

  it('change nothing where a model is proven and no cheaper one is left', async () => {
    const { add } = await topUp({ complete: always, samples: 60 });
    await expect(add(lines(60, 80))).rejects.toThrow(
      /^More samples would change nothing: .* is proven, and no cheaper model is left that could be\.$/,
    );
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
