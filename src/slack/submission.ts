import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { errorMessage } from '../blocks/error.ts';
import type { EvaluationRequest } from '../core/evaluation.ts';
import { type FormValues, requestFromForm } from '../core/request/form/request-from-form.ts';
import { ctxOf } from './ctx-of.ts';
import type { SlackDeps } from './deps.ts';
import { fieldErrors } from './field-errors.ts';
import { readMetadata } from './form-metadata.ts';
import { readForm } from './form-state.ts';
import { estimatedForm } from './form-view.ts';
import { explain, tellUser } from './reply.ts';

type SubmissionArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/**
 * The form's submission: errors under their fields, or the evaluation starts. Where the samples
 * can't prove the bar and nobody said so yet, the form says it first.
 */
export function submissionListener(deps: SlackDeps) {
  return async (args: SubmissionArgs): Promise<void> => {
    const { ack, view } = args;
    const values = readForm(view.state);
    const metadata = readMetadata(view.private_metadata);
    const read = requestFromForm(values, { catalog: deps.catalog, at: deps.now() });
    if ('faults' in read) {
      return ack({ response_action: 'errors', errors: fieldErrors(read.faults, view.state) });
    }
    if (!metadata.warned && !deps.estimate(read.request).provable) {
      return ack({ response_action: 'update', view: estimatedForm(values, metadata, deps) });
    }
    await ack();
    await start(args, { values, request: read.request, channel: metadata.channel }, deps);
  };
}

/** Once per form, however often it is submitted; a failure gives back what was typed. */
async function start(
  { body, client, view }: SubmissionArgs,
  submitted: { values: FormValues; request: EvaluationRequest; channel: string },
  deps: SlackDeps,
): Promise<void> {
  const ctx = ctxOf(body, deps.now());
  const destination = { channel: submitted.channel };
  const key = `slack/${ctx.workspace}/${view.id}`;
  try {
    await deps.start({ ctx, input: { request: submitted.request, destination, key } });
  } catch (error) {
    const { task, samples } = submitted.values;
    const typed = [
      { name: 'the task', value: task },
      { name: 'samples', value: samples },
    ];
    await tellUser(
      client,
      { user: body.user.id, channel: submitted.channel },
      errorMessage(explain(error, deps.logger), typed),
    );
  }
}
