import { modelsCalled } from '../../core/catalog/models-called.ts';
import { AppError } from '../../core/errors.ts';
import type { EvaluationRequest } from '../../core/evaluation.ts';
import type { CliDeps } from '../deps.ts';

/**
 * Throws AppError('invalid input') where an evaluation needs a model whose provider has no key here,
 * before anything is spent. Nothing is said where no provider has one: there is nothing to compare with.
 */
export function requireKeys(
  { providerKeys }: Pick<CliDeps, 'providerKeys'>,
  file: string,
  { spec }: EvaluationRequest,
): void {
  const keys = providerKeys();
  if (keys.every(({ set }) => !set)) return;
  const judge = spec.scorer.type === 'judge' ? [spec.scorer.model] : [];
  const names = [
    ...spec.candidates.flatMap(modelsCalled).map(({ provider, model }) => `${provider}/${model}`),
    ...judge,
  ];
  const faults = keys
    .filter(({ set }) => !set)
    .flatMap(({ provider, variable }) => {
      const models = [...new Set(names.filter((name) => name.startsWith(`${provider}/`)))];
      if (models.length === 0) return [];
      const message = `${models.join(', ')} can't be called here: set ${variable}, or leave ${models.length === 1 ? 'it' : 'them'} out.`;
      return [{ file, line: null, column: null, field: null, message }];
    });
  if (faults.length > 0) {
    throw new AppError('invalid input', `${file} can't be run here: a key is missing.`, { faults });
  }
}
