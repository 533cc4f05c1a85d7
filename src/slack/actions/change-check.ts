import { labelsOf } from '../../core/catalog/labels-of.ts';
import { formOfRequest } from '../../core/request/form/form-of-request.ts';
import { leftOutWords } from '../../core/request/form/left-out-words.ts';
import { NO_CHANGES } from '../../core/request/request-changes.ts';
import type { ButtonArgs } from '../button-args.ts';
import { ctxOf } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { stepView } from '../forms/form-view.ts';
import { newDraft } from '../forms/new-draft.ts';
import { openView } from '../forms/open-view.ts';

const ENDED =
  'That one ends here; below it can start anew. Choose another check, or tell the models in the task how to answer.';

const ENDED_BEFORE =
  'That one waits for no answer any more; below it can be asked anew. Choose another check, or tell the models in the task how to answer.';

/**
 * The button below a question about the answer check: the evaluation ends with what is known, and its
 * form opens where the check is chosen, to be started anew.
 */
export function changeCheckListener(deps: SlackDeps) {
  return async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const ctx = ctxOf(args.body, deps.now());
    const [evaluationId = '', suggested] = (args.action.value ?? '').split(' ');
    await openView(args, deps, async (pressed) => {
      const input = { evaluationId, ...NO_CHANGES };
      const { leftOut, ...form } = formOfRequest(await deps.pastRequest({ ctx, input }));
      const isAnswered = await deps.answerQuestion({ ctx, input: { evaluationId, answer: 'no' } });
      const { id, draft } = newDraft({ task: '', samples: '' }, pressed, deps);
      const values = { ...form.values, scorer: suggested ?? form.values.scorer };
      const { refusal } = pressed;
      const onlyMe = pressed.channel.startsWith('D');
      const kept = { id, draft: { ...draft, ...form, values, refusal, onlyMe } };
      await deps.saveDraft({ ctx, input: kept });
      const missing = leftOutWords(leftOut.map(labelsOf(deps.catalog)));
      const ended = isAnswered ? ENDED : ENDED_BEFORE;
      return stepView(kept, 'right', deps, missing === null ? [ended] : [ended, missing]);
    });
  };
}
