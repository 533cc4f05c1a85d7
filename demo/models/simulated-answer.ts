import { RATING } from '../../src/core/inquiry/rating-stage.ts';
import { RULES } from '../../src/core/inquiry/rules-stage.ts';
import { normalQuantile } from '../../src/core/stats/normal.ts';
import { DRAFTING } from '../../src/core/variants/variants-request.ts';
import { chance, normalChance } from './chance.ts';
import type { Knowledge } from './knowledge.ts';
import type { ModelCall, ModelReply } from './model-call.ts';
import type { Skill } from './skills.ts';

/** How much of what makes a sample hard is the same for all models. */
const SHARED_DIFFICULTY = 0.6;

/** How often a repeat is answered as if on another day. */
const FRESH_REPEATS = 0.06;

/** The spread of answer times: the standard deviation of their logarithm. */
const TIME_SPREAD = 0.3;

/** One call with what decides its answer. */
export interface SimulatedCall {
  call: ModelCall;
  skill: Skill;
  /** How many calls of this model for this text came before. */
  repeat: number;
  seed: number;
}

/**
 * What a simulated model answers. Whether it knows a sample is fixed by the seed: a sample has a
 * difficulty for all models and one for this model (a Gaussian copula, so that over many samples it
 * knows the share that its skill says), and only a few repeats are decided anew. A wrong answer is
 * another sample's right one. Cut off at the token limit as the real ones are.
 */
export function simulatedReply(simulated: SimulatedCall, knowledge: Knowledge): ModelReply {
  const { call, skill } = simulated;
  const sample = knowledge.find(call.text);
  const text = sample === null ? NO_IDEA : answerText(simulated, knowledge, sample);
  const tokens = (length: number) => Math.max(1, Math.ceil((length / 4) * skill.tokenRate));
  const wanted = tokens(text.length);
  const reasoningTokens = Math.min(reasoning(simulated), call.maxOutputTokens);
  const textTokens = Math.min(wanted, call.maxOutputTokens - reasoningTokens);
  const truncated = textTokens < wanted;
  return {
    text: truncated ? text.slice(0, Math.floor((text.length * textTokens) / wanted)) : text,
    truncated,
    inputTokens: tokens(call.text.length) + 8,
    textTokens,
    reasoningTokens,
  };
}

const NO_IDEA = 'I do not know.';
const WRITTEN_RULES = 'Answer with one word or one term alone.\nAnswer no where a term has passed.';

function answerText(simulated: SimulatedCall, knowledge: Knowledge, sample: number): string {
  const { text } = simulated.call;
  if (text.includes(RATING)) {
    const fact = knowledge.fact(sample);
    return JSON.stringify({ topic: fact ?? 'else', answers: isTold(text, fact) ? 'yes' : 'no' });
  }
  if (text.includes(RULES)) return WRITTEN_RULES;
  if (text.includes(DRAFTING)) return draftsFor(text);
  if (knows(simulated, sample, knowledge.fact(sample))) return knowledge.expected(sample);
  const wrong = knowledge.others(sample);
  const { call, seed } = simulated;
  return wrong[Math.floor(chance(seed, 'wrong', call.model, sample) * wrong.length)] ?? NO_IDEA;
}

const OPENINGS = ['Hello! ', 'Hi there, ', 'One question: ', 'Please help: ', 'Again: '];

/** The input with other first words, as often as is asked for. */
function draftsFor(text: string): string {
  const input = /^Input:\n(\{.*\})$/m.exec(text)?.[1] ?? '{}';
  const wanted = Number(/^Write (\d+) other inputs?\.$/m.exec(text)?.[1] ?? 0);
  const drafts = OPENINGS.slice(0, wanted).map((opening) =>
    JSON.parse(input, (_, value: unknown) =>
      typeof value === 'string' ? `${opening}${value}` : value,
    ),
  );
  return JSON.stringify(drafts);
}

/** Whether the document with an answer stands in a prompt. */
const isTold = (text: string, fact: string | null) => fact !== null && text.includes(`${fact},`);

/** Reading an answer off a document is much easier than knowing it: so many mistakes are left. */
const READING_MISTAKES = 0.15;

/** The chance to know an answer: by skill, by memory where it takes a document that isn't there, by reading it. */
function chanceToKnow({ call, skill }: SimulatedCall, fact: string | null): number {
  if (fact === null) return skill.knows;
  return isTold(call.text, fact) ? 1 - (1 - skill.knows) * READING_MISTAKES : skill.remembers;
}

function knows(simulated: SimulatedCall, sample: number, fact: string | null): boolean {
  const { call, repeat, seed } = simulated;
  const probability = chanceToKnow(simulated, fact);
  const fresh = chance(seed, 'fresh', call.model, sample, repeat);
  if (fresh < FRESH_REPEATS) return fresh / FRESH_REPEATS < probability;
  const shared = normalChance(seed, 'difficulty', sample);
  const own = normalChance(seed, 'difficulty', call.model, sample);
  const hardness = Math.sqrt(SHARED_DIFFICULTY) * shared + Math.sqrt(1 - SHARED_DIFFICULTY) * own;
  return hardness < normalQuantile(probability);
}

function reasoning({ call, skill, repeat, seed }: SimulatedCall): number {
  const spread = Math.exp(0.4 * normalChance(seed, 'reasoning', call.model, call.text, repeat));
  return Math.round(skill.reasoningTokens * spread);
}

/** How long a simulated model takes for a call, in ms: log-normal around its median. */
export function answerTimeMs({ call, skill, repeat, seed }: SimulatedCall): number {
  const spread = normalChance(seed, 'time', call.model, call.text, repeat);
  return skill.medianMs * Math.exp(TIME_SPREAD * spread);
}
