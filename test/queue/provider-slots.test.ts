import { describe, expect, it } from 'vitest';
import { providerSlots } from '../../src/queue/provider-slots.ts';

const OPEN = new AbortController().signal;

/** Work that ends when told to. */
function held() {
  const waiting: (() => void)[] = [];
  const begun: string[] = [];
  const work = (name: string) => async () => {
    begun.push(name);
    await new Promise<void>((resolve) => waiting.push(resolve));
    return name;
  };
  return { begun, work, end: () => waiting.shift()!() };
}

describe('a provider’s slots', () => {
  it('let so many trials run at once, and the next when one has ended', async () => {
    const { begun, work, end } = held();
    const inSlot = providerSlots(2, OPEN, async () => 0);
    const trials = ['a', 'b', 'c'].map((name) => inSlot(work(name)));
    await expect.poll(() => begun).toEqual(['a', 'b']);
    end();
    await expect(trials[0]).resolves.toEqual({ kind: 'worked', result: 'a' });
    await expect.poll(() => begun).toEqual(['a', 'b', 'c']);
    end();
    end();
    await Promise.all(trials);
  });

  it('go to the next trial once they are passed on, though the one before has not ended', async () => {
    const { begun, work, end } = held();
    const inSlot = providerSlots(1, OPEN, async () => 0);
    const answered = Promise.withResolvers<void>();
    const first = inSlot(async (passOn) => {
      await answered.promise;
      passOn();
      return work('stored')();
    });
    const second = inSlot(work('b'));
    expect(begun).toEqual([]);
    answered.resolve();
    await expect.poll(() => begun).toEqual(['stored', 'b']);
    end();
    end();
    await expect(first).resolves.toEqual({ kind: 'worked', result: 'stored' });
    await second;
  });

  it('are not taken while the provider is held back for long: the queue waits', async () => {
    const { begun, work } = held();
    const inSlot = providerSlots(1, OPEN, async () => 3_600_000);
    await expect(inSlot(work('a'))).resolves.toEqual({ kind: 'held', ms: 3_600_000 });
    expect(begun).toEqual([]);
  });

  it('sit a short hold out, and ask again whether it was made longer', async () => {
    const { begun, work, end } = held();
    const holds = [30, 20, 0];
    const inSlot = providerSlots(1, OPEN, async () => holds.shift()!);
    const began = performance.now();
    const trial = inSlot(work('a'));
    await expect.poll(() => begun).toEqual(['a']);
    expect(performance.now() - began).toBeGreaterThan(45);
    expect(holds).toEqual([]);
    end();
    await trial;
  });

  it('begin nothing more once the process closes', async () => {
    const { begun, work, end } = held();
    const closing = new AbortController();
    const inSlot = providerSlots(1, closing.signal, async () => 0);
    const [first, second] = [inSlot(work('a')), inSlot(work('b'))];
    await expect.poll(() => begun).toEqual(['a']);
    closing.abort();
    end();
    await expect(first).resolves.toEqual({ kind: 'worked', result: 'a' });
    await expect(second).resolves.toEqual({ kind: 'closing' });
  });
});
