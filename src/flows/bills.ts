import type { CatalogModel } from '../core/catalog/model.ts';
import type { Picodollars } from '../core/money.ts';
import { priceCall } from '../core/pricing/price-call.ts';
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
