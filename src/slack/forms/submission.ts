import { errorModal } from '../../blocks/error.ts';
import { samplesBlockId } from '../../blocks/form/samples-fields.ts';
import type { EvaluationRequest } from '../../core/evaluation.ts';
import { type Draft, draftValues } from '../../core/request/form/draft.ts';
import { faultsOfStep, STEPS, type Step } from '../../core/request/form/form-steps.ts';
import { requestFromForm } from '../../core/request/form/request-from-form.ts';
import { samplesAsFile } from '../../core/request/form/samples-as-file.ts';
import { NO_CHANGES } from '../../core/request/request-changes.ts';
import type { Ctx } from '../../flows/ctx.ts';
import { ctxOf } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { explain } from '../out/reply.ts';
import { within } from '../within.ts';
import { answerSoon, KEPT_MS, type SubmissionArgs } from './answer-soon.ts';
import { fieldErrors } from './field-errors.ts';
import { readMetadata } from './form-metadata.ts';
import { attachedSources, type TypedFields, withTyped } from './form-state.ts';
import { type KeptDraft, stepView } from './form-view.ts';
import { lookAt } from './look-at.ts';
import { startForm } from './start-form.ts';
import { takeFiles } from './take-files.ts';

/** The form's submission: errors under their fields, the next step, the last look, or the start. */
export function submissionListener(deps: SlackDeps) {
  return async (args: SubmissionArgs): Promise<void> => {
    const { step } = readMetadata(args.view.private_metadata);
    if (step === 'look') await startForm(args, deps);
    else await nextStep(args, step, deps);
  };
}

/** What was typed is kept before anything else: a form that can't keep it in time stays open with its text. */
async function nextStep(args: SubmissionArgs, step: Step, deps: SlackDeps): Promise<void> {
  const { ack, body, view } = args;
  const { draft: id } = readMetadata(view.private_metadata);
  const ctx = ctxOf(body, deps.now());
  const inputs = view.blocks.filter(({ type }) => type === 'input');
  const shown = inputs.flatMap(({ block_id }) => block_id ?? []);
  const { earlier, ...uploaded } = attachedSources(view.state);
  let draft: Draft;
  try {
    draft = await within(KEPT_MS, keepTyped({ ctx, id, earlier }, view.state, deps));
  } catch (error) {
    const { what, next } = explain(error, deps.logger, 'What you typed is still here.');
    const errors = { [shown[0] ?? samplesBlockId(0)]: `${what} ${next}`.trim() };
    return ack({ response_action: 'errors', errors });
  }
  if (uploaded.file !== null || uploaded.document !== null) {
    return takeFiles(args, { ctx, id, draft }, { uploaded, deps });
  }
  const read = stepRead({ id, draft }, step, { shown, deps });
  if ('answer' in read) return ack(read.answer);
  const look = lookAt(ctx, { id, draft }, read.request, deps);
  const words = { meanwhile: 'Working out the price…', ended: 'You can close this.' };
  await answerSoon(args, look, { ...words, logger: deps.logger });
}

async function keepTyped(
  { ctx, id, earlier }: { ctx: Ctx; id: string; earlier: string | null },
  state: TypedFields,
  deps: SlackDeps,
): Promise<Draft> {
  const typed = withTyped(await deps.readDraft({ ctx, input: { id } }), state);
  const draft = earlier === null ? typed : await withEarlier(ctx, typed, earlier, deps);
  await deps.saveDraft({ ctx, input: { id, draft } });
  return draft;
}

async function withEarlier(
  ctx: Ctx,
  draft: Draft,
  evaluationId: string,
  deps: SlackDeps,
): Promise<Draft> {
  const input = { evaluationId, ...NO_CHANGES };
  const { spec, samples } = await deps.pastRequest({ ctx, input });
  return { ...draft, file: samplesAsFile(spec.name, samples) };
}

type Answer = Exclude<Parameters<SubmissionArgs['ack']>[0], undefined>;

/** What to answer at once: faults, or the next step; after the last of them the request. */
function stepRead(
  kept: KeptDraft,
  step: Step,
  { shown, deps }: { shown: readonly string[]; deps: SlackDeps },
): { answer: Answer } | { request: EvaluationRequest } {
  const values = draftValues(kept.draft);
  // The answer check comes later: here the samples are only read.
  const formValues = step === 'samples' ? { ...values, scorer: 'exact' } : values;
  const read = requestFromForm(formValues, { catalog: deps.catalog, at: deps.now() });
  const faults = 'faults' in read ? faultsOfStep(read.faults, step) : [];
  if (faults.length > 0) {
    const errors = fieldErrors(faults, kept.draft.samples, shown);
    return { answer: { response_action: 'errors', errors } };
  }
  const next = STEPS[STEPS.indexOf(step) + 1];
  if (next) return { answer: { response_action: 'update', view: stepView(kept, next, deps) } };
  if ('request' in read) return read;
  const what = 'This can’t be started yet.';
  const view = errorModal({ what, next: read.faults.map(({ message }) => message).join(' ') });
  return { answer: { response_action: 'update', view } };
}
