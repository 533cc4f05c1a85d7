import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { errorModal } from '../../blocks/error.ts';
import { samplesBlockId } from '../../blocks/form/samples-fields.ts';
import type { Modal } from '../../blocks/parts/surfaces.ts';
import { additionModal, addSamplesModal } from '../../blocks/result/add-samples-modal.ts';
import { unapproved } from '../../core/caps/approval.ts';
import { RANGES } from '../../core/request/fields.ts';
import type { SamplesFile } from '../../core/request/form/form-values.ts';
import { typedLeftOutWords } from '../../core/request/form/left-out-words.ts';
import { samplesAsFile } from '../../core/request/form/samples-as-file.ts';
import { samplesTable } from '../../core/request/form/samples-table.ts';
import { faultAt, NOWHERE } from '../../core/request/formats/place.ts';
import { NO_CHANGES } from '../../core/request/request-changes.ts';
import type { Ctx } from '../../flows/ctx.ts';
import type { ButtonArgs } from '../button-args.ts';
import { ctxOf } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { explain } from '../out/reply.ts';
import { answerSoon, type SubmissionArgs } from './answer-soon.ts';
import { fieldErrors } from './field-errors.ts';
import { attachedSources, samplesTyped, type UploadedFile } from './form-state.ts';
import { newDraft } from './new-draft.ts';
import { fillView } from './open-view.ts';
import { readUploadedSamples } from './samples-file.ts';

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

/** [Add samples] below a result: asks for them, of who may add any. */
export function addSamplesListener(deps: SlackDeps) {
  return async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const { action, body } = args;
    const metadata = {
      evaluationId: action.value ?? '',
      channel: body.channel?.id ?? '',
      draft: randomUUID(),
      budgetUsd: null,
    };
    await fillView(
      { ...args, triggerId: body.trigger_id },
      deps,
      async () => {
        const { evaluationId } = metadata;
        await deps.checkAddition({ ctx: ctxOf(body, deps.now()), input: { evaluationId } });
        return firstView(metadata, [], null, deps);
      },
      'No samples were added.',
    );
  };
}

/** The form: first its samples get a price, then they are added. */
export function addSamplesSubmission(deps: SlackDeps) {
  return async (args: SubmissionArgs): Promise<void> => {
    const metadata = metadataSchema.parse(JSON.parse(args.view.private_metadata));
    const form = { ctx: ctxOf(args.body, deps.now()), metadata };
    const { budgetUsd } = metadata;
    if (budgetUsd === null) return price(args, form, deps);
    const outcome = add(form, budgetUsd, deps).catch((error: unknown) =>
      errorModal(explain(error, deps.logger, 'No samples were added.')),
    );
    const words = { meanwhile: 'Adding the samples…', ended: ADDED, logger: deps.logger };
    return answerSoon(args, outcome, words);
  };
}

const ADDED =
  'They are added: its message shows how far it is, and then the result. You can close this.';

/** The form as it was submitted. */
interface SubmittedForm {
  ctx: Ctx;
  metadata: Metadata;
}

const NO_SAMPLES = faultAt(
  NOWHERE,
  'samples',
  'Give some samples, a line each: input => expected answer. Or choose a file or an earlier evaluation.',
);

/** Lines that are no samples are reported under their field, all else above the fields, which keep what they hold. */
async function price(args: SubmissionArgs, form: SubmittedForm, deps: SlackDeps): Promise<void> {
  const samples = samplesTyped(args.view.state);
  const { file, earlier } = attachedSources(args.view.state);
  const isTyped = file === null && earlier === null;
  const text = samples.join('\n');
  const faults =
    text.trim() === '' ? [NO_SAMPLES] : samplesTable({ samples: text, file: null }).faults;
  if (isTyped && faults.length > 0) {
    const fields = samples.map((_, index) => samplesBlockId(index));
    return args.ack({
      response_action: 'errors',
      errors: fieldErrors(faults, samples, fields),
    });
  }
  const outcome = keepSamples(form, { samples, file, earlier }, deps)
    .then((given) => pricedView(form, given, deps))
    .catch((error: unknown) => {
      const { what, next } = explain(error, deps.logger, 'What you pasted is still here.');
      return firstView(form.metadata, samples, `${what} ${next}`.trim(), deps);
    });
  await answerSoon(args, outcome, {
    meanwhile: file === null ? 'One moment…' : `Reading ${file.name ?? 'your file'}…`,
    ended: ADDED,
    logger: deps.logger,
  });
}

/** The samples, kept in a draft, so that the last look need not hold them. */
async function keepSamples(
  { ctx, metadata: { channel, draft: id } }: SubmittedForm,
  from: { samples: readonly string[]; file: UploadedFile | null; earlier: string | null },
  deps: SlackDeps,
): Promise<Given> {
  const file =
    from.file !== null
      ? await readUploadedSamples(from.file, deps.access())
      : from.earlier === null
        ? null
        : await earlierFile(ctx, from.earlier, deps);
  const moreSamples = { samples: from.samples, file };
  const { draft } = newDraft({ task: '', samples: '' }, { channel, responseUrl: null }, deps);
  await deps.saveDraft({ ctx, input: { id, draft: { ...draft, ...moreSamples } } });
  return moreSamples;
}

async function earlierFile(ctx: Ctx, evaluationId: string, deps: SlackDeps): Promise<SamplesFile> {
  const { spec, samples } = await deps.pastRequest({ ctx, input: { evaluationId, ...NO_CHANGES } });
  return samplesAsFile(spec.name, samples);
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

/**
 * The most it may spend is what all calls cost at their worst, and no more than it was first allowed. Throws
 * AppError('forbidden') where it takes the approver, who is not asked of what was not begun.
 */
async function pricedView(
  { ctx, metadata }: SubmittedForm,
  given: Given,
  deps: SlackDeps,
): Promise<Modal> {
  const { evaluationId } = metadata;
  const table = samplesTable({ samples: given.samples.join('\n'), file: given.file });
  const { evaluation, spend } = await deps.show({ ctx, input: { evaluationId } });
  const quote = (budgetUsd: number) =>
    deps.quoteAddition({ ctx, input: { evaluationId, table, budgetUsd } });
  const unlimited = await quote(RANGES.budget.most);
  const most = Math.min(evaluation.budget, unlimited?.costs.worstUsd ?? 0);
  const budgetUsd = Math.min(spend.usd + most, RANGES.budget.most);
  const addition = await quote(budgetUsd);
  if (addition === null) return errorModal(GOES_ON);
  if (addition.approval) throw unapproved(addition.approval, addition.largestUsd);
  const priced = JSON.stringify({ ...metadata, budgetUsd });
  const read = [...addition.read, ...typedLeftOutWords(given)];
  return additionModal({
    metadata: priced,
    addition: { ...addition, read },
    simulated: deps.simulated,
  });
}

/** null where they are added. */
async function add(
  { ctx, metadata: { evaluationId, draft: id } }: SubmittedForm,
  budgetUsd: number,
  deps: SlackDeps,
): Promise<Modal | null> {
  const { samples, file } = await deps.readDraft({ ctx, input: { id } });
  const table = samplesTable({ samples: samples.join('\n'), file });
  const input = { evaluationId, table, budgetUsd, asks: true };
  if (!(await deps.addSamples({ ctx, input }))) return errorModal(GOES_ON);
  await deps.removeDraft({ input: { id } }).catch(() => undefined);
  return null;
}

const GOES_ON = {
  what: 'These samples are in it already, and it goes on with them.',
  next: 'Its message shows how far it is, and then the result.',
};
