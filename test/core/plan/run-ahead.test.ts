import { describe, expect, it } from 'vitest';
import { nextStep } from '../../../src/core/plan/next-step.ts';
import type { TrialKey } from '../../../src/core/trial.ts';
import { planInput, playPlan, withEnded } from './play-plan.ts';

const right = () => 1;

describe('running ahead of a look', () => {
  it('launches one more block with the first when the first look can hardly end the candidate', () => {
    // At a bar of 0.95 ten samples can't prove it, and only many failures would rule it out.
    const facts = { samples: 100, bar: { kind: 'absolute', rate: 0.5 } } as const;
    expect(nextStep(planInput(facts)).launch.length).toBeGreaterThanOrEqual(10);
  });

  it('launches further blocks of a candidate that does well and is far from proven', () => {
    const facts = { samples: 100, bar: { kind: 'absolute', rate: 0.9 } } as const;
    const first = nextStep(planInput(facts));
    const input = withEnded(
      { ...planInput(facts), memory: first.memory, open: first.launch },
      first.launch,
      right,
    );
    const second = nextStep(input);
    expect(second.launch.length).toBeGreaterThan(5);
  });

  it('launches nothing ahead of a look that may well end the candidate', () => {
    const facts = { samples: 100, bar: { kind: 'absolute', rate: 0.9 } } as const;
    const first = nextStep(planInput(facts));
    const order = first.launch.map(({ sample }) => sample);
    const score = ({ sample }: TrialKey) => (order.indexOf(sample) % 3 === 0 ? 0 : 1);
    const input = withEnded(
      { ...planInput(facts), memory: first.memory, open: first.launch },
      first.launch,
      score,
    );
    const { launch } = nextStep(input);
    expect(launch.filter(({ candidate }) => candidate === 0).length).toBeLessThanOrEqual(5);
  });

  it('never runs ahead with another candidate, nor with the reference of a relative bar', () => {
    const bar = { kind: 'relative', within: 0.1, of: null } as const;
    const { launch } = nextStep(planInput({ samples: 100, bar }, [30, 70]));
    expect(launch).toHaveLength(20);
    const play = playPlan(planInput({ samples: 100 }), {
      score: ({ sample }) => (sample % 8 === 0 ? 0 : 1),
    });
    for (const { launch: step } of play.steps) {
      expect(new Set(step.map(({ candidate }) => candidate)).size).toBeLessThanOrEqual(1);
    }
  });
});
