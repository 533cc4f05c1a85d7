import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemCommand } from '../../src/runtime/system-command.ts';
import { candidate, evaluationRequest, FLASH_LITE, HAIKU } from '../support/evaluation-request.ts';
import {
  BACKENDS,
  booksOf,
  openPlace,
  openTestRuntime,
  resultOf,
  type TestPlace,
  type TestRuntime,
} from '../support/runtime.ts';

describe.each(BACKENDS)('an evaluation on %s', (backend) => {
  let place: TestPlace;
  let test: TestRuntime;

  beforeAll(async () => {
    place = await openPlace(backend);
    test = await openTestRuntime(place);
  });
  afterAll(async () => {
    await test[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  });

  it('puts every sample to every candidate as often as asked, and bills each call once', async () => {
    const before = test.models.billed().calls;
    const result = await test.run(evaluationRequest());
    const books = await booksOf(test.db, result.evaluation.id);
    expect(books).toMatchObject({ done: 80, scored: 80, settled: 80, unfinished: 0, reserved: 0 });
    expect(test.models.billed().calls - before).toBe(80);
    expect(books.billedUsd).toBeCloseTo(books.spentUsd, 12);
    expect(result.spend.usd).toBeCloseTo(books.spentUsd, 12);
    expect(result.models.map(({ trials, verdict }) => [trials, verdict])).toEqual([
      [40, 'proven'],
      [40, 'proven'],
    ]);
    expect(result.pick?.model).toBe(result.models[0]?.model);
  });

  it('stops at the cheapest proven candidate in the adaptive design', async () => {
    const result = await test.run(evaluationRequest({ design: 'adaptive' }));
    const books = await booksOf(test.db, result.evaluation.id);
    expect(result.ending).toBe('picked');
    expect(result.models.at(-1)).toMatchObject({ verdict: 'not run', trials: 0 });
    expect(books.done).toBeLessThan(40);
    expect(books).toMatchObject({ unfinished: 0, reserved: 0, open: 0 });
  });

  it('is one evaluation however often it is asked for with the same key', async () => {
    const request = evaluationRequest();
    const ids = await Promise.all([1, 2, 3].map(() => test.begin(request, `twice/${backend}`)));
    expect(new Set(ids).size).toBe(1);
    await resultOf(test.runtime, ids[0]!);
    expect(await booksOf(test.db, ids[0]!)).toMatchObject({ done: 80, settled: 80 });
  });

  it('never spends more than its budget, also beside others', async () => {
    const budget = 0.0002;
    const request = evaluationRequest({ budget, repeats: 5 });
    const ids = await Promise.all([1, 2, 3].map(() => test.begin(request)));
    for (const id of ids) {
      const result = await resultOf(test.runtime, id);
      expect(result.ending).toBe('budget ended');
      expect(result.spend.usd).toBeLessThanOrEqual(budget);
      expect(result.spend.usd).toBeGreaterThan(0);
      expect(await booksOf(test.db, id)).toMatchObject({ unfinished: 0, reserved: 0, open: 0 });
    }
  });

  it('that is cancelled keeps what ended and drops the rest', async () => {
    const id = await test.begin(evaluationRequest({ repeats: 5 }, 200));
    await expect(test.runtime.cancel(systemCommand(id))).resolves.toBe(true);
    const result = await resultOf(test.runtime, id);
    const books = await booksOf(test.db, id);
    expect(result.ending).toBe('cancelled');
    expect(books).toMatchObject({ unfinished: 0, reserved: 0, settled: books.done });
    await expect(test.runtime.cancel(systemCommand(id))).resolves.toBe(false);
  });

  it('asks a judge that can not be read once more, and bills each judgement apart', async () => {
    const rubric = { type: 'judge', rubric: 'Is it ok?', model: FLASH_LITE } as const;
    const result = await test.run(
      evaluationRequest({ scorer: rubric, candidates: [candidate(HAIKU)], repeats: 1 }),
    );
    const books = await booksOf(test.db, result.evaluation.id);
    expect(books).toMatchObject({ done: 20, scored: 0, settled: 60, reserved: 0 });
    expect(result.models[0]).toMatchObject({ missing: 20 });
    expect(result.spend.judgeUsd).toBeGreaterThan(0);
  });
});
