import { errorModal } from '../../blocks/error.ts';
import { samplesBlockId } from '../../blocks/form/samples-fields.ts';
import { type Draft, draftValues } from '../../core/request/form/draft.ts';
import { faultsOfStep, STEPS, type Step } from '../../core/request/form/form-steps.ts';
import { requestFromForm } from '../../core/request/form/request-from-form.ts';
import { samplesAsFile } from '../../core/request/form/samples-as-file.ts';
import { AS_IT_WAS } from '../../core/request/otherwise.ts';
import type { Ctx } from '../../flows/ctx.ts';
import { ctxOf } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { explain } from '../out/reply.ts';
import type { SubmissionArgs } from './answer-soon.ts';
import { fieldErrors } from './field-errors.ts';
import { readMetadata } from './form-metadata.ts';
import { elsewhere, withTyped } from './form-state.ts';
import { type KeptDraft, lookView, stepView } from './form-view.ts';
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

/** What was typed is kept before anything else: a form that can't keep it stays open with its text. */
async function nextStep(args: SubmissionArgs, step: Step, deps: SlackDeps): Promise<void> {
  const { ack, body, view } = args;
  const { draft: id } = readMetadata(view.private_metadata);
  const ctx = ctxOf(body, deps.now());
  const inputs = view.blocks.filter(({ type }) => type === 'input');
  const shown = inputs.flatMap(({ block_id }) => block_id ?? []);
  try {
    const before = await deps.readDraft({ ctx, input: { id } });
    const { file, document, earlier } = elsewhere(view.state);
    const typed = withTyped(before, view.state);
    const draft = earlier === null ? typed : await withEarlier(ctx, typed, earlier, deps);
    await deps.saveDraft({ ctx, input: { id, draft } });
    if (file === null && document === null) {
      await ack(await answerTo({ id, draft }, step, { ctx, shown, deps }));
    } else {
      await takeFiles(args, { ctx, id, draft }, { uploaded: { file, document }, deps });
    }
  } catch (error) {
    const { what, next } = explain(error, deps.logger, 'What you typed is still here.');
    await ack({
      response_action: 'errors',
      errors: { [shown[0] ?? samplesBlockId(0)]: `${what} ${next}`.trim() },
    });
  }
}

async function withEarlier(
  ctx: Ctx,
  draft: Draft,
  evaluationId: string,
  deps: SlackDeps,
): Promise<Draft> {
  const input = { evaluationId, ...AS_IT_WAS };
  const { spec, samples } = await deps.pastRequest({ ctx, input });
  return { ...draft, file: samplesAsFile(spec.name, samples) };
}

type Answer = Exclude<Parameters<SubmissionArgs['ack']>[0], undefined>;

async function answerTo(
  kept: KeptDraft,
  step: Step,
  { ctx, shown, deps }: { ctx: Ctx; shown: readonly string[]; deps: SlackDeps },
): Promise<Answer> {
  const values = draftValues(kept.draft);
  // The answer check comes later: here the samples are only read.
  const formValues = step === 'samples' ? { ...values, scorer: 'exact' } : values;
  const read = requestFromForm(formValues, { catalog: deps.catalog, at: deps.now() });
  const faults = 'faults' in read ? faultsOfStep(read.faults, step) : [];
  if (faults.length > 0) {
    return { response_action: 'errors', errors: fieldErrors(faults, kept.draft.samples, shown) };
  }
  const next = STEPS[STEPS.indexOf(step) + 1];
  if (next) return { response_action: 'update', view: stepView(kept, next, deps) };
  if ('faults' in read) {
    const what = 'This can’t be started yet.';
    const view = errorModal({ what, next: read.faults.map(({ message }) => message).join(' ') });
    return { response_action: 'update', view };
  }
  const { request } = read;
  const ready = { request, estimate: await deps.quote({ ctx, input: { request } }) };
  return { response_action: 'update', view: lookView(kept, ready, deps) };
}
