import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes an evaluation of two cheap models beside samples that expect `expected`; more lines win. */
export async function writeEvaluation(
  folder: string,
  {
    samples = 20,
    expected = 'ok',
    lines = [],
  }: { samples?: number; expected?: string; lines?: string[] } = {},
): Promise<string> {
  const rows = Array.from({ length: samples }, (_, index) => `Sample ${index},${expected}`);
  await writeFile(path.join(folder, 's.csv'), ['input,expected', ...rows, ''].join('\n'));
  const defaults = [
    'name: words',
    'prompt: "Say ok. {{input}}"',
    'samples: s.csv',
    'models: [anthropic/claude-haiku-5-5, google/gemini-3.5-flash-lite]',
    'bar: 0.8',
    'repeats: 2',
  ];
  const keys = new Set(lines.map((line) => line.split(':')[0]));
  const kept = defaults.filter((line) => !keys.has(line.split(':')[0]));
  await writeFile(path.join(folder, 'e.yml'), [...kept, ...lines, ''].join('\n'));
  return 'e.yml';
}
