import { expect, it } from 'vitest';
import { didYouMean, unseenWords } from '../../src/core/did-you-mean.ts';

it('asks what was meant', () => {
  expect(didYouMean('promt', 'prompt')).toBe('Did you mean prompt?');
  expect(didYouMean('Prompt', 'prompt')).toBe('Did you mean prompt?');
});

it.each([
  ['рrompt', 'prompt', ' Its р is another letter (U+0440) than p: type it anew.'],
  ['prompt\u200b', 'prompt', ' Yours holds an invisible character (U+200B): type it anew.'],
  ['\u00a0prompt', 'prompt', ' Yours holds an invisible character (U+00A0): type it anew.'],
  ['prömpt', 'prompt', ' Its ö is another letter (U+00F6) than o: type it anew.'],
  ['pröppt', 'prompt', ''],
  ['prompt', 'prompt', ''],
])('says how %j differs from %j where one can not see it', (written, meant, words) => {
  expect(unseenWords(written, meant)).toBe(words);
});
