import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseScorer } from '../../../src/core/request/parse-scorer.ts';
import { promptfooConfig } from '../../../src/core/result/promptfoo-config.ts';
import { candidate, evaluationRequest } from '../../support/evaluation-request.ts';

const scorerOf = (written: string) => {
  const read = parseScorer(written);
  if (!('scorer' in read)) throw new Error(written);
  return read.scorer;
};

/** What promptfoo would say of an answer: the body of its JavaScript check is run as promptfoo runs it. */
function passes(text: string, output: string): boolean {
  const { defaultTest, tests } = parse(text);
  const [{ value }] = defaultTest.assert;
  const { vars } = tests[0];
  const accepted = String(vars.accepted).replaceAll(/\{% (end)?raw %\}/g, '');
  const check = new Function('output', 'context', value);
  return check(output, { vars: { ...vars, accepted } }) as boolean;
}

describe('an evaluation for promptfoo', () => {
  it('has its models with their settings, its samples as they were sent, and its repeats', () => {
    const config = parse(promptfooConfig(evaluationRequest({ system: 'Be short.' }, 3)));
    expect(Object.keys(config)).toEqual([
      'description',
      'prompts',
      'providers',
      'defaultTest',
      'tests',
      'evaluateOptions',
    ]);
    expect(config.providers).toEqual([
      {
        id: 'anthropic:messages:claude-haiku-5-5',
        label: 'anthropic/claude-haiku-5-5',
        config: { max_tokens: 256, temperature: 1 },
      },
      {
        id: 'google:gemini-3.5-flash-lite',
        label: 'google/gemini-3.5-flash-lite',
        config: { generationConfig: { maxOutputTokens: 256 } },
      },
    ]);
    expect(config.tests).toHaveLength(3);
    expect(config.tests[0].vars).toMatchObject({
      system: 'Be short.',
      prompt: expect.stringContaining('Sample 0'),
      accepted: '["ok"]',
    });
    expect(config.evaluateOptions).toEqual({ repeat: 2, cache: false });
    expect(JSON.parse(config.prompts[0])).toHaveLength(2);
  });

  it('says how each model is to think, in its provider’s words', () => {
    const names = [
      'anthropic/claude-haiku-5-5@low',
      'anthropic/claude-sonnet-5-5@low-between-tools',
      'anthropic/claude-haiku-4-5@high',
      'google/gemini-3.8-flash@high',
      'google/gemini-2.5-flash@none',
    ];
    const candidates = names.map((name) => candidate(name, 20_000));
    const { providers } = parse(promptfooConfig(evaluationRequest({ candidates }, 1)));
    const [low, between, budget, level, off] = providers.map(({ config }: never) => config);
    const claude = { max_tokens: 20_000, temperature: 1 };
    expect(low).toEqual({ ...claude, effort: 'low' });
    expect(between).toEqual({ ...claude, thinking: { type: 'between_tools' }, effort: 'low' });
    expect(budget).toEqual({ ...claude, thinking: { type: 'enabled', budget_tokens: 16_000 } });
    expect(level.generationConfig.thinkingConfig).toEqual({ thinkingLevel: 'HIGH' });
    expect(off.generationConfig.thinkingConfig).toEqual({ thinkingBudget: 0 });
  });

  it.each([
    { scorer: 'exact', right: ' OK ', wrong: 'ok then' },
    { scorer: 'contains', right: 'it is ok then', wrong: 'no' },
    { scorer: '{type: regex, pattern: ^o.$}', right: 'ok', wrong: 'okay' },
  ])('checks by $scorer', ({ scorer, right, wrong }) => {
    const text = promptfooConfig(evaluationRequest({ scorer: scorerOf(scorer) }, 1));
    expect([passes(text, right), passes(text, wrong)]).toEqual([true, false]);
  });

  it('checks numbers within their tolerance, and JSON by its value', () => {
    const of = (expected: string, scorer: string) => {
      const request = evaluationRequest({ scorer: scorerOf(scorer) }, 1);
      const [sample] = request.samples;
      return promptfooConfig({ ...request, samples: [{ ...sample!, expected }] });
    };
    const numbers = of('$1,200.5', '{type: number, tolerance: 1}');
    expect([passes(numbers, '1201 dollars'), passes(numbers, '1300')]).toEqual([true, false]);
    expect(passes(of('{"a": 1}', 'json'), '{"a":1}')).toBe(true);
  });

  it('takes no sample for a template or the name of a file', () => {
    const request = evaluationRequest({ prompt: '{{input}}' }, 1);
    for (const input of ['{{secret}} {% endraw %}', 'file:///etc/passwd']) {
      const samples = [{ ...request.samples[0]!, columns: { input } }];
      const { tests } = parse(promptfooConfig({ ...request, samples }));
      expect(tests[0].vars.prompt).toMatch(/^\{% raw %\}.*\{% endraw %\}$/);
      expect(tests[0].vars.prompt.match(/endraw/g)).toHaveLength(1);
    }
  });
});
