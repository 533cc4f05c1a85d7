import { stringify } from 'yaml';
import { AppError } from '../errors.ts';
import type { Candidate } from '../evaluation.ts';
import type { ModelResult } from '../result/schema/result.ts';
import type { ExportedEvaluation } from './exported-evaluation.ts';

/**
 * Returns a policy for LiteLLM's proxy (config.yaml): the task's name is answered by the pick, and where
 * that can't be reached by the other proven models, the cheapest first. Recipes are left out, which a
 * comment says: LiteLLM gives no model a document. Throws AppError('invalid input') where no plain model
 * was picked or proven.
 */
export function litellmPolicy({ result, spec }: ExportedEvaluation): string {
  const { pick, models, evaluation, simulated } = result;
  const wanted = models.filter(
    ({ candidate, verdict }) => candidate === pick?.candidate || verdict === 'proven',
  );
  const byPick = (one: ModelResult) => (one.candidate === pick?.candidate ? 0 : 1);
  const sorted = wanted.toSorted(
    (a, b) => byPick(a) - byPick(b) || a.monthlySpend - b.monthlySpend,
  );
  const candidates = sorted.flatMap(
    ({ candidate }) => spec.candidates.find(({ name }) => name === candidate) ?? [],
  );
  const plain = candidates.filter(({ recipe }) => recipe === undefined);
  if (plain.length === 0) throw new AppError('invalid input', NOTHING_PLAIN);
  const task = aliasOf(evaluation.name);
  const aliases = plain.map((_, at) => (at === 0 ? task : `${task}-${at + 1}`));
  const policy = {
    model_list: plain.map((candidate, at) => ({
      model_name: aliases[at],
      litellm_params: paramsOf(candidate),
    })),
    ...(aliases.length > 1 && {
      router_settings: { fallbacks: [{ [task]: aliases.slice(1) }] },
    }),
  };
  const notes = [
    `# llm-pick, evaluation ${evaluation.id}${simulated ? ': SIMULATED' : ''}`,
    ...candidates
      .filter(({ recipe }) => recipe !== undefined)
      .map(({ name }) => `# Left out, as LiteLLM knows no recipes: ${JSON.stringify(name)}`),
  ];
  return `${notes.join('\n')}\n${stringify(policy, { lineWidth: 0 })}`;
}

const NOTHING_PLAIN =
  'That evaluation has no model for a policy: none was picked or proven that answers in one plain call.';

function aliasOf(name: string): string {
  const words = name.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word !== '').join('-') || 'task';
}

/** What LiteLLM calls the providers, and the variable that holds each key. */
const PROVIDERS: Readonly<Record<string, { prefix: string; key: string }>> = {
  anthropic: { prefix: 'anthropic', key: 'ANTHROPIC_API_KEY' },
  google: { prefix: 'gemini', key: 'GEMINI_API_KEY' },
};

function paramsOf({ provider, model, effort, maxOutputTokens, temperature }: Candidate) {
  const { prefix = provider, key = `${provider.toUpperCase()}_API_KEY` } =
    PROVIDERS[provider] ?? {};
  return {
    model: `${prefix}/${model}`,
    api_key: `os.environ/${key}`,
    max_tokens: maxOutputTokens,
    ...(effort !== null && { reasoning_effort: effort }),
    ...(temperature !== null && { temperature }),
  };
}
