import { AppError } from '../core/errors.ts';
import type { Draft } from '../core/request/form/draft.ts';
import type { Ctx } from './ctx.ts';
import type { DraftStore } from './ports/drafts.ts';

/** What can be asked of forms that are not submitted yet; each is its person's alone. */
export interface DraftVerbs {
  saveDraft(command: { ctx: Ctx; input: { id: string; draft: Draft } }): Promise<void>;
  /** Throws AppError('not found') where there is none (any more), or it is somebody else's. */
  readDraft(command: { ctx: Ctx; input: { id: string } }): Promise<Draft>;
  removeDraft(command: { input: { id: string } }): Promise<void>;
}

/** The verbs over this store. */
export function draftVerbs(drafts: Omit<DraftStore, 'removeBefore'>): DraftVerbs {
  const ownerOf = ({ workspace, actor }: Ctx) => ({ workspace, person: actor.id ?? '' });
  return {
    saveDraft: ({ ctx, input: { id, draft } }) =>
      drafts.save(id, draft, { ...ownerOf(ctx), at: ctx.now }),
    readDraft: async ({ ctx, input: { id } }) => {
      const draft = await drafts.read(id, ownerOf(ctx));
      if (draft) return draft;
      throw new AppError(
        'not found',
        'This form is not kept any more: it was started, or a week old.',
      );
    },
    removeDraft: ({ input: { id } }) => drafts.remove(id),
  };
}
