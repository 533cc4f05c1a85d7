import type { CatalogModel } from '../core/catalog/model.ts';
import type { Picodollars } from '../core/money.ts';
import { priceCall } from '../core/pricing/call-cost.ts';
import type { Bill } from '../core/settlement/settlement.ts';
import type { Reported } from '../core/trial.ts';

/** The call a bill is for. */
export interface BilledCall {
  purpose: Bill['purpose'];
  /** The candidate's or the judge's name. */
  name: string;
  model: CatalogModel;
  /** The most it can have cost. */
  reserve: Picodollars;
}

/** What a call cost by what its provider counted; the most it can have cost where no price is known. */
export function reportedBill(
  { purpose, name, model, reserve }: BilledCall,
  { usage, servedModel }: Reported,
  at: Date,
): Bill {
  if (!usage) return assumedBill({ purpose, name, model, reserve }, NO_USAGE);
  const priced = priceCall(model, usage, at);
  return {
    purpose,
    provider: model.provider,
    state: priced ? 'settled' : 'assumed',
    amount: priced?.cost ?? reserve,
    model: name,
    servedModel,
    usage,
    priceRow: priced?.priceRow ?? 'no price: assumed at the most it could cost',
  };
}

/** What a base URL or a proxy that drops the usage makes of each reply. */
const NO_USAGE = 'no usage in the reply: check the base URL and proxy; assumed at its worst';

/** A call whose cost nobody told: the most it can have cost. */
export function assumedBill({ purpose, name, model, reserve }: BilledCall, why: string): Bill {
  return {
    purpose,
    provider: model.provider,
    state: 'assumed',
    amount: reserve,
    model: name,
    servedModel: null,
    usage: null,
    priceRow: why,
  };
}
