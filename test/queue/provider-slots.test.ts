import { describe, expect, it } from 'vitest';
import type { CallSlot } from '../../src/flows/ports/calls.ts';
import { providerSlots } from '../../src/queue/provider-slots.ts';

const OPEN = new AbortController().signal;
const never = async () => 0;

/** Calls that begin when their trial has a slot, and end when told to. */
function held() {
  const waiting: (() => void)[] = [];
  const claimed: string[] = [];
  const called: string[] = [];
  const work = (name: string) => async (slot: CallSlot) => {
    claimed.push(name);
    const turn = slot.takeFree() ? 'free' : await slot.take();
    if (turn === 'not now') return turn;
    called.push(name);
    await new Promise<void>((resolve) => waiting.push(resolve));
    return `${name} ${turn}`;
  };
  return { claimed, called, work, end: () => waiting.shift()!() };
}

describe('a provider’s slots', () => {
  it('let so many calls be under way at once, and the next when one has ended', async () => {
    const { called, work, end } = held();
    const inSlot = providerSlots(2, OPEN, never);
    const trials = ['a', 'b', 'c'].map((name) => inSlot(work(name)));
    await expect.poll(() => called).toEqual(['a', 'b']);
    end();
    await expect(trials[0]).resolves.toEqual({ kind: 'worked', result: 'a free' });
    await expect.poll(() => called).toEqual(['a', 'b', 'c']);
    end();
    end();
    await Promise.all(trials);
  });

  it('let as many trials more be claimed ahead, half of them together', async () => {
    const { claimed, called, work, end } = held();
    const inSlot = providerSlots(4, OPEN, never);
    const names = [...'abcdefghij'];
    const trials = names.map((name) => inSlot(work(name)));
    await expect.poll(() => claimed).toEqual(names.slice(0, 8));
    expect(called).toEqual(names.slice(0, 4));
    end();
    await expect.poll(() => called).toEqual(names.slice(0, 5));
    expect(claimed).toEqual(names.slice(0, 8));
    end();
    await expect.poll(() => called).toEqual(names.slice(0, 6));
    expect(claimed).toEqual(names);
    for (const trial of trials.slice(2)) {
      end();
      await trial;
    }
    expect(called).toEqual(names);
  });

  it('leave none idle that a trial could have, for others to be claimed with it', async () => {
    const { called, work, end } = held();
    const inSlot = providerSlots(4, OPEN, never);
    const names = [...'abcdefghi'];
    const trials = names.map((name) => inSlot(work(name)));
    for (const trial of trials) {
      await expect.poll(() => called.length).toBeGreaterThan(trials.indexOf(trial));
      end();
      await trial;
    }
    expect(called).toEqual(names);
  });

  it('go to the next trial once they are passed on, though the one before has not ended', async () => {
    const { called, work, end } = held();
    const inSlot = providerSlots(1, OPEN, never);
    const stored = Promise.withResolvers<void>();
    const first = inSlot(async (slot) => {
      slot.takeFree();
      slot.passOn();
      await stored.promise;
    });
    const second = inSlot(work('b'));
    await expect.poll(() => called).toEqual(['b']);
    end();
    await second;
    stored.resolve();
    await first;
  });

  it('are given back once, however often they are passed on', async () => {
    const { called, work, end } = held();
    const inSlot = providerSlots(1, OPEN, never);
    await inSlot(async (slot) => {
      slot.takeFree();
      slot.passOn();
      slot.passOn();
    });
    const trials = ['a', 'b'].map((name) => inSlot(work(name)));
    await expect.poll(() => called).toEqual(['a']);
    end();
    await expect.poll(() => called).toEqual(['a', 'b']);
    end();
    await Promise.all(trials);
  });

  it('say of a trial that waited for long that it may not be wanted any more', async () => {
    const { called, work, end } = held();
    const inSlot = providerSlots(1, OPEN, never);
    const trials = ['a', 'b'].map((name) => inSlot(work(name)));
    const start = performance.now();
    await expect.poll(() => called).toEqual(['a']);
    await expect.poll(() => performance.now() - start, { timeout: 5_000 }).toBeGreaterThan(300);
    end();
    await expect.poll(() => called).toEqual(['a', 'b']);
    end();
    await expect(trials[1]).resolves.toEqual({ kind: 'worked', result: 'b late' });
  });

  it('are not taken while the provider is held back for long: the queue waits', async () => {
    const { claimed, work } = held();
    const inSlot = providerSlots(1, OPEN, async () => 3_600_000);
    await expect(inSlot(work('a'))).resolves.toEqual({ kind: 'held', ms: 3_600_000 });
    expect(claimed).toEqual([]);
  });

  it('are not given to what was claimed ahead of a hold', async () => {
    const { claimed, called, work, end } = held();
    let hold = 0;
    const inSlot = providerSlots(1, OPEN, async () => hold);
    const trials = ['a', 'b'].map((name) => inSlot(work(name)));
    await expect.poll(() => claimed).toEqual(['a', 'b']);
    hold = 3_600_000;
    end();
    await expect(trials[1]).resolves.toEqual({ kind: 'worked', result: 'not now' });
    expect(called).toEqual(['a']);
    hold = 0;
    const third = inSlot(work('c'));
    await expect.poll(() => called).toEqual(['a', 'c']);
    end();
    await third;
  });

  it('sit a short hold out, and ask again whether it was made longer', async () => {
    const { called, work, end } = held();
    const holds = [30, 20, 0];
    const inSlot = providerSlots(1, OPEN, async () => holds.shift()!);
    const began = performance.now();
    const trial = inSlot(work('a'));
    await expect.poll(() => called).toEqual(['a']);
    expect(performance.now() - began).toBeGreaterThan(45);
    expect(holds).toEqual([]);
    end();
    await trial;
  });

  it('begin nothing more once the process closes', async () => {
    const { called, work, end } = held();
    const closing = new AbortController();
    const inSlot = providerSlots(1, closing.signal, never);
    const [first, second, third] = ['a', 'b', 'c'].map((name) => inSlot(work(name)));
    await expect.poll(() => called).toEqual(['a']);
    closing.abort();
    await expect(second).resolves.toEqual({ kind: 'worked', result: 'not now' });
    end();
    await expect(first).resolves.toEqual({ kind: 'worked', result: 'a free' });
    await expect(third).resolves.toEqual({ kind: 'closing' });
  });
});
