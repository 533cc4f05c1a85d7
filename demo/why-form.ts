import { WHY_ACTION } from '../src/blocks/result/result-actions.ts';
import type { FormInput, ShownForm } from './filled-form.ts';
import { type SlackDriver, shownForm, waitFor } from './slack-driver.ts';
import type { ShownMessage } from './slack-readings.ts';
import { asObject, type SlackWorkspace } from './slack-workspace.ts';

interface Slack {
  driver: SlackDriver;
  workspace: SlackWorkspace;
}

/** Presses [Why does it fail?]. Returns the form that opens, filled. */
export async function openWhyForm(
  { driver, workspace }: Slack,
  message: ShownMessage,
): Promise<ShownForm> {
  const before = workspace.calls.length;
  await driver.pressButton(message, WHY_ACTION);
  const filled = await waitFor(
    () => workspace.calls.slice(before).find(({ method }) => method === 'views.update'),
    'the form to open',
  );
  return shownForm(asObject(filled.answer.view));
}

/** Fills the form in. Returns what it shows then: the price, or what is wrong. */
export async function submitWhyForm(
  { driver, workspace }: Slack,
  form: ShownForm,
  values: FormInput,
): Promise<ShownForm> {
  const before = workspace.calls.length;
  const { body } = await driver.submitStep(form, values);
  const view = asObject(body.view);
  if (view.callback_id) return shownForm({ ...form.raw, ...view });
  // It took longer than Slack waits: a note stands there meanwhile.
  const updated = await waitFor(
    () => workspace.calls.slice(before).find(({ method }) => method === 'views.update'),
    'the form to be updated',
  );
  return shownForm(asObject(updated.answer.view));
}
