import { mkdirSync, writeFileSync } from 'node:fs';
import { asCommandText, formValues, readExample } from '../demo/example.ts';
import { openDemo } from '../demo/open-demo.ts';
import { showWhy } from '../demo/show-why.ts';
import { waitFor } from '../demo/slack-driver.ts';
import { playedResults } from '../test/support/fixtures/played-results.ts';
import { messages } from '../test/support/fixtures/surfaces/messages.ts';
import { modals } from '../test/support/fixtures/surfaces/modals.ts';
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

for (const folder of [DOCS, FOLDER]) mkdirSync(folder, { recursive: true });
const camera = await openCamera(CHROMIUM);
try {
  for (const [name, view] of Object.entries(modals())) {
    await shootAll(name, (theme) => modalPage(view, { theme }), MODAL_WIDTH);
  }
  for (const [name, message] of Object.entries(messages(await playedResults()))) {
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
