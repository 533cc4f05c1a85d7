import type { App } from '@slack/bolt';
import {
  DIGEST_OFF_ACTION,
  DIGEST_SETTINGS_ACTION,
  DIGEST_SNOOZE_ACTION,
  TEST_AGAIN_ACTION,
} from '../blocks/digest/digest-actions.ts';
import {
  FORM_CALLBACK,
  FORM_OPEN,
  SEARCH_EVALUATIONS,
  SEARCH_MODELS,
} from '../blocks/form/form-actions.ts';
import { CANCEL_WHY_ACTION } from '../blocks/inquiry/inquiry-message.ts';
import { WHY_CALLBACK } from '../blocks/inquiry/why-modal.ts';
import { CANCEL_ACTION } from '../blocks/progress.ts';
import {
  CHANGE_CHECK_ACTION,
  QUESTION_NO_ACTION,
  QUESTION_YES_ACTION,
} from '../blocks/question.ts';
import { ADD_CALLBACK } from '../blocks/result/add-samples-modal.ts';
import {
  ACCEPT_ACTION,
  ACCEPT_AGAIN_ACTION,
  ADD_ACTION,
  AGAIN_ACTION,
  DETAILS_ACTION,
  EFFORT_ACTION,
  FINISH_ACTION,
  LOWER_BAR_ACTION,
  PAIR_ACTION,
  RAISE_ACTION,
  WHAT_IF_ACTION,
  WHY_ACTION,
} from '../blocks/result/result-actions.ts';
import { VARIANTS_CALLBACK, VARIANTS_OPEN } from '../blocks/variants/variants-actions.ts';
import {
  WHAT_IF_BAR,
  WHAT_IF_CURRENCY,
  WHAT_IF_LEVEL,
  WHAT_IF_VOLUME,
} from '../blocks/what-if/what-if-menus.ts';
import { USE_ACTION } from '../blocks/workspace/pick-button.ts';
import { DIGEST_SETTINGS_CALLBACK, SETTINGS_CALLBACK } from '../blocks/workspace/settings-modal.ts';
import { VOLUME_ACTION } from '../blocks/workspace/volume-button.ts';
import { VOLUME_CALLBACK } from '../blocks/workspace/volume-modal.ts';
import { acceptAnswersListener } from './actions/accept-answers.ts';
import { acceptPickListener } from './actions/accept-pick.ts';
import { answerQuestionListener } from './actions/answer-question.ts';
import { cancelInquiryListener, cancelListener } from './actions/cancel.ts';
import { changeCheckListener } from './actions/change-check.ts';
import { snoozeListener, turnOffListener } from './actions/digest.ts';
import { finishEvaluationListener } from './actions/finish-evaluation.ts';
import { inMessage } from './actions/in-message.ts';
import { raiseBudgetListener } from './actions/raise-budget.ts';
import { resultDetailsListener } from './actions/result-details.ts';
import { runAgainListener } from './actions/run-again.ts';
import { testAgainListener } from './actions/test-again.ts';
import { commandListener } from './commands/command.ts';
import { searchEvaluationsListener, searchModelsListener } from './commands/search.ts';
import type { SlackDeps } from './deps.ts';
import { addSamplesListener, addSamplesSubmission } from './forms/add-samples.ts';
import { correctVolumeListener, correctVolumeSubmission } from './forms/correct-volume.ts';
import { FORM_BUTTONS, formButtonListener } from './forms/form-buttons.ts';
import { openFormListener } from './forms/open-form.ts';
import { digestSettingsListener, settingsSubmission } from './forms/settings-form.ts';
import { submissionListener } from './forms/submission.ts';
import {
  openVariantsListener,
  VARIANTS_BUTTONS,
  variantsButtonListener,
} from './forms/variants/variants-buttons.ts';
import { variantsSubmission } from './forms/variants/variants-submission.ts';
import { whatIfListener, whatIfMenuListener } from './forms/what-if.ts';
import { whyListener, whySubmission } from './forms/why.ts';

/** All open the last look at an evaluation of before. */
const RUN_AGAIN_ACTIONS = [
  AGAIN_ACTION,
  LOWER_BAR_ACTION,
  EFFORT_ACTION,
  PAIR_ACTION,
  ACCEPT_AGAIN_ACTION,
];

/** Every command, button, field and form that the app answers. */
export function listen(app: App, deps: SlackDeps): void {
  app.command('/llm-pick', commandListener(deps));
  listenToForm(app, deps);
  app.action(CANCEL_ACTION, inMessage(deps, cancelListener(deps)));
  app.action(USE_ACTION, inMessage(deps, acceptPickListener(deps)));
  app.action(DETAILS_ACTION, inMessage(deps, resultDetailsListener(deps)));
  app.action(QUESTION_YES_ACTION, answerQuestionListener(deps, 'yes'));
  app.action(QUESTION_NO_ACTION, answerQuestionListener(deps, 'no'));
  app.action(CHANGE_CHECK_ACTION, changeCheckListener(deps));
  app.action(RAISE_ACTION, inMessage(deps, raiseBudgetListener(deps)));
  app.action(ADD_ACTION, inMessage(deps, addSamplesListener(deps)));
  app.view(ADD_CALLBACK, addSamplesSubmission(deps));
  app.action(WHY_ACTION, inMessage(deps, whyListener(deps)));
  app.view(WHY_CALLBACK, whySubmission(deps));
  app.action(CANCEL_WHY_ACTION, cancelInquiryListener(deps));
  app.action(WHAT_IF_ACTION, inMessage(deps, whatIfListener(deps)));
  for (const id of [WHAT_IF_VOLUME, WHAT_IF_BAR, WHAT_IF_LEVEL, WHAT_IF_CURRENCY]) {
    app.action(id, whatIfMenuListener(deps));
  }
  app.action(FINISH_ACTION, inMessage(deps, finishEvaluationListener(deps)));
  app.action(ACCEPT_ACTION, inMessage(deps, acceptAnswersListener(deps)));
  for (const id of RUN_AGAIN_ACTIONS) {
    app.action(id, inMessage(deps, runAgainListener(deps)));
  }
  app.action(DIGEST_SNOOZE_ACTION, snoozeListener(deps));
  app.action(DIGEST_OFF_ACTION, turnOffListener(deps));
  app.action(DIGEST_SETTINGS_ACTION, digestSettingsListener(deps));
  app.view(DIGEST_SETTINGS_CALLBACK, settingsSubmission(deps));
  app.view(SETTINGS_CALLBACK, settingsSubmission(deps));
  app.action(VOLUME_ACTION, correctVolumeListener(deps));
  app.view(VOLUME_CALLBACK, correctVolumeSubmission(deps));
  app.action(TEST_AGAIN_ACTION, testAgainListener(deps));
}

function listenToForm(app: App, deps: SlackDeps): void {
  app.view(FORM_CALLBACK, submissionListener(deps));
  for (const id of FORM_BUTTONS) app.action(id, formButtonListener(deps));
  app.action(FORM_OPEN, openFormListener(deps));
  app.view(VARIANTS_CALLBACK, variantsSubmission(deps));
  for (const id of VARIANTS_BUTTONS) app.action(id, variantsButtonListener(deps));
  app.action(VARIANTS_OPEN, openVariantsListener(deps));
  app.options(SEARCH_MODELS, searchModelsListener(deps));
  app.options(SEARCH_EVALUATIONS, searchEvaluationsListener(deps));
}
