import type { PostedMessage } from '../../src/core/record/evaluation-record.ts';
import type { Progress } from '../../src/core/record/progress.ts';
import type { Result } from '../../src/core/result/result.ts';
import type { EvaluationStore } from '../../src/flows/ports/record.ts';

/** What the notifier needs of the evaluation store, in memory, for one evaluation. */
export function memoryMessages(progress: Progress) {
  const state: { progress: Progress; message: PostedMessage | null; result: Result | null } = {
    progress,
    message: null,
    result: null,
  };
  const evaluations: Pick<
    EvaluationStore,
    'message' | 'keepMessage' | 'saveMessage' | 'progress' | 'result'
  > = {
    message: async () => state.message,
    keepMessage: async (_, message) => {
      state.message ??= message;
      return state.message;
    },
    saveMessage: async (_, message) => {
      state.message = message;
    },
    progress: async () => state.progress,
    result: async () => ({
      result: state.result,
      actor: state.progress.actor,
      destination: state.progress.destination,
    }),
  };
  return { state, evaluations };
}
