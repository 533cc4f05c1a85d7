import { describe, expect, it } from 'vitest';
import { lastName, leafPaths } from '../../../src/core/request/leaf-paths.ts';
import { reachInto } from '../../../src/core/request/reach-into.ts';
import { columnOf, fillTemplate, templateVariables } from '../../../src/core/request/template.ts';

describe('a template', () => {
  it('has each variable once, in order', () => {
    expect(templateVariables('{{b}} {{ a }} {{b}} {{{{c}}}} {{ }} {d} {{e.f[0]}}')).toEqual([
      'b',
      'a',
      'e.f[0]',
    ]);
  });

  it('is filled in one pass, and keeps what has no value', () => {
    const values = { a: '{{b}}', b: 'B', 'a.b': 'dotted', json: '{"x": [1, {"y": "z"}]}' };
    expect(fillTemplate('{{a}} {{ b }} {{c}}', values)).toBe('{{b}} B {{c}}');
    expect(fillTemplate('{{{{a}}}}', values)).toBe('{{a}}');
    expect(fillTemplate('{{a.b}} {{json.x[1].y}} {{json.x[7]}}', values)).toBe(
      'dotted z {{json.x[7]}}',
    );
  });

  it('reaches into the longest column that fits', () => {
    expect(columnOf('a.b.c', ['a', 'a.b', 'a.bc'])).toBe('a.b');
    expect(columnOf('a[0]', ['a', 'b'])).toBe('a');
    expect(columnOf('ab', ['a'])).toBeNull();
    expect(columnOf('a', ['a', ''])).toBe('a');
  });
});

describe('a path into JSON', () => {
  const json = '{"a": {"b": [10, "x", null, {"c d": 12345678901234567890}]}, "e": null}';

  it.each([
    ['.a.b[0]', '10'],
    ['.a.b[1]', 'x'],
    [`.a.b[3]["c d"]`, '12345678901234567890'],
    [`.a.b[3]['c d']`, '12345678901234567890'],
    ['.a.b[2]', null],
    ['.a.b[9]', null],
    ['.a.b.length', null],
    ['.e', null],
    ['.e.f', null],
    ['.a.b[x]', null],
    ['.a b', null],
    ['.a.toString', null],
    ['', json],
  ])('%j leads to %j', (path, found) => {
    const part = reachInto(json, path);
    expect(path === '' ? JSON.parse(part!).e : part).toBe(path === '' ? null : found);
  });

  it('leads nowhere in a text that is none', () => {
    expect(reachInto('text', '.a')).toBeNull();
    expect(reachInto('"text"', '')).toBeNull();
    expect(reachInto('{"a": 1', '.a')).toBeNull();
    expect(reachInto('  [5]', '[0]')).toBe('5');
  });

  it('stands for each text, number and list of them, of lists of objects in the first', () => {
    const row = {
      plain: 'text',
      broken: '{"a"',
      data: '{"text": "a", "n": 1, "none": null, "all": ["x", "y"], "empty": [], "a.b": true}',
      list: '[{"value": {"choices": ["x"]}}, {"other": 1}]',
      rows: '[["a", "b"]]',
    };
    expect(leafPaths(row)).toEqual([
      'data.text',
      'data.n',
      'data.all',
      'data["a.b"]',
      'list[0].value.choices',
      'rows[0]',
    ]);
  });

  it('is looked for up to the five hundredth', () => {
    const wide = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`k${at}`, at]));
    expect(leafPaths({ wide: JSON.stringify(wide) })).toHaveLength(500);
  });

  it.each([
    ['value.choices', 'choices'],
    ['a["b c"]', 'b c'],
    ['list[0]', '0'],
    ['plain', 'plain'],
    ['..', '..'],
  ])('%j ends with %j', (path, name) => {
    expect(lastName(path)).toBe(name);
  });
});
