import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Candidate } from '../../../src/core/evaluation.ts';
import type { ExportedEvaluation } from '../../../src/core/export/exported-evaluation.ts';
import { litellmPolicy } from '../../../src/core/export/litellm-policy.ts';
import { recipeYaml } from '../../../src/core/export/recipe-yaml.ts';
import { routerRows } from '../../../src/core/export/router-rows.ts';
import { PLAIN } from '../../../src/core/request/recipe-of.ts';
import {
  candidate,
  evaluationRequest,
  FLASH_LITE,
  HAIKU,
} from '../../support/evaluation-request.ts';
import { result } from '../../support/fixtures/result-fixtures.ts';
import { requestIn } from '../../support/read-evaluation.ts';
import { trial } from '../why/stored-fixtures.ts';

/** An evaluation whose first candidate is the pick: proven. */
function exported(...candidates: Candidate[]): ExportedEvaluation {
  const { spec, samples } = evaluationRequest({ candidates }, 2);
  const [model] = result().models;
  const models = candidates.map(({ name }, at) => ({
    ...model!,
    candidate: name,
    verdict: at === 2 ? ('ruled out' as const) : ('proven' as const),
    costPerCall: candidates.length - at,
  }));
  const pick = { ...result().pick!, candidate: candidates[0]!.name };
  return { result: result({ models, pick }), spec, samples, ended: [] };
}

const named = (name: string, recipe: Partial<NonNullable<Candidate['recipe']>>): Candidate => ({
  ...candidate(FLASH_LITE),
  name,
  recipe: { ...PLAIN, ...recipe },
});

describe('a recipe for an evaluation file', () => {
  it.each([
    ['plain', candidate(FLASH_LITE, 300)],
    [
      'with a document and rules',
      named('Lite +rules', {
        context: 'Refunds:\n30 days',
        rules: '- Be brief.\n- "No" means no.',
      }),
    ],
    ['with examples', named('Lite +1 example', { examples: [{ input: 'a: "b"', answer: 'no' }] })],
    ['planned', named('Lite planned', { planner: candidate(HAIKU) })],
    [
      'that escalates',
      named('Lite x3', { escalation: { to: candidate(HAIKU), when: 'disagree', of: 3 } }),
    ],
    [
      'or where unreadable',
      named('Lite or', { escalation: { to: candidate(HAIKU), when: 'unreadable', of: 1 } }),
    ],
  ])('is read back as the candidate it was: %s', async (_, one) => {
    const yaml = recipeYaml(exported(one), null);
    const { spec } = await requestIn(`prompt: "{{input}}"\nsamples: s.csv\n${yaml}`);
    const [read] = spec.candidates;
    expect({ ...read, recipe: withoutLimits(read) }).toEqual({
      ...one,
      recipe: withoutLimits(one),
    });
  });

  it('says above it what it was found to be', () => {
    expect(recipeYaml(exported(candidate(FLASH_LITE)), null)).toMatch(
      /^# google\/gemini-3.5-flash-lite: proven, \d+ of \d+ calls right, \d+ \w+ 2026\n# llm-pick, evaluation /,
    );
  });

  it('is of the model that is named, and is refused where there is none', () => {
    const both = exported(candidate(FLASH_LITE), candidate(HAIKU));
    expect(parse(recipeYaml(both, HAIKU))).toMatchObject({ models: [{ model: HAIKU }] });
    expect(() => recipeYaml(both, 'x/y')).toThrow('has no model x/y. It has google/');
    const without = { ...both, result: result({ pick: null }) };
    expect(() => recipeYaml(without, null)).toThrow('has no pick: name a model with --model');
  });
});

/** The limits of a second model are those of its own row. */
function withoutLimits(one: Candidate | undefined) {
  const { planner = null, escalation = null, ...rest } = one?.recipe ?? PLAIN;
  return {
    ...rest,
    planner: planner?.name,
    escalation: { ...escalation, to: escalation?.to.name },
  };
}

it('rows for a router are its scored trials: input, model, answer, score and cost', () => {
  const evaluation = exported(candidate(FLASH_LITE));
  const ended = [trial({ sample: 1, answer: 'a "b"\nc', score: 0 }), trial({ score: null })];
  const rows = routerRows({ ...evaluation, ended });
  const { input } = evaluation.samples[1]!.columns;
  expect(
    rows
      .trimEnd()
      .split('\n')
      .map((row) => JSON.parse(row)),
  ).toEqual([{ input, model: FLASH_LITE, answer: 'a "b"\nc', score: 0, cost: 0.001 }]);
});

describe('a policy for LiteLLM', () => {
  it('names the pick, what stands in for it, and what is left out', () => {
    const haiku = { ...candidate(HAIKU), effort: 'low' as const };
    const policy = litellmPolicy(
      exported(
        candidate(FLASH_LITE, 300),
        haiku,
        candidate('google/gemini-3.8-flash'),
        named('Lite +faq', { context: 'x' }),
      ),
    );
    expect(policy).toContain('# Left out, as LiteLLM knows no recipes: "Lite +faq"');
    const { model_list: list, router_settings: settings } = parse(policy);
    expect(list).toEqual([
      {
        model_name: expect.stringMatching(/^[\w-]+$/),
        litellm_params: {
          model: 'gemini/gemini-3.5-flash-lite',
          api_key: 'os.environ/GEMINI_API_KEY',
          max_tokens: 300,
        },
      },
      {
        model_name: `${list[0].model_name}-2`,
        litellm_params: expect.objectContaining({
          model: 'anthropic/claude-haiku-5-5',
          reasoning_effort: 'low',
        }),
      },
    ]);
    expect(settings).toEqual({ fallbacks: [{ [list[0].model_name]: [list[1].model_name] }] });
  });

  it('is refused where only a recipe was proven', () => {
    expect(() => litellmPolicy(exported(named('Lite +faq', { context: 'x' })))).toThrow(
      'has no model for a policy',
    );
  });
});
