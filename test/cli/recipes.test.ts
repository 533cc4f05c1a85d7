import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import { labelsOf } from '../../src/core/catalog/labels-of.ts';
import { faultsIn, requestIn } from '../support/read-evaluation.ts';

const TASK = 'prompt: "{{input}}"\nsamples: s.csv\n';
const LITE = 'google/gemini-3.5-flash-lite';
const HAIKU = 'anthropic/claude-haiku-5-5';
const SONNET = 'anthropic/claude-sonnet-5-5';
const models = (...entries: readonly string[]) =>
  `${TASK}models:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`;

describe('a recipe in an evaluation file', () => {
  it('takes the model’s own context and rules from files beside it, and is named after them', async () => {
    const files = { 'faq.md': 'Refunds take 30 days.', 'rules.txt': 'One word.' };
    const entry = `{model: ${LITE}, context: faq.md, rules: rules.txt}`;
    const { spec } = await requestIn(models(LITE, entry), files);
    expect(spec.candidates.map(({ name }) => name)).toEqual([LITE, `${LITE} +faq.md +rules.txt`]);
    expect(spec.candidates[0]).not.toHaveProperty('recipe');
    expect(spec.candidates[1]?.recipe).toEqual({
      context: 'Refunds take 30 days.',
      rules: 'One word.',
      examples: [],
      planner: null,
      escalation: null,
    });
  });

  it('is named as a person says', async () => {
    const entry = `{model: ${LITE}, context: Refunds take 30 days., name: Flash-Lite with the FAQ}`;
    const { spec } = await requestIn(models(LITE, entry));
    expect(spec.candidates[1]?.name).toBe('Flash-Lite with the FAQ');
  });

  it('shows samples as examples, one of each answer first, and asks them of nobody', async () => {
    const rows = ['long one,a', 'x,a', 'yy,b', 'zzz,b', 'w,c', 'last,c'];
    const files = { 's.csv': `input,expected\n${rows.join('\n')}\n` };
    const { spec, samples } = await requestIn(models(LITE, `{model: ${LITE}, examples: 3}`), files);
    expect(spec.candidates[1]).toMatchObject({
      name: `${LITE} +3 examples`,
      recipe: {
        examples: [
          { input: 'x', answer: 'a' },
          { input: 'w', answer: 'c' },
          { input: 'yy', answer: 'b' },
        ],
      },
    });
    expect(samples.map(({ columns }) => columns.input)).toEqual(['long one', 'zzz', 'last']);
    expect(spec.dataNotes).toContain('3 samples are shown as examples, and asked of no model.');
  });

  it('takes examples that are written', async () => {
    const entry = `{model: ${LITE}, examples: [{input: q, expected: r}]}`;
    const { spec, samples } = await requestIn(models(entry));
    expect(spec.candidates[0]).toMatchObject({
      name: `${LITE} +1 example`,
      recipe: { examples: [{ input: 'q', answer: 'r' }] },
    });
    expect(samples).toHaveLength(2);
  });

  it('plans with one model, escalates to another, and is called by their labels', async () => {
    const { spec } = await requestIn(
      models(
        `{model: ${LITE}, plan: anthropic/claude-opus-5-5}`,
        `{model: ${HAIKU}@low, escalate: {to: ${SONNET}, when: disagree}}`,
        `{model: ${HAIKU}, escalate: {to: ${SONNET}, when: unreadable}}`,
      ),
    );
    const names = spec.candidates.map(({ name }) => name);
    expect(names.map(labelsOf(loadCatalog()))).toEqual([
      'Gemini 3.5 Flash-Lite planned by Opus 5.5',
      'Haiku 5.5 (low) x3, else Sonnet 5.5',
      'Haiku 5.5 else Sonnet 5.5',
    ]);
    expect(spec.candidates[1]?.recipe?.escalation).toMatchObject({ when: 'disagree', of: 3 });
  });

  it.each([
    [`{model: ${LITE}, context: none.md}`, 'there is no such file'],
    [`{model: ${LITE}, contex: faq}`, 'Did you mean context?'],
    [`{model: ${LITE}, context: ""}`, 'is empty: write what this model should know'],
    [`{model: ${LITE}, effort: high}`, 'effort is written behind the model: "model: provider'],
    [`{model: ${LITE}, context: 5}`, 'must be text: what this model should know'],
    [`{model: ${LITE}, examples: 0}`, 'from 1 to 20'],
    [`{model: ${LITE}, examples: many}`, 'a number of samples to show, from 1 to 20, or a list'],
    [`{model: ${LITE}, examples: [{input: q}]}`, 'a number of samples to show'],
    [`{model: ${LITE}, examples: 2}`, 'every sample would be shown as an example'],
    [`{model: ${LITE}, plan: anthropic/claude-opus-5-6}`, 'models[0].plan: No model is named'],
    [`{model: ${LITE}, escalate: ${SONNET}}`, 'must be {to: provider/model'],
    [`{model: ${LITE}, escalate: {to: ${SONNET}}}`, 'must be unreadable or disagree'],
    [`{model: ${LITE}, escalate: {to: ${SONNET}, when: never}}`, 'unreadable or disagree'],
    [`{model: ${LITE}, escalate: {to: ${SONNET}, when: disagree, of: 9}}`, 'from 2 to 5'],
    [`{model: ${LITE}, escalate: {to: ${SONNET}, when: unreadable, of: 3}}`, 'leave it out'],
    [
      `{model: ${LITE}, escalate: {to: nobody/x, when: unreadable}}`,
      'models[0].escalate: No model',
    ],
  ])('with %s is refused: %s', async (entry, message) => {
    const faults = await faultsIn(models(entry));
    expect(faults.join('\n')).toContain(message);
  });

  it('can’t tell by a regular expression whether answers disagree', async () => {
    const entry = `{model: ${LITE}, escalate: {to: ${SONNET}, when: disagree}}`;
    const faults = await faultsIn(`${models(entry)}scorer: regex\n`);
    expect(faults.join()).toContain("can't tell whether answers disagree with the scorer regex");
  });

  it('twice the same is refused', async () => {
    const entry = `{model: ${LITE}, rules: One word.}`;
    expect((await faultsIn(models(entry, entry))).join()).toContain('is there twice');
  });

  it('can’t escalate to its own judge', async () => {
    const entry = `{model: ${LITE}, escalate: {to: ${SONNET}, when: unreadable}}`;
    const faults = await faultsIn(
      `${models(entry)}scorer: {type: judge, rubric: good?, model: ${SONNET}}\n`,
    );
    expect(faults.join()).toContain("can't judge its own answers");
  });
});
