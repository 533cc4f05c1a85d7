import { stringify } from 'yaml';
import { withoutEffort } from '../../catalog/without-effort.ts';
import type { Candidate, EvaluationRequest, Sample, Scorer } from '../../evaluation.ts';
import { questionText, renderPrompt } from '../../request/render-prompt.ts';
import { anthropicThinking } from '../../thinking/anthropic-thinking.ts';
import { geminiThinking } from '../../thinking/gemini-thinking.ts';

/**
 * Returns an evaluation as a promptfooconfig.yaml: the same models, settings and samples, each with
 * its prompt as it was sent. The checks are promptfoo's own, which are less lenient with an answer's
 * form than llm-pick's. Candidates that are more than one call (recipes) are left out, which a comment says.
 */
export function promptfooConfig({ spec, samples }: EvaluationRequest): string {
  const plain = spec.candidates.filter(({ recipe }) => recipe === undefined);
  const recipes = spec.candidates.filter(({ recipe }) => recipe !== undefined);
  const config = {
    description: spec.name,
    prompts: [JSON.stringify(CHAT)],
    providers: plain.map(providerOf),
    defaultTest: { assert: [assertOf(spec.scorer)] },
    tests: samples.map((sample) => ({ vars: varsOf(spec, sample) })),
    evaluateOptions: { repeat: spec.repeats, cache: false },
  };
  const notes = [
    `# yaml-language-server: $schema=https://promptfoo.dev/config-schema.json`,
    `# Written by llm-pick. Run it with: npx promptfoo@latest eval -c promptfooconfig.yaml`,
    ...recipes.map(({ name }) => `# Left out, as it takes several calls: ${JSON.stringify(name)}`),
  ];
  return `${notes.join('\n')}\n${stringify(config, { lineWidth: 0 })}`;
}

/** promptfoo fills a prompt that is JSON with texts escaped for it. */
const CHAT = [
  { role: 'system', content: '{{system}}' },
  { role: 'user', content: '{{prompt}}' },
];

/** As promptfoo 0.123 names providers and their settings. */
function providerOf(candidate: Candidate) {
  const { provider, model, name, maxOutputTokens, temperature } = candidate;
  if (provider === 'google') {
    const thinkingConfig = geminiThinking(candidate);
    const generationConfig = {
      maxOutputTokens,
      ...(temperature !== null && { temperature }),
      ...(thinkingConfig && { thinkingConfig }),
    };
    return { id: `google:${model}`, label: name, config: { generationConfig } };
  }
  const { thinking, output_config: output } = anthropicThinking(candidate);
  const config = {
    max_tokens: maxOutputTokens,
    temperature: temperature ?? ANTHROPIC_TEMPERATURE,
    ...(thinking && { thinking }),
    ...(output && { effort: output.effort }),
  };
  return { id: `${provider}:messages:${model}`, label: name, config };
}

/** The provider's own, which nothing sent means; promptfoo would send 0. */
const ANTHROPIC_TEMPERATURE = 1;

function varsOf(spec: EvaluationRequest['spec'], sample: Sample) {
  const rendered = renderPrompt(spec, sample);
  return {
    system: literal(rendered.system ?? ''),
    prompt: literal(questionText(rendered)),
    // A list would make a test of each: it stands as text.
    accepted: literal(JSON.stringify([sample.expected, ...sample.alternatives])),
  };
}

/** A sample's text is no template, and names no file, whatever it holds. */
function literal(text: string): string {
  if (!/\{[{%#]|^(file|https?):\/\//.test(text)) return text;
  return `{% raw %}${text.replaceAll('endraw', 'end raw')}{% endraw %}`;
}

/** promptfoo's nearest check of an answer. */
function assertOf(scorer: Scorer): { type: string; value: string; provider?: string } {
  switch (scorer.type) {
    case 'exact':
      return anyAcceptedAnswer('text(output) === text(each)');
    case 'contains':
      return anyAcceptedAnswer('text(output).includes(text(each))');
    case 'number':
      return anyAcceptedAnswer(
        `Math.abs(number(output) - number(each)) <= ${scorer.tolerance}${scorer.relative ? ' * Math.abs(number(each))' : ''}`,
      );
    case 'regex':
      return anyAcceptedAnswer(
        scorer.pattern === null
          ? 'new RegExp(each).test(output)'
          : `new RegExp(${JSON.stringify(scorer.pattern)}).test(output)`,
      );
    case 'json':
      return anyAcceptedAnswer(
        'JSON.stringify(JSON.parse(output)) === JSON.stringify(JSON.parse(each))',
      );
    case 'prefixed':
      return anyAcceptedAnswer("text(output).includes(text(each).replace(/^[a-z-]+:\\s*/, ''))");
    case 'judge': {
      const [provider = '', model = ''] = withoutEffort(scorer.model).split('/');
      const judge = provider === 'google' ? `google:${model}` : `${provider}:messages:${model}`;
      return { type: 'llm-rubric', value: literal(scorer.rubric), provider: judge };
    }
  }
}

/** True where the condition holds for one of the accepted answers, `each`. */
function anyAcceptedAnswer(condition: string): { type: string; value: string } {
  const value = [
    'const text = (value) => String(value).trim().toLowerCase();',
    "const number = (value) => Number(String(value).replace(/[^\\d.eE+-]/g, ''));",
    `return JSON.parse(context.vars.accepted).some((each) => ${condition});`,
  ];
  return { type: 'javascript', value: value.join('\n') };
}
