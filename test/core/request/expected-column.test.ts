import { describe, expect, it } from 'vitest';
import { expectedColumns } from '../../../src/core/request/expected-column.ts';
import { fileNamed } from '../../../src/core/request/file-reference.ts';

const found = (columns: string[], named?: string | string[], shown: string[] = []) =>
  expectedColumns(columns, { named, shown });

describe('the column of the expected answers', () => {
  it('is the one that is named, or several, or a part of one', () => {
    expect(found(['a', 'b'], 'b')).toEqual({ paths: ['b'], prefixed: false, note: null });
    expect(found(['a', 'b'], ['a', 'b.c[0]'])).toMatchObject({ paths: ['a', 'b.c[0]'] });
    expect(found(['__expected'], '__expected')).toMatchObject({ prefixed: true });
    expect(found(['__expected', 'b'], ['__expected', 'b'])).toMatchObject({ prefixed: false });
  });

  it('may be named wrongly', () => {
    expect(found(['input', 'label'], 'lable')).toEqual({
      message: "expected names the column lable, which the samples don't have. Did you mean label?",
    });
    expect(found(['input', 'b'], 'quite else')).toMatchObject({
      message: expect.stringContaining('They have input, b.'),
    });
    expect(found([], 'quite else')).toMatchObject({
      message: expect.stringContaining('They have none.'),
    });
  });

  it.each([
    'Antwort',
    'Erwartete Antwort',
    'Réponse',
    'respuesta esperada',
    'risposta',
    'Resposta',
    'antwoord',
    'Ответ',
    '答案',
    'cevap',
  ])('may have its usual name in another language: %s', (name) =>
    expect(found(['text', name])).toMatchObject({ paths: [name] }),
  );

  it('is the usual one', () => {
    expect(found(['label', 'expected'])).toEqual({
      paths: ['expected'],
      prefixed: false,
      note: null,
    });
    expect(found(['input', 'Best Answer'])).toEqual({
      paths: ['Best Answer'],
      prefixed: false,
      note: 'The expected answers are the column Best Answer.',
    });
    expect(found(['text', '__expected', 'label'])).toMatchObject({
      paths: ['__expected'],
      prefixed: true,
    });
    expect(found(['__expected1', '__expected2'])).toEqual({
      paths: ['__expected1', '__expected2'],
      prefixed: true,
      note: 'Every check of a row must hold: __expected1, __expected2.',
    });
  });

  it('is open where several, or none, may be it', () => {
    expect(found(['label', 'answer'])).toBeNull();
    expect(found(['label', 'answer'], undefined, ['answer'])).toMatchObject({ paths: ['label'] });
    expect(found(['input', 'x'])).toBeNull();
  });
});

it.each([
  ['file: docs/faq.md', 'docs/faq.md'],
  ['file://docs/faq', 'docs/faq'],
  ['faq.md', 'faq.md'],
  ['my faq.txt', 'my faq.txt'],
  ['  faq.md\n', 'faq.md'],
  ['./docs/', './docs/'],
  ['../faq', '../faq'],
  ['~/faq', '~/faq'],
  ['/home/ana/faq', '/home/ana/faq'],
  ['docs/', 'docs/'],
  ['C:\\faq', 'C:\\faq'],
  ['system.yaml', 'system.yaml'],
  ['/help', null],
  ['Answer it.', null],
  ['Answer with yes or no', null],
  ['{{input}}.md', null],
  ['one\ntwo.md', null],
  ['', null],
])('%j names the file %j', (text, file) => {
  expect(fileNamed(text)).toBe(file);
});
