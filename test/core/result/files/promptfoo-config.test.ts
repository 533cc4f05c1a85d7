import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseScorer } from '../../../../src/core/request/parse-scorer.ts';
import { promptfooConfig } from '../../../../src/core/result/files/promptfoo-config.ts';
import { candidate, evaluationRequest } from '../../../support/evaluation-request.ts';

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

  it('leaves out what takes several calls, and says so in a comment', () => {
    const request = evaluationRequest({}, 1);
    const [haiku, flash] = request.spec.candidates;
    const recipe = {
      context: null,
      examples: [],
      rules: 'Be kind.',
      planner: null,
      escalation: null,
    };
    const candidates = [haiku!, { ...flash!, name: 'flash with rules', recipe }];
    const text = promptfooConfig({ ...request, spec: { ...request.spec, candidates } });
    expect(parse(text).providers.map(({ label }: { label: string }) => label)).toEqual([
      haiku!.name,
    ]);
    expect(text.split('\n').filter((line) => line.startsWith('#'))).toEqual([
      '# yaml-language-server: $schema=https://promptfoo.dev/config-schema.json',
      '# Written by llm-pick. Run it with: npx promptfoo@latest eval -c promptfooconfig.yaml',
      '# Left out, as it takes several calls: "flash with rules"',
    ]);
    expect(promptfooConfig(request)).not.toContain('Left out');
  });

  it('has the temperature where one is sent, and each line of a prompt whole', () => {
    const request = evaluationRequest({ prompt: `{{input}} ${'word '.repeat(60)}` }, 1);
    const candidates = request.spec.candidates.map((each) => ({ ...each, temperature: 0.2 }));
    const text = promptfooConfig({ ...request, spec: { ...request.spec, candidates } });
    expect(parse(text).providers.map(({ config }: { config: unknown }) => config)).toEqual([
      { max_tokens: 256, temperature: 0.2 },
      { generationConfig: { maxOutputTokens: 256, temperature: 0.2 } },
    ]);
    expect(text).toMatch(/prompt: .*(word ){59}/);
  });

  it.each([
    { model: 'google/gemini-3.5-flash-lite', provider: 'google:gemini-3.5-flash-lite' },
    { model: 'anthropic/claude-haiku-5-5@low', provider: 'anthropic:messages:claude-haiku-5-5' },
  ])('asks the judge $model by its rubric', ({ model, provider }) => {
    const scorer = { type: 'judge', rubric: 'Is {{it}} kind?', model } as const;
    const { defaultTest } = parse(promptfooConfig(evaluationRequest({ scorer }, 1)));
    expect(defaultTest.assert).toEqual([
      { type: 'llm-rubric', value: '{% raw %}Is {{it}} kind?{% endraw %}', provider },
    ]);
  });

  it('checks by the pattern of each sample where the scorer has none', () => {
    const request = evaluationRequest({ scorer: scorerOf('regex') }, 1);
    const samples = [{ ...request.samples[0]!, expected: '^o.$' }];
    const text = promptfooConfig({ ...request, samples });
    expect([passes(text, 'ok'), passes(text, 'okay')]).toEqual([true, false]);
  });

  it.each([
    ['see http://a.example', 'see http://a.example'],
    ['http://a.example', '{% raw %}http://a.example{% endraw %}'],
    ['https://a.example', '{% raw %}https://a.example{% endraw %}'],
    ['{# a comment #}', '{% raw %}{# a comment #}{% endraw %}'],
    ['{a: 1}', '{a: 1}'],
  ])('writes the sample %s so that it is sent as it stands', (input, written) => {
    const request = evaluationRequest({ prompt: '{{input}}' }, 1);
    const samples = [{ ...request.samples[0]!, columns: { input } }];
    expect(parse(promptfooConfig({ ...request, samples })).tests[0].vars.prompt).toBe(written);
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
