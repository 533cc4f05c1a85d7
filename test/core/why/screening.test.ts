import { describe, expect, it } from 'vitest';
import { chosenArm, screenedArms } from '../../../src/core/why/screening.ts';
import { trial } from './stored-fixtures.ts';
import { arm, placebo, tried } from './why-fixtures.ts';

const failing = Array.from({ length: 12 }, (_, index) => index);
const words = (word: string, samples = 12) => Array(samples).fill(word).join(' ');

describe('a screening', () => {
  it('lifts by what an arm gets right beside the placebo', () => {
    const { arms, samples, passedByChance } = screenedArms(
      [placebo(`11 ${words('00', 11)}`), tried({}, `${words('11', 7)} 01 ${words('00', 4)}`)],
      failing,
      1,
    );
    expect({ samples, passedByChance }).toEqual({ samples: 12, passedByChance: 1 });
    expect(arms).toMatchObject([
      { samples: 12, fixed: expect.closeTo(6.5), lift: expect.closeTo(6.5 / 12), worth: 'yes' },
    ]);
    // Seven of seven that changed are better.
    expect(arms[0]!.p).toBeCloseTo(1 / 128, 12);
  });

  it('counts what an arm makes worse', () => {
    const plain = placebo(`${words('00', 9)} ${words('11', 3)}`);
    const { arms } = screenedArms(
      [plain, tried({}, `${words('11', 9)} ${words('00', 3)}`)],
      failing,
      1,
    );
    // Nine of twelve that changed are better: 299 of 4,096 draws or more.
    expect(arms[0]!.p).toBeCloseTo(299 / 4096, 12);
    expect(arms[0]).toMatchObject({ lift: 0.5, worth: 'no' });
  });

  it('corrects for the number of arms', () => {
    const six = `${words('11', 5)} ${words('00', 7)}`;
    const none = words('00');
    const one = screenedArms([placebo(none), tried({}, six)], failing, 1);
    expect(one.arms[0]).toMatchObject({ p: 1 / 32, worth: 'yes' });
    const two = screenedArms([placebo(none), tried({}, six), tried({}, none)], failing, 1);
    expect(two.arms[0]).toMatchObject({ p: 1 / 16, worth: 'no' });
    expect(two.arms[1]).toMatchObject({ p: 1, lift: 0, worth: 'no' });
  });

  it('is not worth confirming below 25 points, however sure', () => {
    const halves = (right: number) => `${words('01', right)} ${words('00', 12 - right)}`;
    const of = (scores: string) =>
      screenedArms([placebo(words('00')), tried({}, scores)], failing, 1);
    expect(of(halves(6)).arms[0]).toMatchObject({ lift: 0.25, worth: 'yes' });
    expect(of(halves(5)).arms[0]!.worth).toBe('no');
  });

  it('is a maybe on fewer than ten samples up to p = .2', () => {
    const few = (right: number, samples: number) =>
      screenedArms(
        [
          placebo(words('00', samples)),
          tried({}, `${words('11', right)} ${words('00', samples - right)}`),
        ],
        failing.slice(0, samples),
        1,
      ).arms[0]!;
    expect(few(3, 9)).toMatchObject({ p: 1 / 8, worth: 'maybe' });
    expect(few(3, 10)).toMatchObject({ p: 1 / 8, worth: 'no' });
    expect(few(2, 8)).toMatchObject({ p: 1 / 4, worth: 'no' });
    expect(few(5, 9)).toMatchObject({ worth: 'yes' });
  });

  it('shows that an arm makes it worse', () => {
    const { arms } = screenedArms([placebo(words('01')), tried({}, words('00'))], failing, 1);
    expect(arms[0]).toMatchObject({ lift: -0.5, fixed: -6, p: 1, worth: 'no' });
  });

  it('does not judge an arm by the samples it was made from', () => {
    const learned = [0, 1, 2, 3, 4, 5];
    const right = `${words('11', 6)} ${words('00', 6)}`;
    const { arms } = screenedArms([placebo(words('00')), tried({ learned }, right)], failing, 1);
    expect(arms[0]).toMatchObject({ samples: 6, fixed: 0, lift: 0, worth: 'no' });
  });

  it('leaves out samples without a score, and trials of others', () => {
    const { arms, samples } = screenedArms(
      [placebo('00 -- 00 0-'), tried({}, '11 11 -- 1- 11')],
      failing.slice(0, 4),
      1,
    );
    expect(samples).toBe(3);
    expect(arms[0]).toMatchObject({ samples: 2, fixed: 2 });
    const nothing = screenedArms([placebo('00'), tried({}, '--')], failing.slice(0, 1), 1);
    expect(nothing.arms[0]).toMatchObject({ samples: 0, fixed: 0, lift: 0, worth: 'no' });
  });

  it('counts what reaches the pass mark where scores lie between', () => {
    const answers = (score: number) => [trial({ score }), trial({ score, repeat: 1 })];
    const { arms } = screenedArms(
      [
        { arm: arm({ kind: 'placebo' }), trials: answers(0.6) },
        { arm: arm(), trials: answers(0.8) },
      ],
      [0],
      0.7,
    );
    expect(arms[0]!.lift).toBe(1);
  });

  it('names what no arm gets right half of the time', () => {
    const { stayWrong } = screenedArms(
      [placebo('00 11 00 00 --'), tried({}, '00 00 01 00 00'), tried({}, '00 00 00 00 11')],
      failing.slice(0, 5),
      1,
    );
    expect(stayWrong).toEqual([0, 3]);
  });

  it('requires a placebo', () => {
    expect(() => screenedArms([tried({}, '11')], [0], 1)).toThrow(RangeError);
  });
});

describe('the arm that is confirmed', () => {
  const screened = (worth: 'yes' | 'maybe' | 'no', facts = {}) => ({
    arm: arm(facts),
    samples: 12,
    fixed: 6,
    lift: 0.5,
    p: 0.01,
    worth,
  });
  const choose = (...arms: ReturnType<typeof screened>[]) => chosenArm({ arms });

  it('is the cheapest of those worth it', () => {
    const cheap = screened('yes', { costPerCall: 0.001 });
    expect(choose(screened('yes'), cheap, screened('no', { costPerCall: 0 }))).toBe(cheap);
  });

  it('is the one with fewer tokens of equally cheap ones', () => {
    const short = screened('yes', { addedTokens: 10 });
    expect(choose(screened('yes'), short)).toBe(short);
  });

  it('is a maybe only where none is sure', () => {
    const maybe = screened('maybe', { costPerCall: 0.001 });
    const sure = screened('yes');
    expect(choose(maybe, sure)).toBe(sure);
    expect(choose(maybe, screened('no'))).toBe(maybe);
  });

  it('is none where none is worth it', () => {
    expect(choose(screened('no'))).toBeNull();
  });
});
