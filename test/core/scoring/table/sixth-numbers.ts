import type { Kind } from './kinds.ts';
import type { NumberOptions } from './number-answers.ts';

/** Kinds in which people disagreed, each decided one way. */
export const SIXTH_NUMBERS: readonly Kind<NumberOptions>[] = [
  {
    kind: 'A loss of 450 may be its size or a result of -450: nobody can tell',
    rows: [
      ['a loss of 450', '450', 'unreadable'],
      ['a loss of $450', '-450', 'unreadable'],
      ['een verlies van € 450', '450', 'unreadable'],
      ['The company made a net loss of €2.3 million.', '2300000', 'unreadable'],
      ['een tekort van 450 euro', '-450', 'unreadable'],
      ['a weight loss of 5 kg', '5', 1],
      ['The loss is 450.', '450', 1],
      ['a loss (-450)', '-450', 1],
      ['a profit of 450', '450', 1],
    ],
  },
  {
    kind: 'Words behind a number that put it below zero',
    rows: [
      ['44 BC', '-44', 1],
      ['44 BC', '44 BC', 1],
      ['44 v.Chr.', '44 BC', 1],
      ['44 BC', '44', 0],
      ['44 AD', '44 BC', 0],
      ['44 voor Christus', '44', 0],
      ['6 under par', '-6', 1],
      ['6 under par', '6', 0],
      ['€ 450 in het rood', '-450', 1],
      ['450 in the red', '450', 0],
    ],
  },
  {
    kind: 'A decade is a period and no number; 80s alone is 80 seconds',
    rows: [
      ['the 80s', '80', 'unreadable'],
      ["in the '80s", '80', 'unreadable'],
      ['early 80s', '80', 'unreadable'],
      ['in his 80s', '80', 'unreadable'],
      ["de jaren '80", '80', 'unreadable'],
      ['de jaren 1980', '1980', 'unreadable'],
      ['de 80-er jaren', '80', 'unreadable'],
      ['80s', '80', 1],
    ],
  },
  {
    kind: 'A part of a whole is its count; an approximate count is the count',
    rows: [
      ['14 out of 20', '14', 1],
      ['6 van de 10', '6', 1],
      ['14 out of 20', '20', 0],
      ['een 6-tal', '6', 1],
      ['6 figures', '6', 1],
      ['a 6-figure sum', '6', 'unreadable'],
      ['rond 6 uur', '6', 1],
    ],
  },
  {
    kind: 'A letter right behind the digits may make a name of them',
    rows: [
      ['6A', '6', 'unreadable'],
      ['6b', '6', 'unreadable'],
      ['Kerkstraat 12a', '12', 'unreadable'],
      ['6 A', '6', 1],
      ['6g', '6', 1],
    ],
  },
  {
    kind: 'A number said again in brackets: the same, or two answers',
    rows: [
      ['6 (six)', '6', 1],
      ['six (6)', '6', 1],
      ['6 (seven)', '6', 'unreadable'],
      ['six (7)', '6', 'unreadable'],
      ['six (7)', '7', 'unreadable'],
      ['15 (75%)', '15', 1],
      ['17.8 million (2023)', '17800000', 1],
      ['two weeks (14 days)', '14', 1],
    ],
  },
  {
    kind: 'Parts, and what they add up to',
    rows: [
      ['25 dagen: 20 wettelijke en 5 bovenwettelijke', '25', 1],
      ['25 dagen: 20 wettelijke en 5 bovenwettelijke', '20', 0],
      ['There are eight employees: five on holiday and three ill.', '8', 1],
      ['8 stuks, waarvan 3 defect', '8', 1],
      ['8 stuks, waarvan 3 defect', '3', 0],
      ['Of the 20 employees, 8 are on leave.', '8', 1],
      ['Van de 20 medewerkers zijn er 8 ziek.', '8', 1],
      ['Van de 20 medewerkers zijn er 8 ziek.', '20', 0],
      ['1,840 kWh this year, 12% less than in 2024', '1840', 1],
      ['5 euro en 50 cent', '5.50', 1],
      ['vijf euro en vijftig cent', '5.50', 1],
      ['5 euro en 50 cent', '5', 0],
    ],
  },
  {
    kind: 'Numbers in words count beside those in digits',
    rows: [
      ['The notice period is three months, starting on the 1st of the next month.', '3', 1],
      ['The notice period is three months, starting on the 1st of the next month.', '1', 0],
      ['three apples and 5 pears', '5', 'unreadable'],
      ['12 boxes in two days', '12', 1],
      ['12 boxes in two days', '2', 0],
      ['three and three quarters', '3.75', 1],
      ['twee en drie kwart', '2.75', 1],
      ['three and three quarters', '3', 0],
    ],
  },
  {
    kind: 'A refusal about another year is none of what is stated',
    rows: [
      ["I can't say for 2024. The price is 5.", '5', 1],
      ["I can't say for 2024. The price is 5.", '2024', 0],
      ["I can't say for 2024.", '2024', 'unreadable'],
      ['I cannot determine the total. The invoice has 3 lines.', '3', 'unreadable'],
    ],
  },
];
