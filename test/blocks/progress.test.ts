import { describe, expect, it } from 'vitest';
import { progressMessage } from '../../src/blocks/progress.ts';
import { questionReply } from '../../src/blocks/question.ts';
import type { CandidateProgress } from '../../src/core/record/progress.ts';
import { CHECK_QUESTION, progress, QUESTION } from '../support/fixtures/progress-fixtures.ts';
import { labelOf } from '../support/fixtures/result-fixtures.ts';
import { validateMessage } from '../support/validate-blocks.ts';

const text = (value: string) => ({ type: 'text', text: value });
const bold = (value: string) => ({ type: 'text', text: value, style: { bold: true } });

const waiting = progress({ question: QUESTION, leftMs: null });

/** The line of a model in such a state. */
function linesOf(candidate: Partial<CandidateProgress>): string {
  const one = { ...progress().candidates.at(-1)!, done: 20, score: 0.75, ...candidate };
  const [, block] = progressMessage('id', progress({ candidates: [one] }), labelOf).blocks;
  return JSON.stringify(block)
    .matchAll(/"text":"([^"]*)"/g)
    .map(([, words]) => words)
    .toArray()
    .join('');
}

describe('progress', () => {
  it('says who asked what, how far it is, what was spent, and each model’s state', () => {
    const { text: fallback, blocks } = progressMessage('id-1', progress(), labelOf);
    expect(fallback).toBe(
      'Which model is good enough for "Ticket triage"? 42% done (205 of about 490 calls), $0.11 of $2 spent, about 2 minutes left',
    );
    expect(blocks.slice(0, 2)).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'user', user_id: 'U0ANA' },
              text(' asks: '),
              bold('which model is good enough for “Ticket triage”?'),
              text('\n42% done (205 of about 490 calls), $0.11 of $2 spent, about 2 minutes left'),
            ],
          },
        ],
      },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              text('✓  '),
              bold('Haiku 5.5'),
              text(': proven, 98%'),
              text('\n⟳  '),
              bold('Flash-Lite 3.5'),
              text(': 84% so far, 25 of 60 calls'),
              text('\n○  3 more models wait'),
            ],
          },
        ],
      },
    ]);
  });

  const outcomes = [
    { why: 'not needed', said: '–  Opus 5.5: not needed, 75%' },
    { why: 'stopped', said: '–  Opus 5.5: stopped, 75%' },
    { why: 'unanswered', said: '–  Opus 5.5: no answer, 75%' },
  ] as const;
  it.each(outcomes)('never says "unclear" of a model that is $why', ({ why, said }) => {
    for (const state of ['unclear', 'not run'] as const) {
      expect(linesOf({ state, why })).toBe(said);
    }
  });

  it('says of a model that nothing could prove whether it was measured', () => {
    const why = 'no proof';
    expect(linesOf({ state: 'not run', why })).toBe('–  Opus 5.5: not run, 75%');
    expect(linesOf({ state: 'unclear', why })).toBe('–  Opus 5.5: not proven, 75%');
  });

  it('says of a model tested to its end that it is not proven, before the result is known', () => {
    expect(linesOf({ state: 'not proven' })).toBe('?  Opus 5.5: not proven, 75%');
    expect(linesOf({ state: 'likely', why: 'stopped' })).toBe('✓  Opus 5.5: likely, 75%');
  });

  it('says that all wait before the first call, and how long the rest takes', () => {
    const [waits] = progress().candidates.slice(-1);
    const waiting = progress({ candidates: [waits!], leftMs: 20_000 });
    const message = progressMessage('id', waiting, labelOf);
    expect(JSON.stringify(message.blocks[1])).toContain('"○  1 model waits"');
    expect(message.text).toMatch(/, less than a minute left$/);
    expect(progressMessage('id', progress({ leftMs: null }), labelOf).text).toMatch(/\$2 spent$/);
  });

  it('has no time left while it waits for somebody, and says where it is paused', () => {
    const waiting = progressMessage('id', progress({ question: QUESTION }), labelOf).text;
    expect(waiting).toContain('$0.11 of $2 spent. Flash-Lite 3.5 is ruled out,');
    expect(progressMessage('id', progress({ paused: true }), labelOf).text).toMatch(
      /\$2 spent; paused until whoever runs llm-pick resumes it$/,
    );
  });

  it('carries the evaluation’s id in a Cancel button that asks first', () => {
    const { blocks } = progressMessage('id-1', progress(), labelOf);
    expect(blocks.at(-1)).toMatchObject({
      type: 'actions',
      elements: [{ action_id: 'cancel_evaluation', value: 'id-1', confirm: { style: 'danger' } }],
    });
  });

  it('asks what it waits on, with its answers in place of Cancel', () => {
    const message = progressMessage('id-1', waiting, labelOf);
    expect(message.text).toMatch(/Prove Sonnet 5\.5 for about \$0\.20, too\?$/);
    expect(JSON.stringify(message.blocks.at(-2))).toContain('Nothing is spent until you answer');
    expect(message.blocks.at(-1)).toMatchObject({
      elements: [
        { action_id: 'question_yes', value: 'id-1', text: { text: 'Yes' } },
        { action_id: 'question_no', value: 'id-1', text: { text: 'Stop here' } },
      ],
    });
  });

  it.each([
    { holding: 5, suggested: 'id-1 contains' },
    { holding: 0, suggested: 'id-1' },
  ])('asks about the answer check with two ways on: $suggested', ({ holding, suggested }) => {
    const question = { ...CHECK_QUESTION, doubted: { wrong: 5, holding } };
    const message = progressMessage('id-1', progress({ question }), labelOf);
    expect(message.text).toMatch(/This looks like the answer check, .* Go on as it is\?$/);
    expect(message.blocks.at(-1)).toMatchObject({
      elements: [
        { action_id: 'change_check', value: suggested, text: { text: 'Change the check' } },
        { action_id: 'question_yes', value: 'id-1', text: { text: 'Go on as it is' } },
      ],
    });
    expect(validateMessage(message)).toEqual([]);
  });

  it('mentions who asked in a reply with the question', () => {
    const reply = questionReply(waiting, { mention: 'U0ANA', labelOf });
    expect(JSON.stringify(reply.blocks)).toContain('{"type":"user","user_id":"U0ANA"}');
    expect(reply.text).toMatch(
      /^Ticket triage: .* too\? Answer by a button of the message above\.$/,
    );
    expect(validateMessage(reply)).toEqual([]);
  });

  it('says simulated in front, below and in the fallback text', () => {
    const message = progressMessage('id', progress({ simulated: true }), labelOf);
    expect(message.text).toMatch(/^Simulated: /);
    expect(JSON.stringify(message.blocks[0])).toContain('Simulated: ');
    expect(JSON.stringify(message.blocks[2])).toContain('Simulated: no provider keys');
  });

  const hostile = '<!channel> '.repeat(400);
  const cases = [
    { name: 'the storyboard’s', each: progress() },
    { name: 'one that waits for an answer', each: waiting },
    {
      name: 'one that asks about a hundred models',
      each: progress({
        question: {
          ...QUESTION,
          candidates: Array.from({ length: 100 }, (_, index) => ({
            name: `provider/model-${index}`,
            usd: index,
          })),
        },
      }),
    },
    { name: 'one with nothing planned yet', each: progress({ done: 0, planned: 0 }) },
    {
      name: 'one nobody in Slack asked for',
      each: progress({ actor: { kind: 'terminal', id: null }, destination: null }),
    },
    { name: 'a long hostile name', each: progress({ name: hostile }) },
    {
      name: 'a hundred models',
      each: progress({
        candidates: Array.from({ length: 100 }, (_, index) => ({
          name: `provider/model-${index}`,
          state: 'running',
          why: null,
          done: 1,
          planned: 2,
          score: 0.5,
        })),
      }),
    },
  ];
  it.each(cases)('is taken by Slack: $name', ({ each }) => {
    expect(validateMessage(progressMessage('id', each, labelOf))).toEqual([]);
  });

  it('counts the models it has no line for', () => {
    expect(JSON.stringify(progressMessage('id', cases[6]!.each, labelOf))).toContain(
      'and 75 more models',
    );
  });
});
