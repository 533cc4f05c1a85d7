import { draftingState } from '../core/variants/drafting-state.ts';
import type { EvaluationCommand } from './ctx.ts';
import type { DraftStore } from './ports/drafts.ts';
import type { Messages, VariantsContent } from './ports/messages.ts';
import type { EndedEvaluations, MessageRecord, StoredEvaluations } from './ports/record.ts';
import { keepOne } from './tell-started.ts';

export interface TellVariantsDeps {
  evaluations: Pick<MessageRecord, 'telling' | 'keepMessage' | 'markAnnounced'> &
    Pick<EndedEvaluations, 'read'> &
    StoredEvaluations;
  drafts: Pick<DraftStore, 'read' | 'save'>;
  /** null in a process that posts none: it leaves what somebody waits for to one that does. */
  messages: Pick<Messages, 'post' | 'fill' | 'remove'> | null;
}

/**
 * Shows the variants that an evaluation has drafted to who asked for them: in the form that waits, where it
 * is open still, and in a direct message, which brings them back to it: once. Nobody is told where the form
 * waits for them no more. Returns false for an evaluation that drafts none for a form.
 */
export async function tellVariants(
  { evaluations, drafts, messages }: TellVariantsDeps,
  { ctx, input: { evaluationId } }: EvaluationCommand,
): Promise<boolean> {
  const { spec } = await evaluations.load(evaluationId);
  if (typeof spec.drafts !== 'object') return false;
  if (!messages) return true;
  const { form, key } = spec.drafts;
  const record = await evaluations.read(evaluationId);
  const person = record.actor.id ?? '';
  const owner = { workspace: record.workspace, person };
  const draft = await drafts.read(form, owner);
  if (draft?.variants?.key === key) {
    const drafting = draft.variants;
    // Whose process died as it began them has a form that doesn't know them yet.
    if (drafting.evaluationId === null) {
      const variants = { ...drafting, evaluationId };
      await drafts.save(form, { ...draft, variants }, { ...owner, at: ctx.now });
    }
    const { simulated } = record;
    const state = draftingState(drafting, record);
    const content = {
      kind: 'variants',
      name: spec.name,
      form,
      drafting,
      state,
      simulated,
    } as const;
    const isNew = await writeOnce({ evaluations, messages }, { evaluationId, person, content });
    // Who has been told may read another page already.
    if (isNew && drafting.view !== null) await messages.fill(drafting.view, content);
  }
  await evaluations.markAnnounced(evaluationId);
  return true;
}

/** Returns whether it was written just now. */
async function writeOnce(
  {
    evaluations,
    messages,
  }: {
    evaluations: TellVariantsDeps['evaluations'];
    messages: Exclude<TellVariantsDeps['messages'], null>;
  },
  {
    evaluationId,
    person,
    content,
  }: { evaluationId: string; person: string; content: VariantsContent },
): Promise<boolean> {
  const { message } = await evaluations.telling(evaluationId);
  if (message) return false;
  const place = await messages.post({ channel: person, person: null, responseUrl: null }, content);
  if (place) await keepOne({ evaluations, messages }, evaluationId, place);
  return true;
}
