import { z } from 'zod';
import { strict, text, textOrFile } from './field-kinds.ts';

const SHOWN = 'must be a whole number of samples to show, from 1 to 20';
const EXAMPLES =
  'must be a number of samples to show, from 1 to 20, or a list of {input, expected}';

/** So many of the samples, or examples that were written. */
const examples = z.union(
  [
    z.int(SHOWN).min(1, SHOWN).max(20, SHOWN),
    z
      .array(strict({ input: text('an input'), expected: text('its right answer') }))
      .min(1)
      .max(20),
  ],
  EXAMPLES,
);

const ESCALATE = 'must be {to: provider/model, when: unreadable or disagree, of: 3}';
const OF = 'must be a whole number from 2 to 5: how often the first model is asked';

const escalate = strict(
  {
    to: text('the model that answers where the first is unsure'),
    when: z.enum(['unreadable', 'disagree'], 'must be unreadable or disagree'),
    of: z.int(OF).min(2, OF).max(5, OF).exactOptional(),
  },
  ESCALATE,
);

const SHAPE = {
  model: text('a model'),
  maxOutputTokens: z.int('must be a whole number').min(1, 'must be at least 1').exactOptional(),
  temperature: z
    .number('must be a number from 0 to 2')
    .min(0, 'must be from 0 to 2')
    .max(2, 'must be from 0 to 2')
    .exactOptional(),
  name: text('a name').max(100, 'is longer than 100 characters').exactOptional(),
  context: textOrFile('what this model should know, or the name of a file').exactOptional(),
  examples: examples.exactOptional(),
  rules: textOrFile('the rules it follows, or the name of a file').exactOptional(),
  plan: text('the model that plans each answer').exactOptional(),
  escalate: escalate.exactOptional(),
};

/** The keys that an entry of `models:` may have. */
export const MODEL_KEYS = Object.keys(SHAPE);

/** A candidate of an evaluation: a model, its settings, and its recipe. Short for `{model: ...}`. */
export const modelFieldSchema = z.preprocess(
  (value) => (typeof value === 'string' ? { model: value } : value),
  strict(
    SHAPE,
    'must be provider/model, provider/model@effort, or {model, context, examples, rules, plan, escalate, ...}',
  ),
);
