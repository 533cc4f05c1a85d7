import { mkdirSync, writeFileSync } from 'node:fs';
import { asCommandText, formValues, readExample } from '../demo/example.ts';
import { openDemo } from '../demo/open-demo.ts';
import { waitFor } from '../demo/slack-driver.ts';
import { candidateReply } from '../src/blocks/candidate-reply.ts';
import { digestMessage } from '../src/blocks/digest/digest-message.ts';
import { digestThread } from '../src/blocks/digest/digest-thread.ts';
import { errorMessage } from '../src/blocks/error.ts';
import { formModal, loadingModal } from '../src/blocks/form.ts';
import { helpMessage } from '../src/blocks/help.ts';
import { progressMessage } from '../src/blocks/progress.ts';
import { resultMessage } from '../src/blocks/result.ts';
import { fullDigest } from '../test/core/digest/sample-digest.ts';
import { ENDINGS } from '../test/support/fixtures/ending-fixtures.ts';
import { estimate, UNPROVABLE } from '../test/support/fixtures/estimate-fixtures.ts';
import { formView } from '../test/support/fixtures/form-fixtures.ts';
import { progress } from '../test/support/fixtures/progress-fixtures.ts';
import { FLASH_LITE, labelOf, result } from '../test/support/fixtures/result-fixtures.ts';
import { openCamera } from './screenshots.ts';
import { type DrawnModal, messagePage, modalPage } from './slack-page.ts';

/**
 * Pictures of what the demo posts, for the README: docs/pictures/. And of every surface from fixed
 * data, for looking at: .data/pictures/.
 */
const DOCS = new URL('../docs/pictures/', import.meta.url);
const FOLDER = new URL('../.data/pictures/', import.meta.url);
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const MESSAGE_WIDTH = 800;
const PHONE_WIDTH = 390;
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
  reply: candidateReply(FLASH_LITE, result(), { labelOf }),
  digest: digestMessage(fullDigest(), labelOf),
  'digest-thread': digestThread(fullDigest(), labelOf) ?? { blocks: [] },
  help: helpMessage({ unknown: null, simulated: false }),
  error: errorMessage(
    {
      what: 'Something went wrong on our side, not yours.',
      next: 'Nothing was started. Try again; if it happens again, tell whoever runs llm-pick here.',
    },
    [{ name: 'the task', value: 'Sort this ticket into billing, bug or other.' }],
  ),
};

for (const folder of [DOCS, FOLDER]) mkdirSync(folder, { recursive: true });
const camera = await openCamera(CHROMIUM);
try {
  for (const [name, view] of Object.entries(modals)) {
    writeFileSync(new URL(`${name}.png`, FOLDER), await camera.shoot(modalPage(view), MODAL_WIDTH));
  }
  for (const [name, message] of Object.entries(messages)) {
    for (const [ending, width] of Object.entries({ '': MESSAGE_WIDTH, '-phone': PHONE_WIDTH })) {
      const picture = await camera.shoot(messagePage(message), width);
      writeFileSync(new URL(`${name}${ending}.png`, FOLDER), picture);
    }
  }
  await shootDemo();
} finally {
  await camera.close();
}
console.log(`Pictures are in ${DOCS.pathname} and ${FOLDER.pathname}`);

/** The form below its samples, and the result. */
async function shootDemo(): Promise<void> {
  await using demo = await openDemo();
  const { driver, workspace } = demo;
  const example = await readExample('ticket-triage');
  await driver.sendCommand(asCommandText(example));
  const form = await driver.form();
  const modal = form.raw as object as DrawnModal;
  const blocks = form.blocks.slice(form.blocks.findIndex(({ block_id }) => block_id === 'scorer'));
  await save('form-end', modalPage({ ...modal, blocks }, workspace), MODAL_WIDTH);
  await driver.submitForm(form, formValues(example));
  const result = await waitFor(
    async () =>
      (await driver.messages()).find(({ blocks }) => blocks.some(({ type }) => type === 'table')),
    'the result',
    60_000,
  );
  await save('result', messagePage(result, workspace), MESSAGE_WIDTH);
}

async function save(name: string, page: string, width: number): Promise<void> {
  writeFileSync(new URL(`${name}.png`, DOCS), await camera.shoot(page, width));
}
