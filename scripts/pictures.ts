import { mkdirSync, writeFileSync } from 'node:fs';
import { asCommandText, formValues, readExample } from '../demo/example.ts';
import { openDemo } from '../demo/open-demo.ts';
import { showWhy } from '../demo/show-why.ts';
import { waitFor } from '../demo/slack-driver.ts';
import { digestMessage } from '../src/blocks/digest/digest-message.ts';
import { digestThread } from '../src/blocks/digest/digest-thread.ts';
import { errorMessage } from '../src/blocks/error.ts';
import { formStep, loadingModal } from '../src/blocks/form/form.ts';
import { formLook } from '../src/blocks/form/form-look.ts';
import { helpMessage } from '../src/blocks/help.ts';
import { inquiryStarted } from '../src/blocks/inquiry/inquiry-message.ts';
import { whyModal } from '../src/blocks/inquiry/why-modal.ts';
import { progressMessage } from '../src/blocks/progress.ts';
import { additionModal, addSamplesModal } from '../src/blocks/result/add-samples-modal.ts';
import { candidateReply } from '../src/blocks/result/candidate-reply.ts';
import { resultMessage } from '../src/blocks/result/result.ts';
import { whatIfMessage } from '../src/blocks/what-if/what-if-message.ts';
import { picksMessage } from '../src/blocks/workspace/picks-message.ts';
import { volumeModal } from '../src/blocks/workspace/volume-modal.ts';
import { refusalWords } from '../src/slack/out/refusal-words.ts';
import { fullDigest } from '../test/core/digest/sample-digest.ts';
import { addition } from '../test/support/fixtures/addition-fixtures.ts';
import { ENDINGS } from '../test/support/fixtures/ending-fixtures.ts';
import { UNPROVABLE } from '../test/support/fixtures/estimate-fixtures.ts';
import { formView, lookAt } from '../test/support/fixtures/form-fixtures.ts';
import { pick } from '../test/support/fixtures/pick-fixtures.ts';
import {
  APPROVAL_QUESTION,
  CHECK_QUESTION,
  progress,
  QUESTION,
} from '../test/support/fixtures/progress-fixtures.ts';
import { FLASH_LITE, HAIKU, labelOf, result } from '../test/support/fixtures/result-fixtures.ts';
import { openCamera } from './screenshots.ts';
import { type DrawnModal, messagePage, modalPage, type Theme } from './slack-page.ts';

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

/** The pick, and 49 that ran beside it. */
function fiftyModels() {
  const others = Array.from({ length: 49 }, (_, index) => {
    const name = `google/model-of-a-long-name-${index + 1}`;
    return { ...FLASH_LITE, candidate: name, model: name };
  });
  return [HAIKU, ...others];
}

const shownTo = { requester: 'U0ANA', labelOf };

const modals = {
  loading: loadingModal(),
  'form-1': formStep(formView()),
  'form-2': formStep(
    formView({
      step: 'right',
      notes: [
        '60 samples, answers: billing 21, bug 24, other 15.',
        'All answers are short: a model can give them word for word. So this check is suggested.',
      ],
    }),
  ),
  'form-3': formStep(formView({ step: 'models' })),
  why: whyModal({ metadata: '', typed: '', takesFiles: true, warning: null, offer: null }),
  'form-look': formLook(lookAt()),
  'form-look-unprovable': formLook(lookAt({ samples: 12, estimate: UNPROVABLE })),
  'form-look-closed': formLook(
    lookAt({
      audience: { channel: 'C0SUPPORT', closed: refusalWords('not_in_channel'), onlyMe: false },
    }),
  ),
  volume: volumeModal(pick(), '', labelOf),
  'add-samples': addSamplesModal({ metadata: '', samples: [], takesFiles: true, warning: null }),
  'add-samples-look': additionModal({ metadata: '', addition: addition(), simulated: false }),
};

const messages = {
  progress: progressMessage('id', progress(), labelOf),
  'progress-question': progressMessage('id', progress({ question: QUESTION }), labelOf),
  'progress-approval': progressMessage(
    'id',
    progress({
      question: APPROVAL_QUESTION,
      done: 0,
      spentUsd: 0,
      budgetUsd: 8,
      candidates: progress().candidates.map((each) => ({
        ...each,
        state: 'waits',
        done: 0,
        score: null,
      })),
    }),
    labelOf,
  ),
  'progress-check': progressMessage('id', progress({ question: CHECK_QUESTION }), labelOf),
  'progress-simulated': progressMessage('id', progress({ simulated: true }), labelOf),
  result: resultMessage(result(), shownTo),
  'result-50-models': resultMessage(result({ models: fiftyModels() }), shownTo),
  'result-one-model': resultMessage(result({ models: [HAIKU] }), shownTo),
  ...Object.fromEntries(
    Object.entries(ENDINGS)
      .filter(([ending]) => ending !== 'picked')
      .map(([ending, each]) => [
        `result-${ending.replaceAll(' ', '-')}`,
        resultMessage(each, shownTo),
      ]),
  ),
  'what-if': whatIfMessage(
    {
      choice: { evaluationId: 'id', volume: 1_000_000, bar: null, level: 'batch' },
      result: result(),
      words: ['Stored trials at the batch prices of 24 Nov 2026; no model was called.'],
      levels: ['batch', 'flex'],
    },
    labelOf,
  ),
  'why-begun': inquiryStarted('id', {
    label: 'Flash-Lite 3.5',
    largestUsd: 0.3,
    simulated: false,
  }),
  reply: candidateReply(FLASH_LITE, result(), { labelOf }),
  picks: picksMessage([pick(), pick({ name: 'Order mails', replaces: null })], labelOf),
  digest: digestMessage(fullDigest(), labelOf),
  'digest-thread': digestThread(fullDigest(), labelOf) ?? { blocks: [] },
  help: helpMessage({ unknown: null, simulated: false }),
  error: errorMessage(
    {
      what: 'Something went wrong on our side, not yours.',
      next: 'Nothing was started. Try again; if it happens again, tell whoever runs llm-pick here.',
    },
    { typed: [{ name: 'the task', value: 'Sort this ticket into billing, bug or other.' }] },
  ),
};

for (const folder of [DOCS, FOLDER]) mkdirSync(folder, { recursive: true });
const camera = await openCamera(CHROMIUM);
try {
  for (const [name, view] of Object.entries(modals)) {
    await shootAll(name, (theme) => modalPage(view, { theme }), MODAL_WIDTH);
  }
  for (const [name, message] of Object.entries(messages)) {
    await shootAll(name, (theme) => messagePage(message, { theme }), MESSAGE_WIDTH);
  }
  await shootDemo();
} finally {
  await camera.close();
}
console.log(`Pictures are in ${DOCS.pathname} and ${FOLDER.pathname}`);

/** On a desk and on a phone, light and dark. */
async function shootAll(name: string, pageOf: (theme: Theme) => string, wide: number) {
  for (const theme of ['light', 'dark'] as const) {
    for (const [place, width] of Object.entries({ '': wide, '-phone': PHONE_WIDTH })) {
      const picture = await camera.shoot(pageOf(theme), width);
      const shade = theme === 'dark' ? '-dark' : '';
      writeFileSync(new URL(`${name}${place}${shade}.png`, FOLDER), picture);
    }
  }
}

/** The form's last look and the result, for the README; then what asking why costs, and its answer. */
async function shootDemo(): Promise<void> {
  await using demo = await openDemo();
  const { driver, workspace } = demo;
  const example = await readExample('ticket-triage');
  await driver.sendCommand(asCommandText(example));
  const form = await driver.form();
  const { look } = await driver.toLastLook(form, formValues(example));
  if (!look) throw new Error('The form shows no last look');
  await save(
    'form-end',
    modalPage(look.raw as object as DrawnModal, { names: workspace }),
    MODAL_WIDTH,
  );
  await driver.submitStep(look);
  const result = await waitFor(
    async () =>
      (await driver.messages()).find(({ blocks }) => blocks.some(({ type }) => type === 'table')),
    'the result',
    60_000,
  );
  await save('result', messagePage(result, { names: workspace }), MESSAGE_WIDTH);
  const why = await showWhy(demo, () => {}, new AbortController().signal);
  if (!why) throw new Error('The story was interrupted');
  const price = modalPage(why.price.raw as object as DrawnModal, { names: workspace });
  await save('why-price', price, MODAL_WIDTH, FOLDER);
  await save('why-answer', messagePage(why.answer, { names: workspace }), MESSAGE_WIDTH, FOLDER);
}

async function save(name: string, page: string, width: number, folder = DOCS): Promise<void> {
  writeFileSync(new URL(`${name}.png`, folder), await camera.shoot(page, width));
}
