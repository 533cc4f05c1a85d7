import { describe, expect, it } from 'vitest';
import { nextCall } from '../../../src/core/settlement/next-call.ts';
import { callToPay } from '../../../src/core/settlement/worst-case.ts';
import { FLASH_LITE, HAIKU } from '../../support/evaluation-request.ts';
import { AT, JUDGED, judgement, prepared, step, TRIAL } from './trial-fixtures.ts';

describe('the next call of a compared trial', () => {
  it('is its answer, after which it has its score', () => {
    const next = nextCall(prepared(), TRIAL, []);
    expect(next).toMatchObject({
      kind: 'call',
      call: { purpose: 'answer', candidate: { name: HAIKU }, prompt: 'Answer ok. Sample 0' },
      later: [],
    });
    expect(nextCall(prepared(), TRIAL, [step()])).toMatchObject({
      kind: 'score',
      score: { value: 1 },
    });
  });
});

describe('the next call of a judged trial', () => {
  const judged = prepared(JUDGED);

  it('is its answer, with the judgement that will follow', () => {
    expect(nextCall(judged, TRIAL, [])).toMatchObject({
      call: { purpose: 'answer' },
      later: [{ candidate: { name: FLASH_LITE } }],
    });
  });

  it('is then the judgement of that answer, by the judge', () => {
    const next = nextCall(judged, TRIAL, [step({ text: 'Surely ok.' })]);
    expect(next).toMatchObject({
      call: { purpose: 'judge', candidate: { name: FLASH_LITE, provider: 'google' } },
      later: [],
    });
    expect(next.kind === 'call' && next.call.prompt).toContain('Surely ok.');
  });

  it('is none for an answer that was refused, cut off or empty: it scores 0', () => {
    for (const part of [{ stop: 'refused' }, { stop: 'truncated' }, { text: ' ' }] as const) {
      const next = nextCall(judged, TRIAL, [step(part)]);
      expect(next).toMatchObject({ kind: 'score', score: { value: 0 } });
    }
  });

  it('is none once a judgement can be read', () => {
    const steps = [step(), judgement('no idea'), judgement('{"score": 0.7}')];
    expect(nextCall(judged, TRIAL, steps)).toMatchObject({ kind: 'score', score: { value: 0.7 } });
  });

  it('is a second judgement where the first can’t be read, and no third: nobody’s score', () => {
    const unread = judgement('no idea');
    expect(nextCall(judged, TRIAL, [step(), unread])).toMatchObject({ call: { purpose: 'judge' } });
    expect(nextCall(judged, TRIAL, [step(), unread, unread])).toMatchObject({
      kind: 'score',
      score: { value: null, failure: null },
    });
  });
});

describe('what a trial has to pay', () => {
  it('is the worst of its next call, and of those that may follow, before the first', () => {
    const plain = callToPay(nextCall(prepared(), TRIAL, []), AT);
    const judged = callToPay(nextCall(prepared(JUDGED), TRIAL, []), AT);
    expect(plain).toMatchObject({ purpose: 'answer', provider: 'anthropic', later: 0n });
    expect(judged).toMatchObject({ worst: (plain as { worst: bigint }).worst });
    expect((judged as { later: bigint }).later).toBeGreaterThan(0n);
  });

  it('of a judgement to come covers every answer the model can give', () => {
    const of = prepared(JUDGED);
    const first = callToPay(nextCall(of, TRIAL, []), AT) as { later: bigint };
    // 256 tokens of 20 bytes each: longer than any token there is.
    const longest = step({ text: 'é'.repeat(256 * 10) });
    const second = callToPay(nextCall(of, TRIAL, [longest]), AT) as { worst: bigint };
    expect(first.later).toBeGreaterThanOrEqual(second.worst);
  });

  it('is nothing once it has its answers', () => {
    expect(callToPay(nextCall(prepared(), TRIAL, [step()]), AT)).toBeNull();
  });

  it('names the model whose price nobody knows, also of a later call', () => {
    const of = prepared(JUDGED);
    const unknown = { ...of, catalog: { ...of.catalog, models: [] } };
    expect(callToPay(nextCall(unknown, TRIAL, []), AT)).toEqual({ unpriced: HAIKU });
    const { scoring } = of;
    if (scoring.by !== 'judge') throw new Error('a judge scores');
    const unpriced = { ...scoring.judge.model, id: 'no-such-model', prices: [] };
    const judge = { ...scoring.judge, model: unpriced };
    const next = nextCall({ ...of, scoring: { by: 'judge', judge } }, TRIAL, []);
    expect(callToPay(next, AT)).toEqual({ unpriced: FLASH_LITE });
  });
});
