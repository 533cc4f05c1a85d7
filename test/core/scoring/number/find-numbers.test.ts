import { describe, expect, it } from 'vitest';
import { findNumbers } from '../../../../src/core/scoring/number/find-numbers.ts';
import type { Found } from '../../../../src/core/scoring/number/found.ts';

/** What is found in a text: as it stands, its value (with a comma before decimals, with a point) and what else is told of it. */
function shown(text: string): string[] {
  return findNumbers(text).map((one) => {
    const marks = [one.percent ? '%' : '', one.currency, one.unit, one.accounting ? 'acc' : ''];
    const parts = [...marks, one.shows].filter(Boolean).join(' ');
    return [text.slice(one.start, one.end), readings(one), parts].filter(Boolean).join('; ');
  });
}

function readings({ value }: Found): string {
  if (!value) return 'unreadable';
  const { comma, point } = value;
  return comma.equals(point) ? `${point}` : `${comma} or ${point}`;
}

describe('numbers in a text', () => {
  it.each<[string, ...string[]]>([
    ['twenty percent', 'twenty percent; 20; %'],
    ['twenty per cent', 'twenty per cent; 20; %'],
    ['twenty of a percent', 'twenty; 20'],
    ['one of twenty', 'twenty; 20'],
    ['one', 'one; 1'],
    ['twelve degrees below zero', 'twelve degrees below zero; -12; degrees'],
    ['(5)', '(5; 5; acc'],
    ['$(5)', '$(5; 5; USD acc'],
    ['$ 5)', '$ 5; 5; USD'],
    ['(5', '(5; 5'],
    ['5)', '5; 5'],
    ['(5 kg)', '(5; 5; kg'],
    ['50-', '50-; -50'],
    ['50- 60', '50; 50', '60; 60'],
    ['50-x', '50; 50'],
    ['€ 50,-', '€ 50,-; 50; EUR comma'],
    ['€ 50,-- a head', '€ 50,--; 50; EUR comma'],
    ['1.250,-', '1.250,-; 1250; comma'],
    ['- 5', '- 5; -5'],
    ['+5', '+5; 5'],
    ['(- 5)', '- 5; -5'],
    ['3 - 5', '3; 3', '5; 5'],
    ['3 -5', '3; 3', '5; 5'],
    ['3 x -5', '3; 3; x', '-5; -5'],
    ['x -5', '-5; -5'],
    ['5%-3', '5%; 5; %', '3; 3'],
    ['a:\n- 5', '- 5; unreadable'],
    ['MINUS 5', 'MINUS 5; -5'],
    ['total - 5', '5; 5'],
    ['total -5', '-5; -5'],
    ['"a" - 5', '- 5; 5'],
    ['120/80 mmHg', '120/80; unreadable; mmHg'],
    ['3/2 cups', '3/2; 1.5; cups'],
    ['10/20 liters', '10/20; 0.5; liters'],
    ['20/20 liters', '20/20; 1; liters'],
    ['1e400', `1e400; 1${'0'.repeat(400)}`],
    ['1e401', '1e401; unreadable'],
    ['5/00', '5/00; unreadable'],
    ['1/05', '1/05; 0.2'],
    ['123456789012345/123456789012345', '123456789012345/123456789012345; unreadable'],
    ['10^400', `10^400; 1${'0'.repeat(400)}`],
    ['10^401', '10^401; unreadable'],
    ['10^-3', '10^-3; 0.001'],
    ['2^10', '2^10; unreadable'],
    ['25 basis points, 3', '25 basis points; 25; basis point', '3; 3'],
    ['2 percentage points', '2 percentage points; 2; percentage point'],
    ['5 ‰', '5 ‰; 0.005'],
    ['5 k', '5 k; 5000'],
    ['5 K', '5; unreadable'],
    ['5M', '5M; 5000000'],
    ['2 hundred thousand', '2 hundred thousand; 200000'],
    ['5 thousand K', '5 thousand; unreadable'],
    ['$5 m', '$5 m; 5000000; USD'],
    ['5 m', '5; 5; m'],
    ['5G', '5; unreadable'],
    ['5 and 6', '5; 5', '6; 6'],
    ['1,234', '1,234; 1.234 or 1234'],
    ['€1.234', '€1.234; 1234 or 1.234; EUR'],
    ['12 km/h', '12; 12; km/h'],
    ['5 °C below zero', '5 °C below zero; -5; °C'],
    ['A4'],
    ['14:30'],
  ])('%j holds %j', (text, ...found) => {
    expect(shown(text)).toEqual(found);
  });

  it('are looked for up to the first thousand', () => {
    expect(findNumbers('1 kg '.repeat(1_200))).toHaveLength(1_000);
  });
});
