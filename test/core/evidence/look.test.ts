import { expect, it } from 'vitest';
import { ofReference, repeatsAt } from '../../../src/core/evidence/look.ts';

it('looks at no repeats beyond its units, and at the last of them on its first units alone', () => {
  const at = (extent: { n: number; repeats: number; lastOn?: number }) =>
    [0, 1, 2, 3].map((unit) => repeatsAt(extent, unit));
  expect(at({ n: 3, repeats: 2 })).toEqual([2, 2, 2, 0]);
  expect(at({ n: 3, repeats: 2, lastOn: 1 })).toEqual([2, 1, 1, 0]);
});

it('looks at the last repeat of the reference on all units where not told otherwise', () => {
  const look = { n: 30, repeats: 3, reference: 2 };
  expect(ofReference(look)).toEqual({ n: 30, repeats: 2, lastOn: 30 });
  expect(ofReference({ ...look, referenceOn: 10 })).toEqual({ n: 30, repeats: 2, lastOn: 10 });
});
