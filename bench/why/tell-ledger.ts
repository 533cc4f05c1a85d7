import { count } from '../../src/core/format.ts';
import { toDollars } from '../../src/core/money.ts';
import { candidate, evaluationRequest, FLASH_LITE } from '../../test/support/evaluation-request.ts';
import { ended, OPUS, says, world } from '../../test/support/inquiry-world.ts';
import { memoryFlows } from '../../test/support/memory-flows.ts';
import { say, tell } from '../report.ts';

/** Dollars of a call of 300 tokens in and 10 out: $0.30 and $2.50 a million, and $4 and $20. */
const BY_HAND = { lite: 0.000115, opus: 0.0014 };
/** 60 questions, of which every third fails. */
const FAILING = 20;

type Lines = ReturnType<typeof memoryFlows>['tables']['ledger'];

/** Whether the ledger has what each step and each arm cost, to the cent and under its own name. */
export async function tellLedger(): Promise<void> {
  say(
    '\nThe ledger, 300 tokens in and 10 out a call: Flash-Lite $0.000115, Opus 5.5 $0.0014 by hand',
  );
  await tellInquiryLines();
  await tellRecipeLines();
}

async function tellInquiryLines(): Promise<void> {
  const { flows, id, quote, answer } = await ended(world(true));
  const found = await answer((await quote()).inquiry);
  const lines = flows.tables.ledger.filter(({ trial }) => trial.evaluationId !== id);
  const twice = 2 * FAILING * BY_HAND.lite;
  tellLine(lines, ['rater', `${OPUS} rates`], FAILING * BY_HAND.opus);
  tellLine(lines, ['rules', `${OPUS} writes rules`], BY_HAND.opus);
  tellLine(lines, ['answer', `${FLASH_LITE} (again)`], twice);
  tellLine(lines, ['answer', `${FLASH_LITE}@low`], twice);
  tellLine(lines, ['answer', `${FLASH_LITE}@medium`], twice);
  tellLine(lines, ['answer', `${FLASH_LITE} +rules`], twice);
  const fresh = found.confirmed!.measured.trials;
  tellLine(lines, ['answer', `${FLASH_LITE} +faq.md`], twice + fresh * BY_HAND.lite);
  tellLine(lines, ['answer', `${OPUS} +faq.md`], 60 * BY_HAND.opus);
  same('all of it, and what the answer says that it cost', sumOf(lines), found.spentUsd);
}

/** Ten samples, planned by Opus; and asked three times, which Opus answers where these differ. */
async function tellRecipeLines(): Promise<void> {
  let calls = 0;
  const flows = memoryFlows(async ({ candidate: { name } }) => {
    calls += 1;
    return says(name === OPUS ? 'ok' : `answer ${calls}`);
  });
  const plain = candidate(FLASH_LITE);
  const big = candidate(OPUS);
  const nothing = { context: null, examples: [], rules: null, planner: null, escalation: null };
  const escalation = { to: big, when: 'disagree', of: 3 } as const;
  const candidates = [
    { ...plain, name: 'planned', recipe: { ...nothing, planner: big } },
    { ...plain, name: 'escalating', recipe: { ...nothing, escalation } },
  ];
  await flows.start(evaluationRequest({ candidates, repeats: 1 }, 10));
  await flows.drain();
  const lines = flows.tables.ledger;
  tellLine(lines, ['planner', OPUS], 10 * BY_HAND.opus);
  tellLine(lines, ['answer', 'planned'], 10 * BY_HAND.lite);
  tellLine(lines, ['answer', 'escalating'], 30 * BY_HAND.lite);
  tellLine(lines, ['escalation', OPUS], 10 * BY_HAND.opus);
}

function tellLine(lines: Lines, [purpose, model]: [string, string], byHand: number): void {
  const own = lines.filter(({ bill }) => bill.purpose === purpose && bill.model === model);
  same(`${purpose}, ${model}: ${count(own.length, 'call')}`, sumOf(own), byHand);
}

function sumOf(lines: Lines): number {
  return toDollars(lines.reduce((sum, { bill }) => sum + bill.amount, 0n));
}

function same(name: string, usd: number, byHand: number): void {
  const isSame = Math.abs(usd - byHand) < 1e-9;
  tell(name, `$${usd.toFixed(6)}`, isSame, `$${byHand.toFixed(6)}`);
}
