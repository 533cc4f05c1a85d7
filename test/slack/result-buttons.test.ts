import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shownForm, waitFor } from '../../demo/slack-driver.ts';
import type { ShownMessage } from '../../demo/slack-readings.ts';
import { asList, asObject } from '../../demo/slack-workspace.ts';
import {
  ACCEPT_ACTION,
  ACCEPT_AGAIN_ACTION,
  AGAIN_ACTION,
  DETAILS_ACTION,
  FINISH_ACTION,
} from '../../src/blocks/result/result-actions.ts';
import { type SlackAppUnderTest, startSlackApp } from '../support/slack-app.ts';
import { validateModal } from '../support/validate-blocks.ts';

const HAIKU = 'anthropic/claude-haiku-5-5';
const EASY = {
  bar: '80%',
  repeats: '1',
  models: [HAIKU, 'google/gemini-3.8-flash'],
};

let app: SlackAppUnderTest;

beforeAll(async () => {
  app = await startSlackApp();
});
afterAll(() => app[Symbol.asyncDispose]());

const textsOf = ({ blocks }: ShownMessage) => JSON.stringify(blocks);

describe('the buttons below a result', () => {
  it('ask once more at the price that is shown, at another bar or answer check', async () => {
    await app.ask('Answer ok', { ...EASY, name: 'again' });
    const message = await app.result('again');
    const lookAfter = async (pressed: ShownMessage, action: string) => {
      const before = app.workspace.calls.length;
      await app.driver.pressButton(pressed, action);
      return waitFor(
        () =>
          app.workspace.calls
            .slice(before)
            .find(
              ({ method, params }) =>
                method === 'views.update' && JSON.stringify(params).includes('What it may cost.'),
            ),
        'the last look',
      );
    };
    const { answer } = await lookAfter(message, AGAIN_ACTION);
    const look = shownForm(asObject(answer.view));
    expect(validateModal(look.raw)).toEqual([]);
    expect(JSON.stringify(look.blocks)).not.toContain('Back');
    const calls = app.models.billed().calls;
    await app.driver.submitStep(look);
    await waitFor(
      async () => {
        const about = (await app.driver.messages()).filter((each) =>
          textsOf(each).includes('“again”'),
        );
        return about.length === 2 && about.every(({ text }) => text.includes('is good enough:'));
      },
      'the second result',
      45_000,
    );
    expect(app.models.billed().calls).toBeGreaterThan(calls);
  });

  it('show what contained answers come to, and lower the bar, where none is good enough', async () => {
    const samples = Array.from({ length: 30 }, (_, index) => `q ${index} => no`).join('\n');
    await app.driver.sendCommand(`Answer ok\n${samples}`);
    const form = await app.driver.form();
    await app.driver.submitForm(form, { ...EASY, models: [HAIKU], name: 'all wrong' });
    const message = await app.result('all wrong');
    expect(message.text).toContain('Haiku 5.5');
    expect(textsOf(message)).not.toContain(ACCEPT_ACTION);
    const other = { ...message, blocks: [{ elements: [acceptButtonOf(message)] }] };
    const before = app.driver.ephemerals().length;
    await app.driver.pressButton(other, ACCEPT_ACTION);
    await waitFor(() => app.driver.ephemerals().length > before, 'the answer');
    const answer = JSON.stringify(app.driver.ephemerals().at(-1));
    expect(answer).toContain('accepted that contain the expected one');
    expect(answer).toContain(ACCEPT_AGAIN_ACTION);
  });

  it('finish nothing that is finished', async () => {
    const message = await app.result('all wrong');
    const button = { ...acceptButtonOf(message), action_id: FINISH_ACTION };
    const before = app.driver.ephemerals().length;
    await app.driver.pressButton({ ...message, blocks: [{ elements: [button] }] }, FINISH_ACTION);
    await waitFor(() => app.driver.ephemerals().length > before, 'the answer');
    expect((await app.result('all wrong')).text).toContain('Haiku 5.5');
  });

  it('list the models with their prices on a command', async () => {
    const before = app.driver.ephemerals().length;
    await app.driver.sendCommand('models');
    await waitFor(() => app.driver.ephemerals().length > before, 'the answer');
    const answer = JSON.stringify(app.driver.ephemerals().at(-1));
    expect(answer).toContain('anthropic/claude-haiku-5-5');
    expect(answer).toMatch(/in, \$[\d.]+ out per million tokens, the cheapest/);
    await app.driver.sendCommand('models Haiku low');
    await app.driver.sendCommand('models haiku');
    const answers = () => app.driver.ephemerals().slice(before).map(textsOf);
    await waitFor(() => answers().length > 2, 'both answers');
    const searched = answers().find((text) => text.includes('called “haiku” that can be tested'));
    expect(searched).toContain('anthropic/claude-haiku-5-5');
    expect(searched).not.toContain('google/');
    expect(searched).not.toContain('@low');
    expect(answers().some((text) => text.includes('claude-haiku-5-5@low'))).toBe(true);
  });
});

/** The button as it would stand below a result with doubted answers. */
function acceptButtonOf(message: ShownMessage) {
  const details = message.blocks
    .flatMap(({ elements }) => asList(elements))
    .find(({ action_id }) => action_id === DETAILS_ACTION);
  return { ...details, action_id: ACCEPT_ACTION };
}
