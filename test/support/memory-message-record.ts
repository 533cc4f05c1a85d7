import type { PostedMessage } from '../../src/core/record/evaluation-record.ts';
import type { Progress } from '../../src/core/record/progress.ts';
import type { Result } from '../../src/core/result/schema/result.ts';
import type { MessageRecord, StoredEvaluations } from '../../src/flows/ports/record.ts';

import { evaluationRequest } from './evaluation-request.ts';

/** What is told of one evaluation, in memory. */
export function memoryMessageRecord(progress: Progress) {
  const state = {
    progress,
    message: null as PostedMessage | null,
    result: null as Result | null,
    announced: 0,
    hasTurn: true,
    reads: 0,
  };
  const evaluations: MessageRecord & StoredEvaluations = {
    load: async (id) => ({ id, ...evaluationRequest() }),
    telling: async () => {
      state.reads += 1;
      const { actor, destination } = state.progress;
      return { actor, destination, message: state.message, result: state.result };
    },
    progress: async () => state.progress,
    takeUpdateTurn: async () => state.hasTurn,
    keepMessage: async (_, message) => {
      state.message ??= message;
      return state.message;
    },
    saveMessage: async (_, message) => {
      state.message = message;
    },
    markAnnounced: async () => {
      state.announced += 1;
    },
  };
  /** The evaluation ends with this result. */
  const end = (result: Result) => {
    state.progress = { ...state.progress, finished: true };
    state.result = result;
  };
  return { state, evaluations, end };
}
