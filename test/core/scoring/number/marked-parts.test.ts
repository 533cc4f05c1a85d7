import { expect, it } from 'vitest';
import { hasLaterStep, markedParts } from '../../../../src/core/scoring/number/marked-parts.ts';

it.each<[string, string[]]>([
  ['no box: \\boxed 5', []],
  ['\\boxed{12} then \\boxed{15}', ['15']],
  ['\\boxed{3}', ['3']],
  ['\\boxed{3} or \\boxed{4}', ['3 or 4']],
  ['\\boxed{2} \\boxed{3} or \\boxed{4}', ['3 or 4']],
  ['3 and 4\n#### 7', ['7', '#### 7']],
  ['a #### 7', []],
  ['<answer>5</answer> or <answer>6</answer>', ['6']],
  ['no, wait: 7 it is', ['7 it is']],
  ['The answer is 42, which is 6 times 7.', ['42']],
  ['Final answer: 5 (I counted 6)', ['5']],
  ['Answer: 5. I added 2 and 3.', ['5']],
  ['Answer: 5; not 6', ['5']],
  ['Answer: 5 because 3 + 2', ['5']],
  ['Answer: 5, omdat 3 + 2', ['5']],
  ['Answer: 5 en 6', ['5 en 6']],
  ['Answer: 5, or 6', ['5, or 6']],
  ['Answer = **5**', ['5']],
  ['Total: 12 of 15', ['12 of 15']],
  ['The total is 12', ['12', '12']],
  ['remaining 5 apples', ['5 apples']],
  ['x = 5, total 12', ['12']],
  ['Ratio: x = 5, total is 12', ['12', '12']],
  ['7 fruits in total', ['7 fruits']],
  ['3 pears, 7 fruits in total', [' 7 fruits']],
  [`${'word '.repeat(20)}7 fruits in total`, [`${'word '.repeat(20).slice(-72)}7 fruits`]],
  ['35 in total; he needs 20 more', []],
  ['He needs 20 more; 35 in total', [' 35']],
  ['In total, 7 apples. And 3 pears', ['7 apples']],
  ['**5** of 9', ['5']],
  ['**5** and **6**', []],
  ['**five** 5', []],
  ['42\n\nI added 20 and 22.', ['42']],
  ['I added 20 and 22.\n\n42\n', ['42']],
  ['5 apples\n7', ['7']],
  ['12\nor so\n15', ['12 or 15']],
  ['42. There were 6 boxes.', ['42']],
  ['42%. Of 100.', ['42%']],
  ['42! There were 6.', ['42']],
  ['42. 43.', []],
  ['Box. There were 6.', []],
  [`${'1 '.repeat(29)}42\nin words`, [`${'1 '.repeat(29)}42`]],
  [`${'1 '.repeat(29)}421\nin words`, []],
  ['So there are 5 left of 9', ['there are 5 left of 9']],
  ['Dus 5 appels', ['5 appels']],
  ['a = 3 so 5', []],
])('%j marks %j', (text, parts) => {
  expect([...markedParts(text)]).toEqual(parts);
});

it('is followed by a step that works on with it', () => {
  expect(hasLaterStep(' apples. He needs 20 more')).toBe(true);
  expect(hasLaterStep(' apples, of 20')).toBe(false);
  expect(hasLaterStep(`${' apples'.repeat(30)}. He needs 20 more`)).toBe(false);
});
