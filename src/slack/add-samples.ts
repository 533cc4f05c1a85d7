import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { additionModal, addSamplesModal } from '../blocks/add-samples-modal.ts';
import { errorMessage, errorModal } from '../blocks/error.ts';
import { noteModal } from '../blocks/form.ts';
import { samplesBlockId } from '../blocks/samples-fields.ts';
import type { Modal } from '../blocks/surfaces.ts';
import { AppError } from '../core/errors.ts';
import { RANGES } from '../core/request/fields.ts';
import type { SamplesFile } from '../core/request/form/form-values.ts';
import { samplesAsFile } from '../core/request/form/samples-as-file.ts';
import { samplesTable } from '../core/request/form/samples-table.ts';
import type { Ctx } from '../flows/ctx.ts';
import { ctxOf } from './ctx-of.ts';
import type { SlackDeps } from './deps.ts';
import type { ButtonArgs } from './digest.ts';
import { fieldErrors } from './field-errors.ts';
import { samplesElsewhere, samplesTyped, type UploadedFile } from './form-state.ts';
import { newDraft } from './new-draft.ts';
import { explain } from './reply.ts';
import { readSamplesFile } from './samples-file.ts';
import type { SubmissionArgs } from './start-form.ts';

const metadataSchema = z.object({
  evaluationId: z.string(),
  channel: z.string(),
  /** The draft that keeps what was pasted. */
  draft: z.uuid(),
  /** The whole budget that the shown price comes to; null: no price was shown yet. */
  budgetUsd: z.number().nullable(),
});

type Metadata = z.infer<typeof metadataSchema>;

/** What a person gives. */
interface Given {
  samples: readonly string[];
  file: SamplesFile | null;
}

/** [Add samples] below a result: asks for them. */
export function addSamplesListener(deps: SlackDeps) {
  return async ({ ack, action, body, client, respond }: ButtonArgs): Promise<void> => {
    await ack();
    const metadata = {
      evaluationId: action.value ?? '',
      channel: body.channel?.id ?? '',
      draft: randomUUID(),
      budgetUsd: null,
    };
    try {
      const view = firstView(metadata, [], null, deps);
      await client.views.open({ trigger_id: body.trigger_id, view });
    } catch (error) {
      const reply = errorMessage(explain(error, deps.logger));
      await respond({ response_type: 'ephemeral', replace_original: false, ...reply });
    }
  };
}

/** The form: first its samples get a price, then they are added. What is wrong stands under them. */
export function addSamplesSubmission(deps: SlackDeps) {
  return async (args: SubmissionArgs): Promise<void> => {
    const metadata = metadataSchema.parse(JSON.parse(args.view.private_metadata));
    const ctx = ctxOf(args.body, deps.now());
    if (metadata.budgetUsd === null) await price(args, { ctx, metadata }, deps);
    else await add(args, { ctx, metadata, budgetUsd: metadata.budgetUsd }, deps);
  };
}

interface Asked {
  ctx: Ctx;
  metadata: Metadata;
}

async function price(args: SubmissionArgs, asked: Asked, deps: SlackDeps): Promise<void> {
  const { ack, view } = args;
  const samples = samplesTyped(view.state);
  const { file, earlier } = samplesElsewhere(view.state);
  try {
    const given = {
      samples,
      file: earlier === null ? null : await earlierFile(asked, earlier, deps),
    };
    await keep(asked, given, deps);
    if (file !== null) return await takeFile(args, asked, { file, samples, deps });
    const shown = await pricedView(asked, given, deps);
    await ack({ response_action: 'update', view: shown });
  } catch (error) {
    await ack({ response_action: 'errors', errors: errorsOf(error, samples, deps) });
  }
}

async function earlierFile({ ctx }: Asked, evaluationId: string, deps: SlackDeps) {
  const input = { evaluationId, bar: null, scorer: null };
  const { spec, samples } = await deps.pastRequest({ ctx, input });
  return samplesAsFile(spec.name, samples);
}

/** What is pasted is kept, so that the last look need not hold it. */
async function keep({ ctx, metadata }: Asked, given: Given, deps: SlackDeps): Promise<void> {
  const { channel, draft: id } = metadata;
  const { draft } = newDraft({ task: '', samples: '' }, { channel, responseUrl: null }, deps);
  await deps.saveDraft({ ctx, input: { id, draft: { ...draft, ...given } } });
}

/** Slack waits three seconds for an answer, and a file may take longer: it is read behind a note. */
async function takeFile(
  { ack, client, view }: SubmissionArgs,
  asked: Asked,
  { file, samples, deps }: { file: UploadedFile; samples: readonly string[]; deps: SlackDeps },
): Promise<void> {
  await ack({
    response_action: 'update',
    view: noteModal(`Reading ${file.name ?? 'your file'}…`),
  });
  const next = await readSamplesFile(file, deps.access())
    .then(async (read) => {
      const given = { samples, file: read };
      await keep(asked, given, deps);
      return await pricedView(asked, given, deps);
    })
    .catch((error: unknown) => {
      const said = Object.values(errorsOf(error, samples, deps)).join(' ');
      return firstView(asked.metadata, samples, said, deps);
    });
  await client.views.update({ view_id: view.id, view: next }).catch((error) => {
    deps.logger.warn('A form could not go on after its file', { error: String(error) });
  });
}

function firstView(
  metadata: Metadata,
  samples: readonly string[],
  warning: string | null,
  deps: SlackDeps,
): Modal {
  const { takesFiles } = deps.access();
  return addSamplesModal({ metadata: JSON.stringify(metadata), samples, takesFiles, warning });
}

/** The most it may spend is what all calls cost at their worst, and no more than it was first allowed. */
async function pricedView({ ctx, metadata }: Asked, given: Given, deps: SlackDeps): Promise<Modal> {
  const { evaluationId } = metadata;
  const table = samplesTable({ samples: given.samples.join('\n'), file: given.file });
  const { evaluation, spend } = await deps.show({ ctx, input: { evaluationId } });
  const quote = (budgetUsd: number) =>
    deps.quoteAddition({ ctx, input: { evaluationId, table, budgetUsd } });
  const unlimited = await quote(spend.usd + RANGES.budget.most);
  const most = Math.min(evaluation.budget, unlimited?.costs.worstUsd ?? 0);
  const budgetUsd = spend.usd + most;
  const addition = await quote(budgetUsd);
  if (addition === null) return errorModal(GOES_ON);
  const priced = JSON.stringify({ ...metadata, budgetUsd });
  return additionModal({ metadata: priced, addition, simulated: deps.simulated });
}

async function add(
  { ack }: SubmissionArgs,
  { ctx, metadata, budgetUsd }: Asked & { budgetUsd: number },
  deps: SlackDeps,
): Promise<void> {
  const { evaluationId, draft: id } = metadata;
  try {
    const { samples, file } = await deps.readDraft({ ctx, input: { id } });
    const table = samplesTable({ samples: samples.join('\n'), file });
    const input = { evaluationId, table, budgetUsd, asks: true };
    if (!(await deps.addSamples({ ctx, input }))) {
      return await ack({ response_action: 'update', view: errorModal(GOES_ON) });
    }
    await ack();
    await deps.removeDraft({ input: { id } }).catch(() => undefined);
  } catch (error) {
    const view = errorModal(explain(error, deps.logger, 'No samples were added.'));
    await ack({ response_action: 'update', view });
  }
}

const GOES_ON = {
  what: 'These samples are in it already, and it goes on with them.',
  next: 'Its message shows how far it is, and then the result.',
};

/** Faults of samples under the field they stand in, all else under the first. */
function errorsOf(
  error: unknown,
  samples: readonly string[],
  deps: SlackDeps,
): Record<string, string> {
  if (error instanceof AppError && error.faults.length > 0) {
    const faults = error.faults.map((fault) => ({ ...fault, field: 'samples' }));
    const fields = samples.map((_, index) => samplesBlockId(index));
    return fieldErrors(faults, samples, fields.length > 0 ? fields : [samplesBlockId(0)]);
  }
  const { what, next } = explain(error, deps.logger, 'What you pasted is still here.');
  return { [samplesBlockId(0)]: `${what} ${next}`.trim() };
}
