import { noteModal } from '../../blocks/form/form.ts';
import type { Modal } from '../../blocks/parts/surfaces.ts';
import { draftValues } from '../../core/request/form/draft.ts';
import { fileFaultWords } from '../../core/request/form/file-fault-words.ts';
import { faultsOfStep } from '../../core/request/form/form-steps.ts';
import { requestFromForm } from '../../core/request/form/request-from-form.ts';
import type { Ctx } from '../../flows/ctx.ts';
import type { SlackDeps } from '../deps.ts';
import { explain } from '../out/reply.ts';
import type { SubmissionArgs } from './answer-soon.ts';
import { readDocumentFile } from './document-file.ts';
import type { UploadedFile } from './form-state.ts';
import { type KeptDraft, stepView } from './form-view.ts';
import { readUploadedSamples } from './samples-file.ts';

/** The files of a submitted form; null where it has none. */
interface Uploaded {
  /** Its samples. */
  file: UploadedFile | null;
  /** What the models should know. */
  document: UploadedFile | null;
}

/**
 * Reads the files of a submitted form and shows the next step, or the first one again with what is wrong.
 * Slack waits three seconds for an answer, and a file may take longer: it is read behind a note.
 */
export async function takeFiles(
  { ack, client, view }: SubmissionArgs,
  kept: KeptDraft & { ctx: Ctx },
  { uploaded, deps }: { uploaded: Uploaded; deps: SlackDeps },
): Promise<void> {
  const files = [uploaded.file, uploaded.document].filter((file) => file !== null);
  const names = files.map(({ name }) => name ?? 'your file').join(' and ');
  await ack({ response_action: 'update', view: noteModal(`Reading ${names}…`) });
  const next = await viewAfter(kept, uploaded, deps);
  await client.views
    .update({ view_id: view.id, view: next })
    .catch((error) =>
      deps.logger.warn('A form could not go on after its file', { error: String(error) }),
    );
}

/** What could be read is kept, whatever is wrong with the rest. */
async function viewAfter(
  { ctx, id, draft: before }: KeptDraft & { ctx: Ctx },
  { file, document }: Uploaded,
  deps: SlackDeps,
): Promise<Modal> {
  const warnings: string[] = [];
  const read = async <T>(reading: Promise<T> | null, otherwise: T): Promise<T> => {
    try {
      return (await reading) ?? otherwise;
    } catch (error) {
      const { what, next } = explain(error, deps.logger, 'What you typed is kept.');
      warnings.push(`${what} ${next}`.trim());
      return otherwise;
    }
  };
  const access = deps.access();
  const draft = {
    ...before,
    file: await read(file && readUploadedSamples(file, access), before.file),
    document: await read(document && readDocumentFile(document, access), before.document),
  };
  const saving = deps.saveDraft({ ctx, input: { id, draft } }).then(() => draft);
  const kept = { id, draft: await read(saving, before) };
  const wrong = warnings.length > 0 ? warnings : faultsIn(kept, deps);
  return stepView(kept, wrong.length > 0 ? 'samples' : 'right', deps, wrong);
}

/** What of the first step is wrong beside its files. */
function faultsIn({ draft }: KeptDraft, { catalog, now }: SlackDeps): string[] {
  const read = requestFromForm({ ...draftValues(draft), scorer: 'exact' }, { catalog, at: now() });
  const faults = 'faults' in read ? faultsOfStep(read.faults, 'samples') : [];
  return fileFaultWords(faults);
}
