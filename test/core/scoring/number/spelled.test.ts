import { describe, expect, it } from 'vitest';
import { spelledNumbers } from '../../../../src/core/scoring/number/spelled.ts';

const values = (text: string) => spelledNumbers(text).map(({ value }) => value.toNumber());

describe('a number in words', () => {
  it.each<[string, number]>([
    ['zero', 0],
    ['nul', 0],
    ['seventeen', 17],
    ['zeventien', 17],
    ['twenty-three', 23],
    ['drieëntwintig', 23],
    ['drie en twintig', 23],
    ['ninety', 90],
    ['one hundred', 100],
    ['a hundred and five', 105],
    ['honderdvijf', 105],
    ['twelve hundred', 1_200],
    ['twaalfhonderd', 1_200],
    ['two thousand three hundred forty-five', 2_345],
    ['tweeduizend driehonderdvijfenveertig', 2_345],
    ['three million', 3_000_000],
    ['twee miljard', 2_000_000_000],
    ['one billion', 1_000_000_000],
    ['een biljoen', 1_000_000_000_000],
    ['two dozen', 24],
    ['a dozen', 12],
    ['half', 0.5],
    ['three quarters', 0.75],
    ['two and a half', 2.5],
    ['twee en een half', 2.5],
    ['anderhalf', 1.5],
    ['two fifths', 0.4],
    ['three point one four', 3.14],
    ['drie komma vijf', 3.5],
    ['one point two million', 1_200_000],
    ['minus five', -5],
    ['negatief twaalf', -12],
    ['vijf', 5],
    ['two and three quarters', 2.75],
    ['a hundred and a half', 100.5],
    ['sechzehn', 16],
    ['siebenundzwanzig', 27],
    ['achthundert', 800],
    ['vingt et un', 21],
    ['soixante-dix-neuf', 79],
    ['quatre-vingt-onze', 91],
    ['septante-deux', 72],
    ['trois mille', 3_000],
    ['veintiún', 21],
    ['noventa y nueve', 99],
    ['quinientos', 500],
    ['ventotto', 28],
    ['novantuno', 91],
    ['tremila', 3_000],
    ['noventa e nove', 99],
    ['dezesseis', 16],
    ['duzentos e dois', 202],
    ['VIJF', 5],
    ['million', 1_000_000],
    ['half a million', 500_000],
    ['twenty--three', 23],
    ['thousandfifty', 1_050],
    ['hundred ten', 110],
    ['twenty hundred', 2_000],
    ['five and twenty', 25],
    ['honderd en twintig', 120],
    ['one half', 0.5],
    ['two one half', 1],
    ['one and one half', 1.5],
    ['two hundred one', 201],
    ['three point zero', 3],
    ['zero point five', 0.5],
    ['five point ten', 5.1],
    ['five point nine nine', 5.99],
    ['three point five thousand million', 3_500_000_000],
    ['five thousand hundred', 5_100],
    ['min vijf', -5],
    ['minutes five', 5],
    ['tweeëntwintighonderd', 2_200],
  ])('%j is %d', (text, value) => {
    expect(values(text)).toEqual([value]);
  });

  it.each<[string, number[]]>([
    ['five or six', [5, 6]],
    ['vingt et trente', []],
    ['cinco y treinta', []],
    ['fünf und dreißig', [35]],
    ['and three quarters', [0.75]],
    ['two, three', [2, 3]],
    ['seven eight', []],
    ['three point twelve four', []],
    ['point five', [5]],
    ['and', []],
    ['anders', []],
    ['duizenden', []],
    ['nothing', []],
    ['point one', [1]],
    ['twenty-  three', [20, 3]],
    ['twenty - three', [20, 3]],
    ['ten five', []],
    ['eleven five', []],
    ['twenty ten', []],
    ['five twenty', []],
    ['vijf en tien', []],
    ['three point', [3]],
    ['five point nine ten', []],
    ['two point hundred', []],
    ['point five million', [5_000_000]],
  ])('%j holds %j', (text, found) => {
    expect(values(text)).toEqual(found);
  });

  it('is faint where it may be an article', () => {
    expect(spelledNumbers('een huis')).toMatchObject([{ faint: true, start: 0, end: 3 }]);
    expect(spelledNumbers('één huis')).toMatchObject([{ faint: false }]);
    expect(spelledNumbers('twenty one')).toMatchObject([{ faint: false, start: 0, end: 10 }]);
  });

  it('tells where it stands, with its minus', () => {
    expect(spelledNumbers('It is minus five.')).toMatchObject([{ start: 6, end: 16 }]);
    expect(spelledNumbers('and five and')).toMatchObject([{ start: 4, end: 8 }]);
  });
});
