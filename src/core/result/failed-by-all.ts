import { isTried } from './has-run.ts';
import type { ModelResult, Result } from './schema/result.ts';

/** A sample that no model got right, with one of the wrong answers where one is at hand. */
export interface FailedByAll {
  /** From 1. */
  sample: number;
  example: ModelResult['examples'][number] | null;
}

/**
 * The samples that every model that was asked them fails on every repeat, where two or more were asked:
 * more likely something is wrong with the sample than with all models.
 */
export function failedByAll({ models }: Pick<Result, 'models'>): FailedByAll[] {
  const called = models.filter((model) => model.trials > 0 && isTried(model));
  const [first, ...others] = called;
  if (!first || others.length === 0) return [];
  return first.alwaysFailing
    .filter((sample) => others.every(({ alwaysFailing }) => alwaysFailing.includes(sample)))
    .map((sample) => ({
      sample,
      example:
        called.flatMap(({ examples }) => examples).find((each) => each.sample === sample) ?? null,
    }));
}
