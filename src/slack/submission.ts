import { errorModal } from '../blocks/error.ts';
import { samplesBlockId } from '../blocks/form-fields.ts';
import { draftValues } from '../core/request/form/draft.ts';
import { faultsOfStep, STEPS, type Step } from '../core/request/form/form-steps.ts';
import { requestFromForm } from '../core/request/form/request-from-form.ts';
import type { Ctx } from '../flows/ctx.ts';
import { ctxOf } from './ctx-of.ts';
import type { SlackDeps } from './deps.ts';
import { fieldErrors } from './field-errors.ts';
import { readMetadata } from './form-metadata.ts';
import { withTyped } from './form-state.ts';
import { type KeptDraft, lookView, stepView } from './form-view.ts';
import { explain } from './reply.ts';
import { type SubmissionArgs, startForm } from './start-form.ts';

/** The form's submission: errors under their fields, the next step, the last look, or the start. */
export function submissionListener(deps: SlackDeps) {
  return async (args: SubmissionArgs): Promise<void> => {
    const { step } = readMetadata(args.view.private_metadata);
    if (step === 'look') await startForm(args, deps);
    else await nextStep(args, step, deps);
  };
}

/** What was typed is kept before anything else: a form that can't keep it stays open with its text. */
async function nextStep(
  { ack, body, view }: SubmissionArgs,
  step: Step,
  deps: SlackDeps,
): Promise<void> {
  const { draft: id } = readMetadata(view.private_metadata);
  const ctx = ctxOf(body, deps.now());
  try {
    const before = await deps.readDraft({ ctx, input: { id } });
    const draft = withTyped(before, view.state);
    await deps.saveDraft({ ctx, input: { id, draft } });
    await ack(await answerTo({ id, draft }, step, ctx, deps));
  } catch (error) {
    const { what, next } = explain(error, deps.logger, 'What you typed is still here.');
    const blockId = view.blocks.find(({ type }) => type === 'input')?.block_id;
    await ack({
      response_action: 'errors',
      errors: { [blockId ?? samplesBlockId(0)]: `${what} ${next}` },
    });
  }
}

type Answer = Exclude<Parameters<SubmissionArgs['ack']>[0], undefined>;

async function answerTo(kept: KeptDraft, step: Step, ctx: Ctx, deps: SlackDeps): Promise<Answer> {
  const values = draftValues(kept.draft);
  // The answer check comes later: here the samples are only read.
  const formValues = step === 'samples' ? { ...values, scorer: 'exact' } : values;
  const read = requestFromForm(formValues, { catalog: deps.catalog, at: deps.now() });
  const faults = 'faults' in read ? faultsOfStep(read.faults, step) : [];
  if (faults.length > 0) {
    return { response_action: 'errors', errors: fieldErrors(faults, kept.draft.samples) };
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
