import { labelsOf } from '../../core/catalog/labels-of.ts';
import { AppError } from '../../core/errors.ts';
import type { FixKind, Inquiry } from '../../core/evaluation.ts';
import { dollars } from '../../core/format.ts';
import type { InquiryAnswer } from '../../core/inquiry/inquiry-answer.ts';
import { inquiryJson } from '../../core/inquiry/inquiry-json.ts';
import { inquiryWords } from '../../core/inquiry/inquiry-words.ts';
import { costWords, triedWords } from '../../core/inquiry/quote-words.ts';
import { NOWHERE } from '../../core/request/formats/place.ts';
import type { InquiryOffer } from '../../flows/quote-inquiry.ts';
import type { CliDeps, Evaluations } from '../deps.ts';
import { requireEvaluationId } from '../input/evaluation-id.ts';
import { readDocument } from '../input/read-file.ts';
import { EXIT, type ExitStatus } from '../output/exit-status.ts';
import { printable } from '../output/printable.ts';
import { type Screen, screenOf, wrapText } from '../output/screen.ts';
import { confirm } from '../questions/confirm.ts';
import { followEvaluation } from '../questions/follow-evaluation.ts';
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
export async function why(deps: CliDeps, id: string, options: WhyOptions): Promise<ExitStatus> {
  requireEvaluationId(id);
  const document = options.context === null ? null : await documentOf(options.context);
  const evaluations = await deps.openEvaluations({ concurrency: options.concurrency });
  const answers: { offer: InquiryOffer; answer: InquiryAnswer }[] = [];
  try {
    for (const candidate of options.models.length > 0 ? options.models : [null]) {
      const { arms: fixes, budget: budgetUsd } = options;
      const input = { evaluationId: id, candidate, document, fixes, budgetUsd };
      const offer = await evaluations.quoteInquiry({ ctx: terminalCtx(deps.now()), input });
      if (!(await goesOn(deps, offer, options))) return EXIT.interrupted;
      const answer = await answerTo(deps, evaluations, offer.inquiry);
      if (answer === null) {
        deps.stderr.write(GO_ON);
        return EXIT.interrupted;
      }
      answers.push({ offer, answer });
      if (!options.json) deps.stdout.write(answerText(answer, screenOf(deps.stdout, deps.noColor)));
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
async function goesOn(
  deps: CliDeps,
  { inquiry, quote, stored, helper, simulated }: InquiryOffer,
  { json, yes }: WhyOptions,
): Promise<boolean> {
  const labelOf = labelsOf(deps.catalog({ reachable: false }));
  const out = json ? deps.stderr : deps.stdout;
  const screen = screenOf(out, deps.noColor);
  const by = helper === null ? '' : ` ${labelOf(helper)} rates the document and writes the rules.`;
  const lines = [
    screen.colours.bold(
      `${simulated ? 'Simulated. ' : ''}Why does ${printable(labelOf(inquiry.candidate))} fail?`,
    ),
    printable(stored.join(' ')),
    `${printable(triedWords(quote))}${helper !== null && (inquiry.document || inquiry.fixes.includes('rules')) ? by : ''}`,
    costWords(quote),
    '',
  ];
  out.write(`${wrapText(lines.join('\n'), screen)}\n`);
  const isAsked = !yes && deps.stdin.isTTY && deps.stderr.isTTY && !deps.simulated();
  if (!isAsked || (await confirm(deps, `Spend at most ${dollars(quote.largestUsd)}?`))) return true;
  deps.stderr.write('Nothing was called or spent.\n');
  return false;
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
    // A database that is gone can't be written to: the line that goes on matters more.
    await evaluations.pause(command).catch(() => {});
    return null;
  }
}

/** How what was confirmed is used, and kept. */
function keptLines({ confirmed }: InquiryAnswer): string[] {
  if (!confirmed) return [];
  const id = confirmed.evaluationId;
  return [`“llm-pick use ${id}” takes it into use; “llm-pick export ${id}” is its line of a file.`];
}

function answerText(answer: InquiryAnswer, screen: Screen): string {
  const { headline, paragraphs, smallPrint } = inquiryWords(answer);
  const lines = [
    screen.colours.bold(printable(headline)),
    ...paragraphs.map((sentences) => `  • ${printable(sentences.join(' '))}`),
    ...smallPrint.map((sentence) => `  ${printable(sentence)}`),
    ...keptLines(answer),
    '',
  ];
  return `\n${wrapText(lines.join('\n'), screen)}`;
}
