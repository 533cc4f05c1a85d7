import { count, date, dollars, percent, percentRange, toTheCent } from '../../core/format.ts';
import { twoFigures } from '../../core/recommendation/two-figures.ts';
import { failedByAll } from '../../core/result/failed-by-all.ts';
import { isTried } from '../../core/result/has-run.ts';
import type { ModelResult, Result } from '../../core/result/schema/result.ts';
import { roundsWords } from '../../core/result/words/measured-words.ts';
import { priceStepWords } from '../../core/result/words/price-step-words.ts';
import { callCell, timeWords } from '../../core/result/words/result-rows.ts';
import { trialsWords } from '../../core/result/words/result-words.ts';
import { verdictWords } from '../../core/result/words/verdict-words.ts';
import { STYLE } from './result-style.ts';

/** A result as a page of its own: no scripts, nothing from elsewhere; texts of samples and models are only text. */
export function resultHtml(result: Result, labelOf: (name: string) => string): string {
  const { evaluation, headline, reason, simulated } = result;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(evaluation.name)}: llm-pick</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${simulated ? '<p class="simulated">Simulated: stand-ins answered. These figures say nothing of the real models.</p>' : ''}
<p class="name">${escaped(evaluation.name)}</p>
<h1>${escaped(headline)}</h1>
<p class="reason">${paragraph(reason)}</p>
${table(result, labelOf)}
${failedTogether(result)}
${result.models.map((model) => details(model, labelOf)).join('\n')}
${footer(result, labelOf)}
</main>
</body>
</html>
`;
}

function table(result: Result, labelOf: (name: string) => string): string {
  const { bar } = result.evaluation;
  const rows = result.models.map((each) => {
    const model = isTried(each)
      ? each
      : { ...each, score: null, interval90: null, latencyMs: null };
    const picked = model.candidate === result.pick?.candidate;
    const [about, rounded] = model.costEstimated ? ['~', twoFigures] : ['', Number];
    return `<tr${picked ? ' class="picked"' : ''}>
<th scope="row">${escaped(labelOf(model.candidate))}${picked ? ' <span class="tag">pick</span>' : ''}</th>
<td class="score">${scoreBar(model, typeof bar === 'number' ? bar : null)}</td>
<td class="number">${model.score === null ? '–' : percent(model.score)}</td>
<td class="number">${model.interval90 ? percentRange(model.interval90) : '–'}</td>
<td class="number">${callCell(model, 1)}</td>
<td class="number">${about}${dollars(rounded(model.monthlySpend))}</td>
<td class="number">${escaped(timeWords(model))}</td>
<td>${escaped(verdictWords(model, result))}</td>
</tr>`;
  });
  return `<table>
<thead><tr><th scope="col">Model</th><th scope="col" class="score">Score and its 90% interval</th><th scope="col" class="number">Score</th><th scope="col" class="number">90%</th><th scope="col" class="number">Per call</th><th scope="col" class="number">Per month</th><th scope="col" class="number">Typical time</th><th scope="col">Verdict</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

/** The interval as a line, the score as a dot, the bar as a stroke across. */
function scoreBar({ score, interval90 }: ModelResult, bar: number | null): string {
  const x = (share: number) => (4 + share * 152).toFixed(1);
  const mark =
    bar === null ? '' : `<line class="bar" x1="${x(bar)}" x2="${x(bar)}" y1="2" y2="18"/>`;
  const line = interval90
    ? `<line class="interval" x1="${x(interval90[0])}" x2="${x(interval90[1])}" y1="10" y2="10"/>`
    : '';
  const dot = score === null ? '' : `<circle cx="${x(score)}" cy="10" r="4"/>`;
  return `<svg width="160" height="20" viewBox="0 0 160 20" aria-hidden="true"><line class="axis" x1="4" x2="156" y1="10" y2="10"/>${mark}${line}${dot}</svg>`;
}

function failedTogether(result: Result): string {
  const failed = failedByAll(result);
  if (failed.length === 0) return '';
  const samples = failed.map(({ sample }) => `#${sample}`).join(', ');
  const examples = failed.flatMap(({ example }) => example ?? []);
  return `<section><h2>Every model fails ${failed.length === 1 ? 'sample' : 'samples'} ${samples}</h2>
<p>Look at the expected ${failed.length === 1 ? 'answer' : 'answers'} first.</p>${answers(examples)}</section>`;
}

function details(model: ModelResult, labelOf: (name: string) => string): string {
  if (!isTried(model)) return '';
  const facts = [
    model.reason,
    model.intervalWords ?? '',
    `${trialsWords(model)}. ${toTheCent(model.spend)} spent.`,
    ...model.warnings,
  ].filter((text) => text !== '');
  return `<section><h2>${escaped(labelOf(model.candidate))}</h2>
${facts.map((text) => `<p>${paragraph(text)}</p>`).join('\n')}
${answers(model.examples)}</section>`;
}

function answers(examples: ModelResult['examples']): string {
  if (examples.length === 0) return '';
  const rows = examples.map(
    ({ sample, input, expected, got, failure }) =>
      `<tr><th scope="row">#${sample}</th><td><pre>${escaped(input)}</pre></td><td><pre>${escaped(expected)}</pre></td><td><pre>${escaped(got)}</pre></td><td>${escaped(failure)}</td></tr>`,
  );
  return `<table class="answers"><thead><tr><th scope="col">Sample</th><th scope="col">Input</th><th scope="col">Expected</th><th scope="col">Got</th><th scope="col">Failure</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function footer(result: Result, labelOf: (name: string) => string): string {
  const { evaluation, spend, pricesCheckedAt, warnings } = result;
  const lines = [
    `${count(evaluation.samples, 'sample')}${roundsWords(evaluation)}, up to ${count(evaluation.repeats, 'repeat')}, scored by ${evaluation.scorer}. ${toTheCent(spend.usd)} spent.`,
    `At ${count(evaluation.volume, 'call')} a month. Prices checked ${date(pricesCheckedAt)}.`,
    ...priceStepWords(result, labelOf),
    ...evaluation.dataNotes,
    ...warnings,
    `Evaluation ${evaluation.id}, finished ${date(evaluation.finishedAt)}.`,
  ];
  return `<footer>${lines.map((text) => `<p>${paragraph(text)}</p>`).join('')}</footer>`;
}

function paragraph(text: string): string {
  return escaped(text).replaceAll('\n', '<br>');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
