import { describe, expect, it } from 'vitest';
import { historyMessage } from '../../../src/blocks/workspace/history-message.ts';
import { pickButton } from '../../../src/blocks/workspace/pick-button.ts';
import { picksMessage } from '../../../src/blocks/workspace/picks-message.ts';
import { settingsMessage } from '../../../src/blocks/workspace/settings-message.ts';
import { VOLUME_ACTION } from '../../../src/blocks/workspace/volume-button.ts';
import type { ListedEvaluation } from '../../../src/core/record/listed-evaluation.ts';
import { settingsOf } from '../../../src/core/settings/settings-of.ts';
import { pick } from '../../support/fixtures/pick-fixtures.ts';
import { labelOf, result } from '../../support/fixtures/result-fixtures.ts';
import { validateMessage } from '../../support/validate-blocks.ts';

const LONG = { name: 'x'.repeat(5_000) };

describe('picks', () => {
  it('say what is in use, for how much, in place of what, by whom', () => {
    const message = picksMessage([pick()], labelOf);
    expect(message.text).toContain('1 pick in use');
    expect(message.text).toContain(
      'Ticket triage: Haiku 5.5, $6 a month for 100,000 calls, in place of Opus 5.5, since 25 Nov 2026, by U0ANA',
    );
    expect(validateMessage(message)).toEqual([]);
  });

  it('have a button each that corrects the calls a month', () => {
    const picks = [pick(), pick(LONG)];
    const buttons = picksMessage(picks, labelOf).blocks.flatMap((block) =>
      block.type === 'actions' ? block.elements : [],
    );
    expect(buttons).toMatchObject(
      picks.map(({ evaluationId }) => ({ action_id: VOLUME_ACTION, value: evaluationId })),
    );
  });

  it('say what to do where there is none', () => {
    expect(picksMessage([], labelOf).text).toContain('Press “Use this” below a result');
    expect(validateMessage(picksMessage([], labelOf))).toEqual([]);
  });

  it('count those left out, and keep within Slack’s limits', () => {
    const many = Array.from({ length: 25 }, () => pick(LONG));
    const message = picksMessage(many, labelOf);
    expect(JSON.stringify(message.blocks)).toContain('And 5 older ones.');
    expect(validateMessage(message)).toEqual([]);
  });
});

describe('settings', () => {
  it('that were changed are shown as they hold now: people and channels as Slack has them', () => {
    const settings = settingsOf({ admins: 'U0ANA, U0BEN', digestChannel: 'C0ABC' });
    const message = settingsMessage(settings, ['admins', 'digestChannel', 'digestHour']);
    const blocks = JSON.stringify(message.blocks);
    for (const id of ['U0ANA', 'U0BEN']) {
      expect(blocks).toContain(JSON.stringify({ type: 'user', user_id: id }));
    }
    expect(blocks).toContain(JSON.stringify({ type: 'channel', channel_id: 'C0ABC' }));
    expect(message.text).toContain('digest-hour is 9: the hour it comes, 0 to 23');
    expect(message.text).not.toContain('time-zone');
    expect(validateMessage(message)).toEqual([]);
  });
});

describe('history', () => {
  const listed: ListedEvaluation = {
    id: 'e1',
    name: 'Ticket triage',
    state: 'finished',
    simulated: true,
    workspace: 'T1',
    actor: { kind: 'person', id: 'U0ANA' },
    createdAt: new Date('2026-11-25'),
    samples: 60,
    spentUsd: 0.14,
    pick: 'anthropic/claude-haiku-5-5',
  };

  it('says of each what it picked, spent and who asked', () => {
    const others = [
      { ...listed, pick: null },
      { ...listed, pick: null, state: 'running' as const },
    ];
    const message = historyMessage([listed, ...others], { words: '', labelOf });
    expect(message.text.split('\n').slice(0, 4)).toEqual([
      'The last 3 evaluations of this workspace',
      'Ticket triage (simulated): Haiku 5.5, $0.14, 25 Nov 2026, by U0ANA',
      'Ticket triage (simulated): no pick, $0.14, 25 Nov 2026, by U0ANA',
      'Ticket triage (simulated): running, $0.14, 25 Nov 2026, by U0ANA',
    ]);
    expect(validateMessage(message)).toEqual([]);
  });

  it('says how to begin where there is none', () => {
    expect(historyMessage([], { words: '', labelOf }).text).toContain('Type /llm-pick');
  });

  it('says which words were looked for in the names, also where none has them', () => {
    const some = historyMessage([listed], { words: 'triage', labelOf });
    expect(some.text).toContain('The last evaluation of this workspace with “triage” in the name');
    const none = historyMessage([], { words: 'x'.repeat(5_000), labelOf });
    expect(none.text).toContain('in its name\n/llm-pick history lists the newest.');
    expect(validateMessage(none)).toEqual([]);
  });
});

describe('the button below a result', () => {
  it('accepts its pick; there is none without one', () => {
    expect(pickButton(result(), labelOf)).toMatchObject([
      { value: result().evaluation.id, text: { text: 'Use this' } },
    ]);
    expect(pickButton({ ...result(), pick: null }, labelOf)).toEqual([]);
  });
});
