import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { requireKeys } from '../../src/cli/input/require-keys.ts';
import { commandHere } from '../../src/cli/output/command-here.ts';
import { AppError } from '../../src/core/errors.ts';
import { faultsIn, requestIn } from '../support/read-evaluation.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const HAIKU = 'anthropic/claude-haiku-5-5';
const OK = `prompt: "{{input}}"\nsamples: s.csv\nmodels: [${HAIKU}]\n`;

describe('texts of an evaluation', () => {
  it.each([
    ['system.txt', 'From a file.'],
    ['" system.txt "', 'From a file.'],
    ['"file: notes"', 'Notes.'],
    ['"file://notes"', 'Notes.'],
    ['{file: notes}', 'Notes.'],
    ['Be kind.', 'Be kind.'],
    ['"Be kind, e.g. smile."', 'Be kind, e.g. smile.'],
    ['"{{input}}.txt"', '{{input}}.txt'],
  ])('are a file where they name one: %s', async (system, text) => {
    const files = { 'system.txt': 'From a file.', notes: 'Notes.' };
    const { spec } = await requestIn(`${OK}system: ${system}\n`, files);
    expect(spec.system).toBe(text);
  });

  it('are files by one rule: prompt, context and rubric, too', async () => {
    const judge = 'scorer: {type: judge, rubric: r.md, model: google/gemini-3.5-flash-lite}';
    const evaluation = `prompt: p.md\ncontext: c.md\n${judge}\nsamples: s.csv\nmodels: [${HAIKU}]\n`;
    const files = { 'p.md': 'Sort {{input}}', 'c.md': 'FAQ', 'r.md': 'Good.' };
    const { spec } = await requestIn(evaluation, files);
    expect([spec.prompt, spec.context, spec.scorer]).toMatchObject([
      'Sort {{input}}',
      'FAQ',
      { rubric: 'Good.' },
    ]);
    expect(await faultsIn(evaluation, { ...files, 'p.md': 'Sort {{inptu}}' })).toEqual([
      expect.stringMatching(/^p\.md:1 prompt: prompt uses \{\{inptu\}\}/),
    ]);
  });

  it.each(['system', 'context'])('are a fault where the file of %s is missing', async (key) => {
    expect(await faultsIn(`${OK}${key}: none.txt\n`)).toEqual([
      expect.stringContaining(`${key}: none.txt can't be read: there is no such file.`),
    ]);
  });
});

describe('a key that is missing', () => {
  const keys = (anthropic: boolean, google: boolean) => ({
    providerKeys: () => [
      { provider: 'anthropic', variable: 'ANTHROPIC_API_KEY', set: anthropic },
      { provider: 'google', variable: 'GEMINI_API_KEY', set: google },
    ],
  });

  it('is told by its variable, with the models that need it', async () => {
    const models = `models: [${HAIKU}, google/gemini-3.5-flash-lite]`;
    const request = await requestIn(OK.replace(/models: .*/, models));
    const wordsFor = (anthropic: boolean, google: boolean) => {
      try {
        requireKeys(keys(anthropic, google), 'e.yml', request);
        return [];
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return [error.code, ...error.faults.map(({ message }) => message)];
      }
    };
    expect(wordsFor(true, false)).toEqual([
      'invalid input',
      "google/gemini-3.5-flash-lite can't be called here: set GEMINI_API_KEY, or leave it out.",
    ]);
    expect(wordsFor(true, true)).toEqual([]);
    expect(wordsFor(false, false)).toEqual([]);
  });
});

describe('advice', () => {
  it('says which providers there are', async () => {
    const [fault, ...more] = await faultsIn(OK.replace(HAIKU, 'openai/gpt-5'));
    expect(more).toEqual([]);
    expect(await faultsIn(OK.replace(HAIKU, 'claude-haiku-5-5'))).toEqual([
      `e.yml:3:10 models[0]: No model is named "claude-haiku-5-5". Write ${HAIKU}, with its provider.`,
    ]);
    expect(fault).toContain('there is no provider "openai" here, only anthropic and google');
  });

  it('names the command that works where it is given', async () => {
    await using folder = await temporaryFolder();
    const program = path.join(folder.path, 'llm pick', 'bin', 'llm-pick.js');
    const here = (cwd: string, searched?: string) => commandHere({ program, cwd, searched });
    expect(here(path.join(folder.path, 'llm pick', 'docs'))).toBe('npx llm-pick');
    expect(here(folder.path)).toBe(`node '${program}'`);
    const installed = path.join(folder.path, 'llm-pick');
    await writeFile(installed, '');
    expect(commandHere({ program: installed, cwd: '/', searched: folder.path })).toBe('llm-pick');
  });

  it('goes on naming npx where npx has linked the program for itself', async () => {
    await using folder = await temporaryFolder();
    const program = path.join(folder.path, 'checkout', 'bin', 'llm-pick.js');
    const linked = path.join(folder.path, '_npx', 'node_modules', '.bin');
    for (const each of [path.dirname(program), linked]) await mkdir(each, { recursive: true });
    await writeFile(program, '');
    await symlink(program, path.join(linked, 'llm-pick'));
    const cwd = path.join(folder.path, 'checkout');
    expect(commandHere({ program, cwd, searched: linked })).toBe('npx llm-pick');
  });
});
