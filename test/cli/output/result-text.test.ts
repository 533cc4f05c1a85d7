import { expect, it } from 'vitest';
import { resultText } from '../../../src/cli/output/result-text.ts';
import { screenOf } from '../../../src/cli/output/screen.ts';
import { labelOf, result } from '../../support/fixtures/result-fixtures.ts';

const screen = { ...screenOf(process.stdout, true), width: Number.POSITIVE_INFINITY };

it('the terminal says announced price steps, as Slack does', () => {
  expect(resultText(result(), { labelOf, screen, command: 'llm-pick' })).toContain(
    '\n1 Jan 2027: Flash 3.8 doubles: $30 -> $60 a month.\n',
  );
});

it('the terminal says what calls lost in flight may have cost', () => {
  const { spend } = result();
  const withLost = result({ spend: { ...spend, lost: { calls: 2, usd: 0.5 } } });
  expect(resultText(withLost, { labelOf, screen, command: 'llm-pick' })).toContain(
    'counting $0.50 for 2 calls lost in flight',
  );
});

it('the claim comes first, then its reason, the table, what all models fail, and what is known of each', () => {
  const parts = resultText(result(), { labelOf, screen, command: 'llm-pick' }).split('\n\n');
  expect(parts.slice(0, 2)).toEqual([result().headline, result().reason]);
  expect(parts[2]).toMatch(/^Model /);
  expect(parts[3]).toBe(
    "3 more expensive models weren't needed: Flash 3.8, Sonnet 5.5, Opus 5.5 (about $30 to $240 a month).",
  );
  expect(parts[4]).toMatch(
    /^Every model fails this sample: look at its expected answer first\.\n {2}#7 "Hi, since .*": expected "bug", got "billing"$/,
  );
  expect(parts[5]).toContain(
    'Haiku 5.5: At least 91% on new tickets with 95% certainty, above the bar of 90%.\n' +
      '  On your 60 samples: 95-99%. On new inputs: 91-100%. Good enough: 99.5% probable. ' +
      '176 of 180 right (wrong 3, cut off 1). 1 sample fails every time: "Hi, since the last update my card is refused at ch…". ' +
      '1 sample is answered differently when asked again: "Do you offer a discount for schools?". Typical time 0.6 s, 1 in 20 over 1.2 s.\n' +
      '  #7 "Hi, since ',
  );
});

it('what goes on in the next line stands further in', () => {
  const warnings = [
    'Google answered “quota exceeded for today” since 14:02, and its wait is over.',
  ];
  const text = resultText(result({ warnings }), {
    labelOf,
    screen: { ...screen, width: 72 },
    command: 'llm-pick',
  });
  expect(text).toContain(
    '\n! Google answered “quota exceeded for today” since 14:02, and its wait\n  is over.\n',
  );
  expect(text).toContain(
    '\nHaiku 5.5: At least 91% on new tickets with 95% certainty, above the bar\n  of 90%.\n',
  );
  const long = text.split('\n').filter((line) => line.length > 72);
  expect(long).toEqual([]);
});

it('the ladder stands from the cheapest up, with what each is worth beside the others', () => {
  const text = resultText(result(), { labelOf, screen, command: 'llm-pick' });
  const ladder = text.slice(text.indexOf('price   a month'), text.indexOf('\n\n60 samples'));
  expect(ladder.split('\n').map((line) => line.replaceAll(/ {2,}/g, '  ').trim())).toEqual([
    'price  a month  From the cheapest up  Right',
    '1x  $6  Haiku 5.5  98%, the pick',
    '1.8x  $11  Flash-Lite 3.5  81%, no better than Haiku 5.5 and no cheaper',
    '~5x  ~$30  Flash 3.8  not measured',
    '~20x  ~$120  Sonnet 5.5  not measured',
    '~40x  ~$240  Opus 5.5  not measured',
  ]);
});

it('the month is said as the workspace pays it, too', () => {
  const currency = { code: 'EUR', perDollar: 0.92, day: null, wanted: null };
  const evaluation = { ...result().evaluation, discount: 0.2, currency };
  expect(
    resultText({ ...result(), evaluation }, { labelOf, screen, command: 'llm-pick' }),
  ).toContain(
    'A month of 100,000 calls less your discount of 20%, at 0.92 EUR to the dollar: Haiku 5.5 EUR',
  );
});

it('a pair is put to the test with a command that runs here', () => {
  const pairToTest = { first: 'google/a', to: 'google/b', when: 'disagree', of: 2 } as const;
  const command = "node '/my tools/llm-pick.js'";
  expect(resultText(result({ pairToTest }), { labelOf, screen, command })).toContain(
    `“${command} run --again ${result().evaluation.id} --pair” puts “google/a x2, else google/b” to the test.`,
  );
});
