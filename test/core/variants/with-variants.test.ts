import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../src/core/evaluation.ts';
import { isAbout } from '../../../src/core/variants/is-about.ts';
import { variantsOf } from '../../../src/core/variants/variants-of.ts';
import { withVariants } from '../../../src/core/variants/with-variants.ts';

const sample = (input: string, group: string | null = null, expected = 'ok'): Sample => ({
  columns: { input, from: 'mail' },
  expected,
  alternatives: [],
  group,
});
const variant = (parent: number, input: string) => ({ parent, columns: { input } });
const shown = (samples: readonly Sample[]) =>
  samples.map(({ columns, expected, group }) => `${columns.input}/${expected}/${group}`);

const PARENTS = [sample('a'), sample('b', 'mine', 'no'), sample('c')];
const VARIANTS = [variant(0, 'a1'), variant(0, 'a2'), variant(1, 'b1'), variant(2, 'c1')];

describe('samples with the variants that were ticked', () => {
  it('have each after its parent, with its answer, its group and what no prompt shows', () => {
    const { samples, added, lost } = withVariants(
      PARENTS,
      { samples: PARENTS, ticked: [1, 2] },
      VARIANTS,
    );
    expect(shown(samples)).toEqual([
      'a/ok/sample 1',
      'a2/ok/sample 1',
      'b/no/mine',
      'b1/no/mine',
      'c/ok/null',
    ]);
    expect(samples[1]!.columns.from).toBe('mail');
    expect([added, lost]).toEqual([2, 0]);
  });

  it('are the same once more, and lose those that are not ticked any more', () => {
    const once = withVariants(PARENTS, { samples: PARENTS, ticked: [0, 1, 3] }, VARIANTS).samples;
    const again = withVariants(once, { samples: PARENTS, ticked: [0, 1, 3] }, VARIANTS);
    expect(again).toEqual({ samples: once, added: 3, lost: 0 });
    const fewer = withVariants(once, { samples: PARENTS, ticked: [3] }, VARIANTS).samples;
    expect(shown(fewer)).toEqual(['a/ok/sample 1', 'b/no/mine', 'c/ok/sample 3', 'c1/ok/sample 3']);
  });

  it('keep what was changed meanwhile: variants of samples that are gone or expect otherwise are lost', () => {
    const now = [sample('a', null, 'else'), sample('new'), PARENTS[2]!];
    const { samples, added, lost } = withVariants(
      now,
      { samples: PARENTS, ticked: [0, 1, 2, 3] },
      VARIANTS,
    );
    expect(shown(samples)).toEqual([
      'a/else/null',
      'new/ok/null',
      'c/ok/sample 3',
      'c1/ok/sample 3',
    ]);
    expect([added, lost]).toEqual([1, 3]);
  });

  it('have a variant once where its parent stands there twice', () => {
    const twice = [PARENTS[0]!, PARENTS[0]!];
    const { samples } = withVariants(twice, { samples: PARENTS, ticked: [0] }, VARIANTS);
    expect(shown(samples)).toEqual(['a/ok/sample 1', 'a1/ok/sample 1', 'a/ok/null']);
  });
});

it('variants are about samples as long as one of their parents is there', () => {
  const drafting = {
    key: 'k',
    evaluationId: null,
    prompt: '{{input}}',
    samples: PARENTS,
    ticked: [],
    view: null,
  };
  expect(isAbout(drafting, [sample('x'), sample('c', 'g')])).toBe(true);
  expect(isAbout(drafting, [sample('c', null, 'otherwise')])).toBe(false);
});

it('a draft that is another sample, or another’s draft, is none', () => {
  const answers = ['["b", "a1", "B "]', '["A1", "b1"]', null];
  const read = variantsOf({ prompt: '{{input}}', samples: PARENTS }, answers);
  expect(read).toEqual([variant(0, 'a1'), variant(1, 'b1')]);
});
