import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderPrompt } from '../../../src/core/request/render-prompt.ts';

const spec = { system: null, prompt: 'Sort: {{input}}', context: null };

describe('the prompt of a sample', () => {
  it.each([
    [{}, { input: 'a' }, { system: null, prompt: 'Sort: a' }],
    [{ prompt: '{{ input }}/{{input}}' }, { input: 'a' }, { system: null, prompt: 'a/a' }],
    [{ prompt: '{{the title}}: {{input}}' }, { input: 'a', 'the title': 'T' }, { prompt: 'T: a' }],
    [{ system: 'For {{who}}.' }, { input: 'a', who: 'Ann' }, { system: 'For Ann.' }],
    [{ prompt: '{{unknown}} {x} {{}}' }, { input: 'a' }, { prompt: '{{unknown}} {x} {{}}' }],
    [{ prompt: '{{\ninput }} {{ }} {{{input}}}' }, { input: 'a' }, { prompt: 'a {{ }} {a}' }],
    [{ prompt: '{{{{name}}}}: {{input}}' }, { input: 'a' }, { prompt: '{{name}}: a' }],
    [
      { prompt: '{{q.stem}}/{{q.of[1]}}' },
      { q: '{"stem":"S","of":["x",1.10]}' },
      { prompt: 'S/1.10' },
    ],
    [{ prompt: '{{q["a b"].c}}' }, { q: '{"a b":{"c":{"d":1}}}' }, { prompt: '{"d":1}' }],
    [{ prompt: '{{q[0][1]}}' }, { q: '[["a","b"]]' }, { prompt: 'b' }],
    [{ prompt: '{{q.b}}' }, { q: '{"b":1}', 'q.b': 'own' }, { prompt: 'own' }],
    [
      { prompt: '{{q.b}} {{q.x}} {{q[9]}} {{q.b.c}} {{q.}}' },
      { q: '{"b":null}' },
      { prompt: '{{q.b}} {{q.x}} {{q[9]}} {{q.b.c}} {{q.}}' },
    ],
    [{ prompt: '{{q.b}}' }, { q: 'no JSON' }, { prompt: '{{q.b}}' }],
    [
      { prompt: '{{q.toString}}{{q.length}}' },
      { q: '{}' },
      { prompt: '{{q.toString}}{{q.length}}' },
    ],
    [{ context: 'FAQ' }, { input: 'a' }, { system: 'FAQ', prompt: 'Sort: a' }],
    [{ system: 'Be kind.', context: 'FAQ' }, { input: 'a' }, { system: 'Be kind.\n\nFAQ' }],
    [
      { prompt: '{{context}}: {{input}}', context: 'FAQ' },
      { input: 'a' },
      { system: null, prompt: 'FAQ: a' },
    ],
    [{ context: 'See {{input}}' }, { input: 'a' }, { system: 'See {{input}}', prompt: 'Sort: a' }],
    [
      { prompt: '{{context}} {{input}}', context: '{{input}}' },
      { input: 'a' },
      { prompt: '{{input}} a' },
    ],
  ])('is %j filled with %j', (change, columns, sent) => {
    expect(renderPrompt({ ...spec, ...change }, { columns })).toMatchObject(sent);
  });

  it('never expands what stands in a sample, in no order of columns', () => {
    const tricky = fc.oneof(
      fc.string(),
      fc.constantFrom('{{input}}', '{{title}}', '{{context}}', '$&', '$1', "$'", '{{{input}}}'),
      fc.tuple(fc.string(), fc.string()).map(([a, b]) => `${a}{{title}}${b}{{ input }}$$`),
    );
    fc.assert(
      fc.property(tricky, tricky, tricky, (input, title, context) => {
        const template = {
          system: '[{{title}}]',
          prompt: '<{{title}}|{{input}}|{{context}}>',
          context,
        };
        for (const columns of [
          { input, title },
          { title, input },
        ]) {
          expect(renderPrompt(template, { columns })).toEqual({
            system: `[${title}]`,
            turns: [],
            prompt: `<${title}|${input}|${context}>`,
          });
        }
      }),
    );
  });
});
