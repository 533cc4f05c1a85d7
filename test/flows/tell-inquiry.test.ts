import { expect, it } from 'vitest';
import { inquiryMessage } from '../../src/blocks/inquiry/inquiry-message.ts';
import { DETAILS_ACTION } from '../../src/blocks/result/result-actions.ts';
import { loadCatalog } from '../../src/catalog-file.ts';
import { labelsOf } from '../../src/core/catalog/labels-of.ts';
import type { EvaluationRequest } from '../../src/core/evaluation.ts';
import type { PostedMessage } from '../../src/core/record/evaluation-record.ts';
import type { TextFile } from '../../src/core/text-file.ts';
import type { CallOutcome } from '../../src/core/trial.ts';
import { lookInto } from '../../src/flows/look-into.ts';
import type { Content } from '../../src/flows/ports/messages.ts';
import { tellInquiry } from '../../src/flows/tell-inquiry.ts';
import { systemCommand } from '../../src/runtime/system-command.ts';
import { candidate, evaluationRequest, FLASH_LITE } from '../support/evaluation-request.ts';
import { memoryFlows } from '../support/memory-flows.ts';
import { memoryMessages } from '../support/memory-messages.ts';
import { validateMessage } from '../support/validate-blocks.ts';

const OPUS = 'anthropic/claude-opus-5-5';
const CTX = {
  actor: { kind: 'person', id: 'U0ANA' },
  workspace: 'local',
  now: new Date('2026-11-24T12:00:00Z'),
} as const;
const usage = { input: 300, cacheRead: 0, cacheWrite: 0, output: 10, reasoning: 0 };
const says = (text: string): CallOutcome => ({
  kind: 'answered',
  answer: { text, stop: 'complete', servedModel: 'm', latencyMs: 5, usage },
});

/** An inquiry about Flash-Lite, which needs a document for every second sample, with its evaluation's message. */
async function begun(message: PostedMessage | null) {
  const flows = memoryFlows(async ({ candidate: { name }, system, prompt }) => {
    const isHard = /[02468]$/.test(prompt);
    return says(!isHard || name.includes('opus') || system?.includes('handbook') ? 'ok' : 'no');
  });
  const request = evaluationRequest(
    { candidates: [candidate(FLASH_LITE), candidate(OPUS)], bar: { kind: 'absolute', rate: 0.9 } },
    40,
  );
  const id = await flows.start(request);
  await flows.drain();
  flows.tables.evaluations.get(id)!.message = message;
  const look = {
    evaluations: { ...flows.evaluations, result: flows.result },
    catalog: loadCatalog(),
    start: ({ input }: { input: { request: EvaluationRequest; key: string } }) =>
      flows.start(input.request, { key: input.key }),
    fingerprint: (text: string) => text,
  };
  const document = { name: 'faq.md', text: 'the handbook' };
  const inquiry = {
    of: id,
    candidate: FLASH_LITE,
    document,
    fixes: ['context' as const],
    budget: 1,
  };
  const { messages, posted, calls } = memoryMessages();
  const replies: Content[] = [];
  const files: TextFile[] = [];
  const deps = {
    look,
    evaluations: flows.evaluations,
    messages: {
      ...messages,
      reply: async (_: unknown, content: Content) => void replies.push(content),
      attach: async (_: unknown, added: readonly TextFile[]) => void files.push(...added),
    },
  };
  const step = await lookInto(look, { ctx: CTX, input: { inquiry, again: true } });
  if (step.kind !== 'running') throw new Error('a stage runs');
  await flows.drain();
  const stages = () =>
    [...flows.tables.evaluations.values()].filter(({ spec }) => spec.inquiry).map((row) => row.id);
  /** Announces the newest stage as the queue does, twice, and works. */
  const announce = async () => {
    const newest = stages().at(-1)!;
    await tellInquiry(deps, systemCommand(newest));
    await tellInquiry(deps, systemCommand(newest));
    await flows.drain();
  };
  return { flows, id, replies, files, posted, calls, announce, stages, deps };
}

it('brings an inquiry on stage by stage, and answers once in the thread of its evaluation', async () => {
  const { flows, id, replies, files, announce, stages } = await begun({
    channel: 'C1',
    ts: '1',
    replies: [],
  });
  for (let turn = 0; turn < 6; turn += 1) await announce();
  const names = stages().map((stage) => flows.tables.evaluations.get(stage)?.spec.inquiry?.stage);
  expect(names).toEqual(['rating', 'screening', 'confirmation', 'comparison']);
  expect(replies).toHaveLength(1);
  const [content] = replies;
  if (content?.kind !== 'inquiry') throw new Error('an answer is posted');
  expect(files.map(({ name }) => name)).toEqual(['recipe.yml']);
  expect(files[0]?.text).toContain('context: the handbook');
  const message = inquiryMessage(content, labelsOf(loadCatalog()));
  expect(validateMessage(message)).toEqual([]);
  expect(message.text).toContain('lacked knowledge, not skill: with faq.md');
  const blocks = JSON.stringify(message.blocks);
  expect(blocks).toContain('Use Gemini 3.5 Flash-Lite +faq.md');
  expect(blocks).toContain(`"action_id":"${DETAILS_ACTION}"`);
  expect((await flows.result(id))?.models.map(({ trials }) => trials)).toEqual([80, 80]);
});

it('leaves an inquiry of the terminal to who asked', async () => {
  const { replies, announce, stages } = await begun(null);
  await announce();
  expect(stages()).toHaveLength(1);
  expect(replies).toEqual([]);
});

it('is not about an evaluation that stands for itself', async () => {
  const { id, deps } = await begun(null);
  expect(await tellInquiry(deps, systemCommand(id))).toBe(false);
});
