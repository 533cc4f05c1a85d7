import { describe, expect, it } from 'vitest';
import { fromDollars } from '../../src/core/money.ts';
import { resultSchema } from '../../src/core/result/schema/result.ts';
import { always, lines, NOW, topUp, wrongOn } from '../support/top-up.ts';

describe('samples added to an evaluation', () => {
  it('prove what the first ones could not, and nothing is asked twice', async () => {
    const { flows, id, add } = await topUp({ complete: always, samples: 12 });
    const before = (await flows.result(id))!;
    expect(before).toMatchObject({ ending: 'not enough evidence', evaluation: { samples: 12 } });
    const calls = flows.calls.length;
    expect(await add(lines(0, 60))).toBe(true);
    const result = (await flows.result(id))!;
    expect(result).toMatchObject({
      ending: 'picked',
      pick: { grade: 'proven' },
      evaluation: {
        samples: 60,
        rounds: [{ samples: 12 }, { samples: 48, at: NOW.toISOString() }],
      },
    });
    expect(resultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
    const proven = result.models.find(({ verdict }) => verdict === 'proven')!;
    expect(proven).toMatchObject({ test: 'adding up', failed: 0 });
    expect(flows.calls.length).toBeGreaterThan(calls);
    expect(flows.tables.ledger).toHaveLength(flows.calls.length);
    expect(flows.tables.trials.size).toBe(flows.calls.length);
  });

  it('may come round after round', async () => {
    const { flows, id, add } = await topUp({ complete: wrongOn('7'), samples: 15 });
    for (const most of [30, 45, 60]) await add(lines(0, most));
    const result = (await flows.result(id))!;
    expect(result.evaluation.rounds.map(({ samples }) => samples)).toEqual([15, 15, 15, 15]);
    expect(result.ending).not.toBe('picked');
    expect(flows.tables.ledger).toHaveLength(flows.calls.length);
  });

  it.each(['full', 'adaptive'] as const)(
    'are taken by a %s design against a reference, too',
    async (design) => {
      const spec = {
        design,
        repeats: 2,
        bar: { kind: 'relative', within: 0.1, of: null },
      } as const;
      const { flows, id, add } = await topUp({ complete: wrongOn('7'), spec, samples: 16 });
      await add(lines(0, 60), { budgetUsd: 9 });
      const result = (await flows.result(id))!;
      expect(result.evaluation).toMatchObject({ samples: 60, budget: 9 });
      const most = Math.max(...result.models.map(({ trials }) => trials));
      expect(most).toBe(design === 'full' ? 120 : 76);
    },
  );

  it('leave out what it has, and say so', async () => {
    const { quote } = await topUp({ complete: always, samples: 12 });
    const addition = await quote(`${lines(5, 40)}\nSample 39 => ok\nSample 3 => nok`);
    expect(addition).toMatchObject({ samples: { length: 28 } });
    expect(addition?.read).toEqual([
      '28 samples are new: with the 12 that it has, 40.',
      '8 samples were in it already, and are not asked again.',
      '1 sample of these has another expected answer here: the one it had stands.',
      '1 sample stands there twice, and counts once.',
    ]);
  });

  it('are quoted before: who goes on, how many may be wrong, at what price', async () => {
    const { quote, flows, id } = await topUp({ complete: always, samples: 12 });
    const addition = (await quote(lines(12, 72)))!;
    expect(addition.shows).toEqual([
      'Gemini 3.5 Flash-Lite and Haiku 5.5 go on; the answers they have stay, and each is asked the rest.',
      expect.stringMatching(
        /^With 72 samples in all, .* is proven at 90% if no more than 1 is wrong; none is so far\.$/,
      ),
    ]);
    const { expectedUsd, largestUsd, leftUsd, calls } = addition.costs;
    expect(expectedUsd).toBeGreaterThan(0);
    expect(largestUsd).toBeGreaterThan(expectedUsd);
    expect(leftUsd).toBeGreaterThan(largestUsd);
    expect(calls).toBeGreaterThan(60);
    expect(await flows.result(id)).toMatchObject({ evaluation: { samples: 12 } });
  });

  it('go on within its budget, and under a cap', async () => {
    const chosen = { monthlyCap: '0.002' };
    const { flows, id, add } = await topUp({ complete: always, samples: 12, chosen });
    await add(lines(12, 200));
    const [row] = [...flows.tables.evaluations.values()];
    expect(row!.spent).toBeLessThanOrEqual(fromDollars(0.002));
    expect(await flows.result(id)).toMatchObject({
      ending: 'budget ended',
      cap: expect.any(String),
    });
  });

  it('that a killed process left are asked for once by the next', async () => {
    let ports = 0;
    let dies = Number.POSITIVE_INFINITY;
    const step = () => {
      ports += 1;
      if (ports > dies) throw new Error('killed');
    };
    const { flows, id, add } = await topUp({ complete: always, samples: 12, step });
    const whole = await topUp({ complete: always, samples: 12 });
    await whole.add(lines(0, 60));
    for (const after of [3, 40, 95]) {
      dies = ports + after;
      await add(lines(0, 60)).catch(() => {});
      await flows.drain().catch(() => {});
      dies = Number.POSITIVE_INFINITY;
      await flows.restart();
    }
    await flows.drain();
    expect(await add(lines(0, 60)).catch(({ message }: Error) => message)).toContain(
      'Nothing is new',
    );
    const result = (await flows.result(id))!;
    const expected = (await whole.flows.result(whole.id))!;
    expect(result.pick).toEqual(expected.pick);
    const answered = flows.tables.ledger.filter(({ bill }) => bill.state === 'settled');
    const keys = answered.map(({ trial }) => `${trial.candidate} ${trial.sample} ${trial.repeat}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
