import { describe, expect, it } from 'vitest';
import type { Destination } from '../../src/core/actor.ts';
import { isLeftOver } from '../../src/flows/is-left-over.ts';
import type { MessagePlace } from '../../src/flows/ports/messages.ts';
import { tellProgress } from '../../src/flows/tell-progress.ts';
import { tellQuestion } from '../../src/flows/tell-question.ts';
import { tellResult } from '../../src/flows/tell-result.ts';
import { tellStarted } from '../../src/flows/tell-started.ts';
import { systemCommand } from '../../src/runtime/system-command.ts';
import { APPROVAL_QUESTION, progress, QUESTION } from '../support/fixtures/progress-fixtures.ts';
import { FLASH_LITE, HAIKU, result } from '../support/fixtures/result-fixtures.ts';
import { memoryMessageRecord } from '../support/memory-message-record.ts';
import { memoryMessages } from '../support/memory-messages.ts';

const COMMAND = systemCommand('e1');

/** An evaluation that U0ANA asked for in #C1 (or in the terminal), and the process that tells of it. */
function setUp(destination: Destination | null = { channel: 'C1' }) {
  const record = memoryMessageRecord(progress({ destination }));
  const memory = memoryMessages();
  const settled: string[] = [];
  const notify = { settle: async (id: string) => void settled.push(id) };
  const deps = { evaluations: record.evaluations, messages: memory.messages, notify };
  return {
    ...record,
    ...memory,
    settled,
    started: () => tellStarted(deps, COMMAND),
    progressed: () => tellProgress(deps, COMMAND),
    asked: () => tellQuestion(deps, COMMAND),
    ended: () => tellResult(deps, COMMAND),
    endedWithoutMessages: () => tellResult({ ...deps, messages: null }, COMMAND),
  };
}

describe('a message that is left over', () => {
  const at = (evaluations: Parameters<typeof isLeftOver>[0]['evaluations'], place: MessagePlace) =>
    isLeftOver({ evaluations }, { input: { evaluationId: 'e1', place } });

  it('is one that stands elsewhere than the one that is kept; none is where none is kept', async () => {
    const { evaluations, started, state } = setUp();
    expect(await at(evaluations, { channel: 'C1', ts: '1' })).toBe(false);
    await started();
    const { channel, ts } = state.message!;
    expect(await at(evaluations, { channel, ts })).toBe(false);
    expect(await at(evaluations, { channel, ts: `${ts}1` })).toBe(true);
    expect(await at(evaluations, { channel: 'C2', ts })).toBe(true);
    state.message = { ...state.message!, copy: { channel: 'C2', ts } };
    expect(await at(evaluations, { channel: 'C2', ts })).toBe(false);
  });
});

describe('an evaluation’s message', () => {
  it('is posted where the answer goes, shows progress and becomes the result', async () => {
    const { started, progressed, ended, end, posted, calls } = setUp();
    await started();
    expect(posted).toMatchObject([
      { place: { channel: 'C1' }, content: { kind: 'progress', evaluationId: 'e1' } },
    ]);
    await progressed();
    end(result());
    await ended();
    expect(posted).toMatchObject([{ content: { kind: 'result', askedBy: 'U0ANA' } }]);
    expect(calls.filter((call) => call === 'post')).toHaveLength(1);
  });

  it('is posted once, however often its start is told', async () => {
    const { started, posted } = setUp();
    await started();
    await started();
    expect(posted).toHaveLength(1);
  });

  it('is posted with the result where no start was told, and not before', async () => {
    const { started, progressed, ended, end, posted } = setUp();
    await progressed();
    await ended();
    expect(posted).toEqual([]);
    end(result());
    await started();
    expect(posted).toEqual([]);
    await ended();
    expect(posted).toMatchObject([{ content: { kind: 'result' } }]);
  });

  it('is the one stored first where two processes posted one each: ours is taken back', async () => {
    for (const tell of ['started', 'ended'] as const) {
      const it = setUp();
      const other = { channel: 'C1', ts: 'other', replies: [] };
      const { keepMessage } = it.evaluations;
      it.evaluations.keepMessage = async (id, message) => {
        it.state.message = other;
        return keepMessage(id, message);
      };
      if (tell === 'ended') it.end(result());
      await it[tell]();
      expect(it.posted).toEqual([]);
      expect(it.calls).toContain('remove');
      expect(it.state.message).toMatchObject({ ts: 'other' });
    }
  });

  it('is posted anew when it can not be changed any more, with its whole thread', async () => {
    const { started, ended, end, posted, state } = setUp();
    await started();
    posted.length = 0;
    end(result());
    await ended();
    expect(posted).toMatchObject([{ content: { kind: 'result' } }]);
    expect(state.message).toMatchObject({ ts: posted[0]?.place.ts });
    expect(posted[0]?.replies).toHaveLength(3);
  });

  it('is left as it is while its workspace has no turn to update one; its result waits for none', async () => {
    const { started, progressed, ended, end, posted, state, calls } = setUp();
    await started();
    state.hasTurn = false;
    await progressed();
    expect(calls).not.toContain('refresh');
    end(result());
    await ended();
    expect(posted).toMatchObject([{ content: { kind: 'result' } }]);
  });

  it('ends as its result, also when that is stored while progress is told', async () => {
    const { started, progressed, end, posted, messages, state } = setUp();
    await started();
    const { refresh } = messages;
    messages.refresh = async (place, content) => {
      await refresh(place, content);
      end(result());
    };
    await progressed();
    expect(posted).toMatchObject([{ content: { kind: 'result' } }]);
    expect(state.announced).toBe(0);
  });
});

describe('what an evaluation waits on', () => {
  const waiting = () => {
    const it = setUp();
    it.state.progress = progress({ destination: { channel: 'C1' }, question: QUESTION });
    return it;
  };

  it('stands in its message, and below it in a reply that mentions who asked, once', async () => {
    const { started, asked, posted } = waiting();
    await started();
    expect(await asked()).toBe(true);
    expect(await asked()).toBe(true);
    expect(posted).toMatchObject([
      {
        content: { kind: 'progress', progress: { question: QUESTION } },
        replies: [{ kind: 'question', mention: 'U0ANA' }],
      },
    ]);
  });

  it('is told the approver directly where its message stands in a direct message to another, once', async () => {
    const { started, asked, posted, state } = setUp();
    const question = APPROVAL_QUESTION;
    state.progress = progress({ destination: { channel: 'C1' }, question });
    await started();
    const refusal = { channel: 'C1', code: 'not_in_channel' };
    state.message = { ...state.message!, refusal };
    await asked();
    await asked();
    expect(posted).toMatchObject([
      { place: { channel: 'C1' }, replies: [] },
      { place: { channel: 'U0BOSS' }, content: { kind: 'progress', progress: { question } } },
    ]);
    expect(posted).toHaveLength(2);
  });

  it.each(['progressed', 'ended'] as const)(
    'is taken from the approver’s own message once it has %s',
    async (next) => {
      const it = setUp();
      const waits = progress({ destination: { channel: 'C1' }, question: APPROVAL_QUESTION });
      it.state.progress = waits;
      await it.started();
      it.state.message = {
        ...it.state.message!,
        refusal: { channel: 'C1', code: 'not_in_channel' },
      };
      await it.asked();
      await it.progressed();
      const [, own] = it.posted;
      expect(own?.content).toMatchObject({ kind: 'progress' });
      it.state.progress = { ...waits, question: null };
      if (next === 'ended') it.end(result());
      await it[next]();
      expect(own?.content).toMatchObject({ kind: 'answered' });
      expect(it.state.message).not.toHaveProperty('copy');
    },
  );

  it('is told later where the message is not out yet, or its reply failed', async () => {
    const { started, asked, posted, failWhen } = waiting();
    expect(await asked()).toBe(true);
    await started();
    failWhen((call) => call === 'reply');
    await expect(asked()).rejects.toThrow('reply failed');
    failWhen(() => false);
    await asked();
    expect(posted[0]?.replies).toHaveLength(1);
  });

  it('is told anew when another question comes', async () => {
    const { started, asked, posted, state } = waiting();
    await started();
    await asked();
    const question = { ...QUESTION, askedAt: '2026-11-26T11:00:00.000Z' };
    state.progress = { ...state.progress, question };
    await asked();
    expect(posted[0]?.replies).toHaveLength(2);
  });

  it('is nothing while it runs on', async () => {
    const { started, asked, posted } = setUp();
    await started();
    expect(await asked()).toBe(false);
    expect(posted[0]?.replies).toEqual([]);
  });
});

describe('a result', () => {
  it('has a reply with the headline that mentions who asked, and one for each model that was called', async () => {
    const { ended, end, posted, state, settled } = setUp();
    end(result());
    await ended();
    const mentions = posted[0]?.replies.map((each) =>
      each.kind === 'headline' ? each.mention : each.kind === 'model' && each.model.model,
    );
    expect(mentions).toEqual(['U0ANA', HAIKU.model, FLASH_LITE.model]);
    expect(state.announced).toBe(1);
    expect(settled).toEqual(['e1']);
  });

  it('gets its picture once, and keeps it when it is shown again', async () => {
    const { ended, end, posted, calls, state } = setUp();
    end(result());
    await ended();
    await ended();
    expect(calls.filter((call) => call === 'illustrate')).toHaveLength(1);
    expect(state.message).toMatchObject({ picture: { fileId: 'F1' } });
    expect(posted[0]?.content).toMatchObject({ picture: { fileId: 'F1' } });
  });

  it('has its files last in the thread, once', async () => {
    const { ended, end, posted, calls } = setUp();
    end(result());
    await ended();
    await ended();
    expect(posted[0]?.files).toEqual(['results.csv', 'results.json', 'promptfooconfig.yaml']);
    expect(calls.filter((call) => call === 'attach')).toHaveLength(1);
  });

  it('is read once', async () => {
    const { ended, end, state } = setUp();
    end(result());
    await ended();
    expect(state.reads).toBe(1);
  });

  it('is not announced before its last reply, and no reply comes twice', async () => {
    const { ended, end, posted, state, failWhen } = setUp();
    end(result());
    let replies = 0;
    failWhen((call) => call === 'reply' && ++replies === 2);
    await expect(ended()).rejects.toThrow('reply failed');
    expect(state.announced).toBe(0);
    await ended();
    await ended();
    expect(posted[0]?.replies).toHaveLength(3);
    expect(posted).toHaveLength(1);
    expect(state.announced).toBe(2);
  });

  it('that nobody in Slack waits for is announced without a message', async () => {
    for (const how of ['ended', 'endedWithoutMessages'] as const) {
      const it = setUp(null);
      it.end(result());
      await it[how]();
      expect(it.posted).toEqual([]);
      expect(it.state.announced).toBe(1);
    }
  });

  it('that somebody in Slack waits for is left to a process that posts there', async () => {
    const { endedWithoutMessages, ended, end, state, posted } = setUp();
    end(result());
    await endedWithoutMessages();
    expect(state.announced).toBe(0);
    await ended();
    expect(state.announced).toBe(1);
    expect(posted).toHaveLength(1);
  });
});
