import type { Kind } from './kinds.ts';

/** Further kinds of numbers that strangers' answers had. */
export const EIGHTH_NUMBERS: readonly Kind<object>[] = [
  {
    kind: 'A fraction, which may be a rating: it has two readings, and its upper part is neither',
    rows: [
      ['88/100', '88', 0],
      ['Score: 88/100', '88', 0],
      ['88/100', '0.88', 1],
      ['88/100', '88%', 1],
      ['88 out of 100', '88', 1],
      ['88 van de 100', '88', 1],
    ],
  },
  {
    kind: 'Three digits behind one mark, where neither the file nor the answer tells',
    rows: [
      ['1.250', '1250', 'unreadable'],
      ['1.250', '1.25', 1],
      ['1,250', '1250', 1],
      ['€ 1.250', '1250', 1],
      ['Het zijn er 1.250.', '1250', 1],
    ],
  },
  {
    kind: 'Euros, and cents behind them',
    rows: [
      ['2 euro 30', '2.30', 1],
      ['€ 2,30', '2 euro 30', 1],
      ['2 euro 30', '2', 0],
      ['2 euro 30', '230', 0],
      ['2 euro 30 per stuk', '2.30', 1],
      ['2 euro 30 dagen', '2.30', 0],
      ['2 euro 3', '2.3', 0],
      ['2 euro of 30', '2.30', 'unreadable'],
      ['50 cent', '0.50', 0],
    ],
  },
  {
    kind: 'A number that is a part of a name',
    rows: [
      ['Three Mile Island', '3', 'unreadable'],
      ['Twelve Angry Men', '12', 'unreadable'],
      ['Ten Business Days', '10', 1],
      ['Three apples', '3', 1],
      ['14-b', '14', 'unreadable'],
      ['3-D', '3', 'unreadable'],
      ['3-day', '3', 1],
      ['half-life', '0.5', 'unreadable'],
    ],
  },
  {
    kind: 'A function of a variable',
    rows: [
      ['y = 14x', '14', 'unreadable'],
      ['f(x)=14x', '14', 'unreadable'],
      ['f(x) = 14', '14', 1],
      ['14x', '14', 1],
    ],
  },
  {
    kind: 'What a number is compared with, or found to be',
    rows: [
      ['up from 72', '72', 'unreadable'],
      ['80, up from 72', '80', 1],
      ['over a hundred', '100', 'unreadable'],
      ['42 is too high', '42', 'unreadable'],
      ['42 is te veel', '42', 'unreadable'],
      ['42 is high', '42', 1],
      ['=> 42', '42', 1],
      ['x => 42', '42', 'unreadable'],
    ],
  },
  {
    kind: 'Words of other languages',
    rows: [
      ['un millón', '1000000', 1],
      ['due milioni', '2000000', 1],
      ['eine Milliarde', '1000000000', 1],
      ['millions', '1000000', 'unreadable'],
      ['moins sept', '-7', 1],
      ['pas six', '6', 'unreadable'],
      ['pas zes', '6', 1],
    ],
  },
  {
    kind: 'A unit that is another one',
    rows: [
      ['5 m', '5 kg', 0],
      ['5 m', '5 min', 1],
      ['5 kg (5000 g)', '5 kg', 1],
      ['5 kg (5000 g)', '5000 g', 1],
      ['5 kg (5000 g)', '5 g', 0],
    ],
  },
];
