import { labelsOf } from '../../core/catalog/labels-of.ts';
import { AppError } from '../../core/errors.ts';
import type { FixKind, Inquiry } from '../../core/evaluation.ts';
import type { InquiryAnswer } from '../../core/inquiry/inquiry-answer.ts';
import { inquiryJson } from '../../core/inquiry/inquiry-json.ts';
import { inquiryWords } from '../../core/inquiry/inquiry-words.ts';
import { costWords, helperWords, triedWords } from '../../core/inquiry/quote-words.ts';
import { NOWHERE } from '../../core/request/formats/place.ts';
import type { InquiryOffer } from '../../flows/quote-inquiry.ts';
import type { CliDeps, Evaluations, KeepingDeps } from '../deps.ts';
import { requireEvaluationId } from '../input/evaluation-id.ts';
import { readDocument } from '../input/read-file.ts';
import { EXIT, type ExitStatus } from '../output/exit-status.ts';
import { printable } from '../output/printable.ts';
import { type Screen, screenOf, wrapText } from '../output/screen.ts';
import { agreesToSpend } from '../questions/agrees-to-spend.ts';
import { followEvaluation } from '../questions/follow-evaluation.ts';
import { keepInterrupted } from '../questions/keep-interrupted.ts';
import { terminalCtx } from '../terminal-ctx.ts';

export interface WhyOptions {
  /** A file with what the model should know; null: none. */
  context: string | null;
  /** What is tried beside a plain retry. */
  arms: readonly FixKind[];
  /** The candidates that are asked about; empty: the best that is worth it. */
  models: readonly string[];
  /** Dollars for each; null: what is left of the evaluation's budget. */
  budget: number | null;
  yes: boolean;
  json: boolean;
  concurrency: number;
}

/**
 * `llm-pick why ID`: why a cheap model fails and what fixes it. What stored trials tell and the quote come
 * first; then arms are tried on the failing samples, and the best is confirmed. Interrupted, the same
 * command goes on.
 */
export async function why(deps: KeepingDeps, id: string, options: WhyOptions): Promise<ExitStatus> {
  requireEvaluationId(id);
  const document = options.context === null ? null : await documentOf(options.context);
  await using expected = await deps.expectRun();
  const evaluations = await expected.open({ concurrency: options.concurrency });
  const answers: { offer: InquiryOffer; answer: InquiryAnswer }[] = [];
  try {
    for (const candidate of options.models.length > 0 ? options.models : [null]) {
      const { arms: fixes, budget: budgetUsd } = options;
      const input = { evaluationId: id, candidate, document, fixes, budgetUsd };
      const offer = await evaluations.quoteInquiry({ ctx: terminalCtx(deps.now()), input });
      if (!(await confirmInquiry(deps, offer, options))) return EXIT.interrupted;
      deps.endsItself();
      const answer = await answerTo(deps, evaluations, offer.inquiry);
      if (answer === null) {
        deps.stderr.write(GO_ON);
        return EXIT.interrupted;
      }
      answers.push({ offer, answer });
      if (options.json) continue;
      const screen = screenOf(deps.stdout, deps.noColor);
      deps.stdout.write(answerText(answer, deps.command, screen));
    }
    const [first, ...others] = answers;
    if (options.json && first) {
      deps.stdout.write(`${JSON.stringify(inquiryJson([first, ...others]), null, 2)}\n`);
    }
    return EXIT.ok;
  } finally {
    await evaluations.stop();
  }
}

const GO_ON = '\nInterrupted: every finished call is kept. The same command goes on.\n';

async function documentOf(file: string): Promise<Inquiry['document']> {
  const read = await readDocument(file, {
    place: NOWHERE,
    field: null,
    what: `${file} can't be read`,
    inside: null,
  });
  if ('fault' in read) throw new AppError('invalid input', `--context: ${read.fault.message}`);
  return { name: file.replace(/^.*[/\\]/, ''), text: read.text };
}

/** Says what is known for nothing and what the rest may cost; a person at a terminal decides. */
async function confirmInquiry(
  deps: CliDeps,
  { inquiry, quote, stored, limits, helper, simulated }: InquiryOffer,
  { json, yes }: WhyOptions,
): Promise<boolean> {
  const labelOf = labelsOf(deps.catalog({ reachable: false }));
  const out = json ? deps.stderr : deps.stdout;
  const screen = screenOf(out, deps.noColor);
  const helps = helperWords(helper && labelOf(helper), {
    hasDocument: inquiry.document !== null,
    tried: quote.tried,
  });
  const lines = [
    screen.colours.bold(
      `${simulated ? 'Simulated. ' : ''}Why does ${printable(labelOf(inquiry.candidate))} fail?`,
    ),
    printable(stored.join(' ')),
    printable([triedWords(quote), ...(helps ? [helps] : [])].join(' ')),
    printable([costWords(quote), ...limits].join(' ')),
    '',
  ];
  out.write(`${wrapText(lines.join('\n'), screen)}\n`);
  return agreesToSpend(deps, quote.largestUsd, { yes });
}

/** Follows an inquiry stage by stage to its answer; null where it was interrupted. */
async function answerTo(
  deps: CliDeps,
  evaluations: Evaluations,
  inquiry: Inquiry,
): Promise<InquiryAnswer | null> {
  for (let again = true; ; again = false) {
    const ctx = terminalCtx(deps.now());
    const step = await evaluations.lookInto({ ctx, input: { inquiry, again } });
    if (step.kind === 'answered') return step.answer;
    const { evaluationId } = step;
    const command = { ctx, input: { evaluationId } };
    await evaluations.resume(command);
    // What it costs was agreed to before its first stage: it asks nothing.
    const result = await followEvaluation(deps, evaluations, evaluationId, async () => {});
    if (result !== 'interrupted') continue;
    await keepInterrupted(evaluations, command);
    return null;
  }
}

/** How what was confirmed is used, and kept. */
function keptLines({ confirmed }: InquiryAnswer, command: string): string[] {
  if (!confirmed) return [];
  const id = confirmed.evaluationId;
  return [
    `“${command} use ${id}” takes it into use; “${command} export ${id}” is its line of a file.`,
  ];
}

function answerText(answer: InquiryAnswer, command: string, screen: Screen): string {
  const { headline, paragraphs, smallPrint } = inquiryWords(answer);
  const lines = [
    screen.colours.bold(printable(headline)),
    ...paragraphs.map((sentences) => `  • ${printable(sentences.join(' '))}`),
    ...smallPrint.map((sentence) => `  ${printable(sentence)}`),
    ...keptLines(answer, command),
    '',
  ];
  return `\n${wrapText(lines.join('\n'), screen)}`;
}
