import { expect, it } from 'vitest';
import { withoutExtras } from '../../../../src/core/scoring/text/extras.ts';

it.each([
  ['~~Return~~ Order', ' Order'],
  ['~~Return~~ ~~Order~~', ' '],
  ['a ~ b ~ c', 'a ~ b ~ c'],
  ['[ ] Return\n[x] Order', 'Order'],
  ['- [X] Order\n- [ ] Return\nBecause', 'Order\nBecause'],
  ['- [✓] Order', 'Order'],
  ['[ ] Return\n[ ] Order', '[ ] Return\n[ ] Order'],
  ['[1] Return', '[1] Return'],
  ['Order. Let me know if you need more!', 'Order. '],
  ['Order\n\nI hope this helps.', 'Order\n\n'],
  ['**Order** Feel free to ask', '**Order** '],
  ['Order. Laat het me weten als er iets is.', 'Order. '],
  ['Order. Let me know. It is late.', 'Order. Let me know. It is late.'],
  ['Please let me know', 'Please let me know'],
])('of %j counts %j', (text, counts) => {
  expect(withoutExtras(text)).toBe(counts);
});
