import type { Draft } from '../../core/request/form/draft.ts';

/** Forms that are not submitted yet. */
export interface DraftStore {
  /** Keeps it in place of what the id held, which stays whose it was. */
  save(
    id: string,
    draft: Draft,
    owner: { workspace: string; person: string; at: Date },
  ): Promise<void>;
  /** null where there is none (any more), or it is somebody else's. */
  read(id: string, owner: { workspace: string; person: string }): Promise<Draft | null>;
  remove(id: string): Promise<void>;
  /** Those last saved before then. */
  removeBefore(before: Date): Promise<void>;
}
