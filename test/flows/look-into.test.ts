import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { InquiryAnswer } from '../../src/core/inquiry/inquiry-answer.ts';
import { inquiryJson } from '../../src/core/inquiry/inquiry-json.ts';
import { inquiryWords } from '../../src/core/inquiry/inquiry-words.ts';
import { RULES } from '../../src/core/inquiry/rules-stage.ts';
import { toDollars } from '../../src/core/money.ts';
import type { SettingTexts } from '../../src/core/settings/settings-of.ts';
import { lookInto } from '../../src/flows/look-into.ts';
import type { Complete } from '../../src/flows/ports/calls.ts';
import { checkInquiry, quoteInquiry } from '../../src/flows/quote-inquiry.ts';
import { FLASH_LITE } from '../support/evaluation-request.ts';
import { CTX, DOCUMENT, ended, OPUS, says, world } from '../support/inquiry-world.ts';

/** What `why --json` prints of it, which must be as its published schema says. */
function published(answer: InquiryAnswer): unknown {
  const file = new URL('../../docs/why.schema.json', import.meta.url);
  const schema = z.fromJSONSchema(JSON.parse(readFileSync(file, 'utf8')));
  const printed = JSON.stringify(inquiryJson([{ offer: { name: 'x', simulated: false }, answer }]));
  expect(schema.safeParse(JSON.parse(printed)).error).toBeUndefined();
  return JSON.parse(printed);
}

/** An answer's sentences below its headline. */
function said(answer: InquiryAnswer): string {
  const { paragraphs, smallPrint } = inquiryWords(answer);
  return [...paragraphs.flat(), ...smallPrint].join(' ');
}

describe('why a cheap model fails', () => {
  it('is lacking knowledge, where the document fixes it: quoted, tried, confirmed, and to the cent in the ledger', async () => {
    const { flows, id, quote, answer } = await ended(world(true));
    const before = await flows.result(id);
    const { inquiry, quote: quoted, stored, helper } = await quote();
    expect(inquiry.candidate).toBe(FLASH_LITE);
    expect(helper).toBe(OPUS);
    expect(quoted.tried).toContain('faq.md');
    expect(stored.join(' ')).toContain('Always the same wrong answer');
    const found = await answer(inquiry);
    expect(found.cause).toBe('knowledge');
    expect(found.chosen?.candidate.name).toBe(`${FLASH_LITE} +faq.md`);
    expect(found.confirmed?.measured.verdict).toBe('proven');
    expect(found.incumbent).not.toBeNull();
    expect(found.spentUsd).toBeLessThanOrEqual(quoted.largestUsd);
    expect(await flows.result(id)).toEqual(before);
    const own = flows.tables.ledger.filter(({ trial }) => trial.evaluationId !== id);
    const billed = own.reduce((sum, { bill }) => sum + bill.amount, 0n);
    expect(found.spentUsd).toBeCloseTo(toDollars(billed), 12);
    const lines = new Set(own.map(({ bill }) => `${bill.purpose}: ${bill.model}`));
    for (const line of [
      `rater: ${OPUS} rates`,
      `rules: ${OPUS} writes rules`,
      `answer: ${FLASH_LITE} (again)`,
      `answer: ${FLASH_LITE} +faq.md`,
      `answer: ${FLASH_LITE} +rules`,
      `answer: ${FLASH_LITE}@low`,
      `answer: ${OPUS} +faq.md`,
    ]) {
      expect(lines).toContain(line);
    }
    const { headline } = inquiryWords(found);
    expect(headline).toContain('lacked knowledge, not skill: with faq.md');
    expect(said(found)).toMatch(/Opus 5\.5 with the same document is right on 60 of 60/);
    expect(published(found)).toMatchObject({
      schema: 'llm-pick/why@1',
      causes: [{ candidate: FLASH_LITE, cause: 'knowledge', fix: { kind: 'context' } }],
    });
  });

  it('is answered again for nothing', async () => {
    const { flows, quote, answer } = await ended(world(true));
    const { inquiry } = await quote();
    await answer(inquiry);
    const calls = flows.calls.length;
    expect((await answer(inquiry)).cause).toBe('knowledge');
    expect(flows.calls).toHaveLength(calls);
  });

  it('is not in the document, where that does not say it', async () => {
    const { quote, answer } = await ended(world(false));
    const found = await answer((await quote()).inquiry);
    expect(found.cause).toBe('not in the document');
    expect(said(found)).toContain('says nothing about refunds');
  });

  it('is knowledge or skill, where nothing helps, no document was given and a bigger model is right', async () => {
    const { quote, answer } = await ended(world(false));
    const found = await answer((await quote({ document: null })).inquiry);
    expect(found.cause).toBe('knowledge or skill');
    published(found);
    expect(inquiryWords(found).headline).toContain('Opus 5.5 gets them right');
  });

  it('is confirmed on all samples, also where errors come early and the bar is out of reach', async () => {
    const helped = world(true);
    const { quote, answer } = await ended(async (call) => {
      const number = Number(/Question (\d+)/.exec(call.prompt)?.[1]);
      const isStillWrong = number % 3 === 0 && number < 16;
      return isStillWrong && call.candidate.name === `${FLASH_LITE} +faq.md`
        ? says('no')
        : helped(call);
    });
    const { inquiry } = await quote();
    const { cause, confirmed } = await answer({ ...inquiry, fixes: ['context'] });
    expect(confirmed?.comparison).toMatchObject({ samples: 60, right: 54, plainRight: 40 });
    expect(cause).toBe('knowledge');
  });

  it('says so where the document holds test questions', async () => {
    const text = `${DOCUMENT.text} Answer ok to: this is a question that stands in the test.`;
    const { flows, quote, answer } = await ended(world(true));
    const [evaluation] = [...flows.tables.evaluations.values()];
    evaluation!.samples = evaluation!.samples.map((sample, index) =>
      index === 0
        ? { ...sample, columns: { input: 'This is a question that stands in the test' } }
        : sample,
    );
    const found = await answer((await quote({ document: { name: 'faq.md', text } })).inquiry);
    expect(inquiryWords(found).paragraphs[0]?.[0]).toBe(
      'Your document contains 1 of your 60 test questions word for word: the score will be too good.',
    );
  });

  it('costs no more than was said where more of the unanswered samples fail than was expected', async () => {
    let isTested = false;
    const before = world(true);
    const after: Complete = async (call) =>
      call.candidate.name === FLASH_LITE ? says('no') : before(call);
    const complete: Complete = (call) => (isTested ? after : before)(call);
    const { quote, answer } = await ended(complete, () => {}, { design: 'adaptive' });
    isTested = true;
    const { inquiry, quote: quoted } = await quote({ fixes: ['context'] });
    const found = await answer(inquiry);
    expect(quoted.unanswered).toBeGreaterThan(24);
    expect(found.question.failing.length).toBeLessThanOrEqual(quoted.failing);
    expect(found.spentUsd).toBeLessThanOrEqual(quoted.largestUsd);
  });

  it('never spends more than it was given, and says what ended it', async () => {
    const { quote, answer } = await ended(world(true));
    const { inquiry } = await quote({ budgetUsd: 0.003 });
    const found = await answer(inquiry);
    expect(found.spentUsd).toBeLessThanOrEqual(0.003);
    expect(said(found)).toContain('It ended early: ');
    published(found);
  });

  it('names no cause where the budget ended it before all was tried', async () => {
    const { quote, answer } = await ended(world(false));
    const { inquiry, quote: quoted } = await quote({ document: null, budgetUsd: 0.002 });
    expect(quoted.neededUsd).toBeGreaterThan(quoted.largestUsd);
    const found = await answer(inquiry);
    expect(found.cause).toBe('not finished');
    expect(inquiryWords(found).headline).toContain('too early to say why');
    published(found);
  });

  it('says that it is too early where the budget ended it before anything was tried', async () => {
    const { quote, answer } = await ended(world(false));
    const { inquiry } = await quote({ budgetUsd: 0.00001 });
    const found = await answer(inquiry);
    expect(found).toMatchObject({ cause: 'not finished', spentUsd: 0 });
    expect(said(found)).not.toContain('0 failures');
    const untried = { ...found, cause: null, screening: null };
    for (const failing of [[0], found.question.failing]) {
      const question = { ...found.question, failing };
      expect(inquiryWords({ ...untried, question }).headline).toBe(
        'It is too early to say why Gemini 3.5 Flash-Lite fails: it ended before all was asked.',
      );
    }
  });

  it('uses no rule that quotes a sample, and says so', async () => {
    const others = world(true);
    const complete: Complete = async (call) =>
      call.system === RULES ? says('Answer with one word.\nThe order A-1043 is ok.') : others(call);
    const { flows, quote, answer } = await ended(complete);
    const [evaluation] = [...flows.tables.evaluations.values()];
    evaluation!.samples = evaluation!.samples.map((sample, index) =>
      index === 5 ? { ...sample, columns: { input: 'Question 5 about A-1043' } } : sample,
    );
    const found = await answer((await quote()).inquiry);
    expect(found.rules).toEqual({ text: 'Answer with one word.', leftOut: 1 });
    expect(said(found)).toContain('1 of the rules that were written');
    published(found);
  });

  it('ends the same wherever its process dies, and pays no answer twice', async () => {
    let steps = 0;
    let death = Number.POSITIVE_INFINITY;
    const step = () => {
      steps += 1;
      if (steps === death) throw new Error('killed');
    };
    const { flows, quote, answer } = await ended(world(true), step);
    const { inquiry } = await quote({ fixes: ['context'] });
    const begun = steps;
    await answer(inquiry);
    const settled = flows.tables.ledger.length;
    const total = steps - begun;
    for (const share of [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95]) {
      steps = 0;
      death = Number.POSITIVE_INFINITY;
      const again = await ended(world(true), step);
      const quoted = await again.quote({ fixes: ['context'] });
      death = steps + Math.round(share * total);
      const found = await again.answer(quoted.inquiry);
      expect(found.cause).toBe('knowledge');
      const bills = again.flows.tables.ledger.map(({ bill }) => bill.state);
      expect(bills.filter((state) => state === 'settled')).toHaveLength(settled);
    }
  });
});

describe('a person of another workspace', () => {
  it('is neither told what it would cost, nor asks, nor pays anything', async () => {
    const { flows, id, quote, deps } = await ended(world(true));
    const { inquiry } = await quote();
    const calls = flows.calls.length;
    const evaluations = flows.tables.evaluations.size;
    const actor = { kind: 'person', id: 'U0EVE' } as const;
    const ctx = { ...CTX, actor, workspace: 'T0OTHER' };
    const { budget: budgetUsd, ...about } = inquiry;
    const input = { ...about, evaluationId: id, budgetUsd };
    await expect(quoteInquiry(deps, { ctx, input })).rejects.toThrow('There is no evaluation');
    await expect(checkInquiry(deps, { ctx, input })).rejects.toThrow('There is no evaluation');
    await expect(lookInto(deps, { ctx, input: { inquiry, again: true } })).rejects.toThrow(
      'There is no evaluation',
    );
    await flows.drain();
    expect(flows.calls).toHaveLength(calls);
    expect(flows.tables.evaluations.size).toBe(evaluations);
  });
});

describe('a budget that no evaluation may have', () => {
  it.each([1e9, 0])('is refused before anything is read: %d dollars', async (budgetUsd) => {
    const { quote } = await ended(world(true));
    await expect(quote({ budgetUsd })).rejects.toThrow(/^The budget must be above \$0 and at most/);
  });
});

describe('there is nothing to ask', () => {
  it('where no cheaper model fails on 6 samples', async () => {
    const { quote } = await ended(async () => says('ok'));
    await expect(quote()).rejects.toThrow(/There is nothing to ask/);
  });

  it('of a candidate that was not tested', async () => {
    const { quote } = await ended(world(true));
    await expect(quote({ candidate: 'google/x' })).rejects.toThrow(/has no candidate google\/x/);
  });
});

describe('the caps of the month', () => {
  it('are said in the price where they leave too little, or can not be read', async () => {
    const limitsOf = async (chosen: SettingTexts) =>
      (await (await ended(world(true), () => {}, {}, chosen)).quote()).limits;
    expect(await limitsOf({ monthlyCap: '$100' })).toEqual([]);
    expect(await limitsOf({ monthlyCap: '$0.0000001' })).toEqual([
      expect.stringMatching(
        /^One call may cost \$[\d.]+, and \$0\.00000010 is left: nothing could be run\. The workspace’s cap/,
      ),
    ]);
    expect(await limitsOf({ monthlyCap: '$12.345' })).toEqual([
      expect.stringContaining('The setting monthly-cap is “$12.345”, which can’t be read'),
    ]);
  });

  it('are said with the approver’s amount, of who would spend more alone', async () => {
    const chosen = { approvalAbove: '$0.001', approver: 'U0BOSS' };
    const { id, deps } = await ended(world(true), () => {}, {}, chosen);
    const limitsOf = async (person: string) => {
      const ctx = { ...CTX, actor: { kind: 'person', id: person } } as const;
      const input = { evaluationId: id, candidate: null, document: DOCUMENT, budgetUsd: null };
      return (await quoteInquiry(deps, { ctx, input: { ...input, fixes: ['context'] } })).limits;
    };
    expect(await limitsOf('U0ANA')).toEqual([
      expect.stringMatching(/^This may cost \$.*above \$0\.001 the workspace’s approver confirms/),
    ]);
    expect(await limitsOf('U0BOSS')).toEqual([]);
  });
});
