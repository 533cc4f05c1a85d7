import { randomUUID } from 'node:crypto';
import { withCounted } from '../../core/estimate/known-sizes.ts';
import type { EvaluationRequest } from '../../core/evaluation.ts';
import { date } from '../../core/format.ts';
import type { Grade } from '../../core/recommendation/recommendation.ts';
import { understood } from '../../core/request/understood.ts';
import { requirePair } from '../../core/result/require-pair.ts';
import { withRequired } from '../../core/result/required-grade.ts';
import type { Result } from '../../core/result/schema/result.ts';
import type { EvaluationCommand } from '../../flows/ctx.ts';
import type { StartInput } from '../../flows/start-evaluation.ts';
import type { CliDeps, Evaluations, ExpectedRun, KeepingDeps } from '../deps.ts';
import { requireEvaluationId } from '../input/evaluation-id.ts';
import { readBar } from '../input/read-bar.ts';
import { readEvaluation } from '../input/read-evaluation.ts';
import { readScorer } from '../input/read-scorer.ts';
import { requireKeys } from '../input/require-keys.ts';
import { estimateText } from '../output/estimate-text.ts';
import { EXIT, type ExitStatus, exitStatusOf } from '../output/exit-status.ts';
import { printResult, type ResultOptions } from '../output/print-result.ts';
import { screenOf } from '../output/screen.ts';
import { checkOutput } from '../output/write-output.ts';
import { agreesToSpend, isAsked, isTooLate } from '../questions/agrees-to-spend.ts';
import { questionAnswerer } from '../questions/ask-question.ts';
import { followEvaluation } from '../questions/follow-evaluation.ts';
import { keepInterrupted } from '../questions/keep-interrupted.ts';
import { terminalCtx } from '../terminal-ctx.ts';
import { addFile } from './add-samples.ts';

/** A past evaluation, and what is asked otherwise, as it is typed. */
interface AgainOptions {
  id: string;
  bar: string | null;
  scorer: string | null;
  model: string | null;
  /** Its pair of models in a row is tested alone. */
  pair: boolean;
}

export interface RunOptions extends ResultOptions {
  /** Don't ask before spending. */
  yes: boolean;
  design: 'adaptive' | 'full' | null;
  concurrency: number;
  /** An evaluation that was interrupted; null for a new one. */
  resume: string | null;
  /** An evaluation to be started once more; null: one of a file. */
  again: AgainOptions | null;
  /** A pick below this grade is shown, and ends with another status. */
  require: Grade;
  /** Its budget from now on, in dollars; null: as it was. */
  budget: number | null;
  /** Samples for the evaluation that is resumed; null: none. */
  add: string | null;
  /** Files outside the evaluation's folder may be read, too. */
  allowOutside: boolean;
}

type AgreedStart = Pick<StartInput, 'request' | 'expectedUsd' | 'asks'>;

/**
 * `llm-pick run FILE`: estimate, question, progress, result. With `--json` standard output holds the
 * result alone. Interrupted, it keeps every finished trial and says how to go on.
 */
export async function run(
  deps: KeepingDeps,
  file: string | null,
  options: RunOptions,
): Promise<ExitStatus> {
  if (options.resume !== null) requireEvaluationId(options.resume);
  if (options.output !== null) await checkOutput(options.output);
  const request = await requestOf(deps, file, options);
  await using expected = await deps.expectRun();
  const agreed = request && (await agreedStart(deps, expected, { request, options }));
  if (agreed === 'declined') return EXIT.interrupted;
  const evaluations = await expected.open({ concurrency: options.concurrency });
  try {
    if (isTooLate(deps)) return EXIT.interrupted;
    deps.endsItself();
    const id = agreed
      ? await begin(deps, evaluations, agreed)
      : await goOn(deps, evaluations, options);
    if (id === null) return EXIT.interrupted;
    if (options.resume && file) {
      deps.stderr.write(`${file} is not read again: the evaluation goes on as it began.\n`);
    }
    const command = commandFor(deps, id);
    const answer = questionAnswerer(deps, evaluations, { command, asks: isAsked(deps, options) });
    const result = await followEvaluation(deps, evaluations, id, answer);
    if (result === 'interrupted') {
      await keepInterrupted(evaluations, command);
      tellHowToResume(deps, id);
      return EXIT.interrupted;
    }
    // Only a terminal has the evaluation's id above it.
    if (!options.json && deps.stdout.isTTY) deps.stdout.write('\n');
    const answered = withRequired(result, options.require);
    await printResult(deps, answered, options);
    return exitStatusOf(answered);
  } finally {
    await evaluations.stop();
  }
}

/** The evaluation that goes on; null where a person does not want to pay for the samples to be added. */
async function goOn(
  deps: CliDeps,
  evaluations: Evaluations,
  { resume: id, add, budget: budgetUsd, json, yes }: RunOptions,
): Promise<string | null> {
  if (id === null) throw new Error('run takes a file, or an evaluation that goes on');
  const { ctx, input } = commandFor(deps, id);
  const asks = isAsked(deps, { yes });
  const added =
    add === null
      ? null
      : await addFile(deps, evaluations, id, { file: add, budgetUsd, json, asks });
  if (added === 'declined') return null;
  if (budgetUsd !== null && added !== 'added') {
    await evaluations.raiseBudget({ ctx, input: { ...input, budgetUsd } });
  }
  await evaluations.resume({ ctx, input });
  const ended = await evaluations.result(id);
  if (ended) deps.stderr.write(endedWords(ended));
  return id;
}

/** What is told where there is nothing to go on with. */
function endedWords({ evaluation: { finishedAt } }: Result): string {
  return `It ended on ${date(new Date(finishedAt))}: nothing is asked again, this is its result.\n`;
}

function commandFor(deps: CliDeps, evaluationId: string): EvaluationCommand {
  return { ctx: terminalCtx(deps.now()), input: { evaluationId } };
}

/** What is to be started; null: what began goes on. */
async function requestOf(
  deps: CliDeps,
  file: string | null,
  { design, resume, again, allowOutside }: RunOptions,
): Promise<EvaluationRequest | null> {
  if (again) return requestAgain(deps, again);
  if (resume || file === null) return null;
  const catalog = deps.catalog({ reachable: true });
  const { spec, samples } = await readEvaluation(file, {
    catalog,
    at: deps.now(),
    allowOutside,
  });
  const request = { spec: design ? { ...spec, design } : spec, samples };
  requireKeys(deps, file, request);
  return request;
}

async function requestAgain(
  deps: CliDeps,
  { id, bar, scorer, model, pair }: AgainOptions,
): Promise<EvaluationRequest> {
  requireEvaluationId(id);
  const otherwise = {
    bar: bar === null ? null : readBar(bar),
    scorer: scorer === null ? null : readScorer(scorer),
    model,
  };
  const archive = await deps.openArchive();
  const { ctx, input } = commandFor(deps, id);
  try {
    const tested = pair ? requirePair(await archive.show({ ctx, input })) : null;
    const again = { ...input, ...otherwise, pair: tested };
    const request = await archive.pastRequest({ ctx, input: again });
    requireKeys(deps, `Evaluation ${id}`, request);
    return request;
  } finally {
    await archive.close();
  }
}

/** Tells what it can show and may cost; a person at a terminal decides whether it is started. */
async function agreedStart(
  deps: CliDeps,
  expected: ExpectedRun,
  { request, options: { json, yes } }: { request: EvaluationRequest; options: RunOptions },
): Promise<AgreedStart | 'declined'> {
  const estimate = await expected.quote({ ctx: terminalCtx(deps.now()), input: { request } });
  if (isTooLate(deps)) return 'declined';
  const out = json ? deps.stderr : deps.stdout;
  const screen = screenOf(out, deps.noColor);
  const read = understood(request);
  const { name, volume } = request.spec;
  out.write(
    `${estimateText(name, { estimate, read, volume }, { screen, command: deps.command, simulated: deps.simulated() })}\n`,
  );
  if (!(await agreesToSpend(deps, estimate.largestUsd, { yes }))) return 'declined';
  return {
    request: withCounted(request, estimate.tokensPerCharacter),
    expectedUsd: estimate.expectedUsd,
    asks: isAsked(deps, { yes }),
  };
}

async function begin(
  deps: CliDeps,
  evaluations: Evaluations,
  agreed: AgreedStart,
): Promise<string> {
  const id = await evaluations.start({
    ctx: terminalCtx(deps.now()),
    input: { ...agreed, destination: null, key: `run/${randomUUID()}` },
  });
  deps.stderr.write(`Evaluation ${id}\n`);
  return id;
}

/** The command stands on a line of its own, that can be copied as a whole. */
function tellHowToResume({ stderr, interrupted, command }: CliDeps, id: string): void {
  const what = interrupted.aborted ? 'Interrupted' : 'Another run of it was interrupted';
  stderr.write(
    `\n${what}: every finished trial is kept. Go on with:\n  ${command} run --resume ${id}\n`,
  );
}
