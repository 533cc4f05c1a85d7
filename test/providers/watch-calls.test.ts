import { describe, expect, it } from 'vitest';
import type { CallFailure, CallOutcome } from '../../src/core/trial.ts';
import { watchCalls } from '../../src/providers/watch-calls.ts';
import { candidate } from '../support/evaluation-request.ts';

const request = (name: string) => ({
  candidate: candidate(name),
  system: null,
  turns: [],
  prompt: 'p',
  timeoutMs: 1_000,
  signal: new AbortController().signal,
});
const HAIKU = request('anthropic/claude-haiku-5-5');
const OPUS = request('anthropic/claude-opus-5-5');
const FLASH = request('google/gemini-3.8-flash');

const failed = (failure: CallFailure): CallOutcome => ({ kind: 'failed', failure });
const PAGE = failed({ kind: 'transient', retryAfterMs: null, sign: 'strange', message: 'a page' });
const SILENT = failed({ kind: 'too slow', latencyMs: 120_000, silent: true });
const UNSURE = failed({ kind: 'permanent', unsure: true, message: 'odd' });
const BUSY = failed({ kind: 'rate limited', retryAfterMs: null, message: 'slow down' });
const ANSWER: CallOutcome = {
  kind: 'answered',
  answer: { text: 'ok', stop: 'complete', servedModel: 'm', usage: null, latencyMs: 1 },
};

/** Calls one after another, each with its outcome; returns the kinds that are left. */
function course() {
  let next: CallOutcome = ANSWER;
  const watched = watchCalls(async () => next);
  const kindsOf = async (outcomes: readonly CallOutcome[], request = HAIKU) => {
    const kinds: string[] = [];
    for (const outcome of outcomes) {
      next = outcome;
      const result = await watched(request);
      kinds.push(result.kind === 'failed' ? result.failure.kind : result.kind);
    }
    return kinds;
  };
  return { kindsOf };
}

describe('pages of a proxy', () => {
  it('are tried again twice, and end the models of their provider at the third', async () => {
    const { kindsOf } = course();
    expect(await kindsOf([PAGE, PAGE, PAGE])).toEqual(['transient', 'transient', 'permanent']);
    expect(await kindsOf([PAGE], OPUS)).toEqual(['permanent']);
    expect(await kindsOf([PAGE], FLASH)).toEqual(['transient']);
  });

  it.each([ANSWER, BUSY])('that pass are forgotten at the provider’s next word', async (word) => {
    const { kindsOf } = course();
    await kindsOf([PAGE, PAGE, word]);
    expect(await kindsOf([PAGE, PAGE])).toEqual(['transient', 'transient']);
  });
});

describe('pages of a proxy among answers', () => {
  it('end the models of their provider at the tenth in a row, where it answered before', async () => {
    const { kindsOf } = course();
    await kindsOf([ANSWER]);
    expect(await kindsOf(Array(9).fill(PAGE))).toEqual(Array(9).fill('transient'));
    expect(await kindsOf([PAGE])).toEqual(['permanent']);
  });
});

describe('calls without a byte', () => {
  it('one after another from a provider that never answered are an outage at the second, for each of its models', async () => {
    const { kindsOf } = course();
    expect(await kindsOf([SILENT, SILENT])).toEqual(['transient', 'permanent']);
    expect(await kindsOf([SILENT], OPUS)).toEqual(['permanent']);
    expect(await kindsOf([SILENT], FLASH)).toEqual(['transient']);
  });

  it('are an outage too where the provider answered before, but the first, which was alone', async () => {
    const { kindsOf } = course();
    expect(await kindsOf([ANSWER, SILENT, SILENT, SILENT])).toEqual([
      'answered',
      'too slow',
      'transient',
      'permanent',
    ]);
  });

  it('are the model’s own fault while others of its provider are answered', async () => {
    let end = (_: CallOutcome) => {};
    const watched = watchCalls(({ candidate: { model } }) =>
      model === 'claude-opus-5-5'
        ? new Promise((resolve) => {
            end = resolve;
          })
        : Promise.resolve(ANSWER),
    );
    for (let calls = 0; calls < 6; calls += 1) {
      const slow = watched(OPUS);
      await watched(HAIKU);
      end(SILENT);
      expect(await slow).toMatchObject({ failure: { kind: 'too slow' } });
    }
  });

  it('of many at once, none answered, are an outage and no model’s fault', async () => {
    const ends: ((outcome: CallOutcome) => void)[] = [];
    const watched = watchCalls(() => new Promise((resolve) => ends.push(resolve)));
    const first = watched(HAIKU);
    ends.shift()!(ANSWER);
    await first;
    const calls = Array.from({ length: 20 }, () => watched(HAIKU));
    for (const end of ends) end(SILENT);
    const kinds = (await Promise.all(calls)).map((o) => o.kind === 'failed' && o.failure.kind);
    expect(kinds).toEqual([...Array(4).fill('transient'), ...Array(16).fill('permanent')]);
  });
});

it('a candidate that refuses its first five samples is stopped; one that answers in between is not', async () => {
  const failure = { kind: 'this sample', failure: 'does not fit', message: 'too long' } as const;
  const unfit = failed(failure);
  const never = course();
  expect(await never.kindsOf(Array(5).fill(unfit))).toEqual([
    ...Array(4).fill('this sample'),
    'permanent',
  ]);
  const once = course();
  const kinds = await once.kindsOf([ANSWER, ...Array(8).fill(unfit)]);
  expect(kinds).toEqual(['answered', ...Array(8).fill('this sample')]);
});

describe('refusals whose words don’t tell', () => {
  it('are this sample’s where the model answers others', async () => {
    const { kindsOf } = course();
    expect(await kindsOf([ANSWER, UNSURE, ANSWER, UNSURE])).toEqual([
      'answered',
      'this sample',
      'answered',
      'this sample',
    ]);
  });

  it('end a model that has not answered anything, after three', async () => {
    const { kindsOf } = course();
    expect(await kindsOf([UNSURE, UNSURE, UNSURE])).toEqual([
      'transient',
      'transient',
      'permanent',
    ]);
    expect(await kindsOf([UNSURE], OPUS)).toEqual(['transient']);
  });
});
