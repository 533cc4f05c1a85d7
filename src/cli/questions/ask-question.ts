import { labelsOf } from '../../core/catalog/labels-of.ts';
import type { Progress } from '../../core/record/progress.ts';
import { questionWords } from '../../core/record/question-words.ts';
import type { EvaluationCommand } from '../../flows/ctx.ts';
import type { CliDeps, Evaluations } from '../deps.ts';
import { type ConfirmDeps, confirm } from './confirm.ts';

/**
 * Answers what an evaluation waits on: as a person at the terminal says; with yes where nobody is there
 * to ask, or --yes was given. An interrupted question stays open: whoever resumes is asked.
 */
export function questionAnswerer(
  deps: ConfirmDeps & Pick<CliDeps, 'catalog' | 'command'>,
  evaluations: Pick<Evaluations, 'answerQuestion'>,
  { command, asks }: { command: EvaluationCommand; asks: boolean },
): (progress: Progress) => Promise<void> {
  return async ({ question, largestUsd }) => {
    if (question === null) return;
    const labelOf = labelsOf(deps.catalog({ reachable: false }));
    const words = questionWords(question, { largestUsd, labelOf });
    const isYes = !asks || (await confirm(deps, words));
    if (deps.interrupted.aborted) return;
    const answer = isYes ? 'yes' : 'no';
    if (question.kind === 'answer check' && !isYes) tellOtherChecks(deps, command);
    await evaluations.answerQuestion({ ...command, input: { ...command.input, answer } });
  };
}

/** The commands stand on lines of their own, that can be copied as a whole. */
function tellOtherChecks(
  { stderr, command }: Pick<ConfirmDeps, 'stderr'> & Pick<CliDeps, 'command'>,
  { input: { evaluationId } }: EvaluationCommand,
): void {
  stderr.write(
    `It ends here. Its answers under another check, without calls:\n  ${command} rescore ${evaluationId} --scorer contains\n` +
      `The models asked again, with another check:\n  ${command} run --again ${evaluationId} --scorer contains\n`,
  );
}
