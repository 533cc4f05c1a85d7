import { mkdirSync, writeFileSync } from 'node:fs';
import { candidateReply } from '../src/blocks/candidate-reply.ts';
import { errorMessage } from '../src/blocks/error.ts';
import { formModal, loadingModal } from '../src/blocks/form.ts';
import { helpMessage } from '../src/blocks/help.ts';
import { progressMessage } from '../src/blocks/progress.ts';
import { resultMessage } from '../src/blocks/result.ts';
import { formView } from '../test/support/fixtures/form-fixtures.ts';
import {
  ENDINGS,
  estimate,
  FLASH_LITE,
  labelOf,
  progress,
  result,
  UNPROVABLE,
} from '../test/support/fixtures/result-fixtures.ts';
import { openCamera } from './screenshots.ts';
import { messagePage, modalPage } from './slack-page.ts';

/** Pictures of every surface from fixed data, for the README and for looking at: docs/pictures/. */
const FOLDER = new URL('../docs/pictures/', import.meta.url);
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const MESSAGE_WIDTH = 800;
const MODAL_WIDTH = 552;

const told = { requester: 'U0ANA', labelOf };

const modals = {
  loading: loadingModal(),
  form: formModal(formView()),
  'form-estimate': formModal(formView({ estimate: estimate() })),
  'form-unprovable': formModal(formView({ estimate: UNPROVABLE })),
};

const messages = {
  progress: progressMessage('id', progress(), labelOf),
  'progress-simulated': progressMessage('id', progress({ simulated: true }), labelOf),
  result: resultMessage(result(), told),
  ...Object.fromEntries(
    Object.entries(ENDINGS)
      .filter(([ending]) => ending !== 'picked')
      .map(([ending, each]) => [
        `result-${ending.replaceAll(' ', '-')}`,
        resultMessage(each, told),
      ]),
  ),
  reply: candidateReply(FLASH_LITE, result(), { labelOf, notify: 'U0ANA' }),
  help: helpMessage({ unknown: null, simulated: false }),
  error: errorMessage(
    {
      what: 'Something went wrong on our side, not yours.',
      next: 'Nothing was started. Try again; if it happens again, tell whoever runs llm-pick here.',
    },
    [{ name: 'the task', value: 'Sort this ticket into billing, bug or other.' }],
  ),
};

mkdirSync(FOLDER, { recursive: true });
const camera = await openCamera(CHROMIUM);
try {
  for (const [name, view] of Object.entries(modals)) {
    writeFileSync(new URL(`${name}.png`, FOLDER), await camera.shoot(modalPage(view), MODAL_WIDTH));
  }
  for (const [name, message] of Object.entries(messages)) {
    const picture = await camera.shoot(messagePage(message), MESSAGE_WIDTH);
    writeFileSync(new URL(`${name}.png`, FOLDER), picture);
  }
} finally {
  await camera.close();
}
console.log(`Pictures are in ${FOLDER.pathname}`);
