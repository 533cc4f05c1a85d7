import { labelsOf } from '../../core/catalog/labels-of.ts';
import { AppError } from '../../core/errors.ts';
import type { Currency } from '../../core/own-money.ts';
import { parseSetting } from '../../core/settings/settings-of.ts';
import { currencyWords } from '../../core/what-if/what-if-words.ts';
import type { CliDeps } from '../deps.ts';
import { requireEvaluationId } from '../input/evaluation-id.ts';
import { readBar } from '../input/read-bar.ts';
import { readLatency } from '../input/read-latency.ts';
import { resultText } from '../output/result-text.ts';
import { screenOf, wrapText } from '../output/screen.ts';
import { terminalCtx } from '../terminal-ctx.ts';

export interface WhatIfOptions {
  /** Calls a month; null: as it was. */
  volume: number | null;
  /** As typed: `90%`, or `within 5% of MODEL`. */
  bar: string | null;
  /** As typed: `95% within 2s`. */
  latency: string | null;
  level: string | null;
  /** As typed: `EUR`, or `EUR 0.92` with what a dollar is worth. */
  currency: string | null;
  json: boolean;
}

/** `llm-pick what-if ID`: the result its stored trials have at another volume, bar, price level or currency. */
export async function whatIfPast(deps: CliDeps, id: string, options: WhatIfOptions): Promise<void> {
  requireEvaluationId(id);
  const { volume, level } = options;
  const bar = options.bar === null ? null : readBar(options.bar);
  const latency = options.latency === null ? null : readLatency(options.latency);
  const wanted = options.currency === null ? null : currencyOf(options.currency);
  const archive = await deps.openArchive();
  const answer = await archive
    .whatIf({
      ctx: terminalCtx(deps.now()),
      input: { evaluationId: id, volume, bar, latency, level, currency: wanted },
    })
    .finally(() => archive.close());
  const { result, words, discount, currency } = answer;
  if (options.json) {
    const { volume: calls, bar: rate, latency: time } = result.evaluation;
    const conditions = { volume: calls, bar: rate, latency: time, level, discount };
    const body = { schema: 'llm-pick/what-if@1', asked: conditions, words, currency, result };
    deps.stdout.write(`${JSON.stringify(body, null, 2)}\n`);
    return;
  }
  const labelOf = labelsOf(deps.catalog({ reachable: false }));
  const screen = screenOf(deps.stdout, deps.noColor);
  const months = currencyWords(result, currency, labelOf);
  const first = [...words, ...(months === null ? [] : [months])].join('\n');
  deps.stdout.write(
    `${wrapText(first, screen)}\n\n${resultText(result, { labelOf, screen, command: deps.command })}`,
  );
}

function currencyOf(typed: string): Currency {
  const parsed = parseSetting('currency', typed);
  if ('value' in parsed) return parsed.value;
  const message = `--currency ${parsed.problem}: "${typed}" is none of these.`;
  throw new AppError('invalid input', message);
}
