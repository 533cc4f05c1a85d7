import { setTimeout as sleep } from 'node:timers/promises';
import { createKnowledge, type KnownAnswer } from './knowledge.ts';
import type { ModelCall } from './model-call.ts';
import { modelAnswer, modelError } from './model-reply.ts';
import { startModelServer } from './model-server.ts';
import { answerTimeMs, simulatedReply } from './simulated-answer.ts';
import { SIMULATED_MODELS, skillOf } from './skills.ts';

export interface SimulationOptions {
  knowledge: readonly KnownAnswer[];
  seed: number;
  /** Divides the answer times; 1 when not given. */
  speed?: number;
}

export interface SimulatedModels {
  anthropicUrl: string;
  googleUrl: string;
  stop(): Promise<void>;
}

/**
 * A declared simulation of the catalogue's models on a local port: it speaks the wire formats of
 * both providers, and its answers, times and token counts are made up from the seed. The header
 * `x-simulated` and the model lists say so. The same seed gives the same answers.
 */
export async function startSimulatedModels({
  knowledge,
  seed,
  speed = 1,
}: SimulationOptions): Promise<SimulatedModels> {
  const answers = createKnowledge(knowledge);
  const repeats = new Map<string, number>();
  let calls = 0;
  const respond = async (call: ModelCall) => {
    const skill = skillOf(call.model, call.effort);
    if (!skill) return modelError(call.provider, 404, `${call.model} is not simulated`);
    const simulated = { call, skill, seed, repeat: nextRepeat(repeats, call) };
    calls += 1;
    const id = String(calls);
    await sleep(answerTimeMs(simulated) / speed);
    return modelAnswer(call, id, simulatedReply(simulated, answers));
  };
  const { anthropicUrl, googleUrl, stop } = await startModelServer({ respond, pages: PAGES });
  return { anthropicUrl, googleUrl, stop };
}

function nextRepeat(repeats: Map<string, number>, { model, effort, text }: ModelCall): number {
  const key = `${model}@${effort} ${text}`;
  const repeat = repeats.get(key) ?? 0;
  repeats.set(key, repeat + 1);
  return repeat;
}

const CLAUDES = SIMULATED_MODELS.filter((id) => id.startsWith('claude-'));
const GEMINIS = SIMULATED_MODELS.filter((id) => id.startsWith('gemini-'));

const PAGES = {
  '/anthropic/v1/models': () => ({
    data: CLAUDES.map((id) => ({ type: 'model', id, display_name: `${id} (simulated)` })),
    has_more: false,
  }),
  '/google/v1beta/models': () => ({
    models: GEMINIS.map((id) => ({ name: `models/${id}`, displayName: `${id} (simulated)` })),
  }),
};
