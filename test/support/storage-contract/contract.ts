import { capContract } from './caps.ts';
import { claimContract } from './claims.ts';
import { evaluationContract } from './evaluations.ts';
import { lossContract } from './losses.ts';
import type { StoragePlace } from './place.ts';
import { questionContract } from './questions.ts';
import { refusalContract } from './refusals.ts';
import { reopeningContract } from './reopening.ts';
import { settlementContract } from './settlements.ts';

/** Everything that flows may expect of a record, whatever keeps it. */
export function storageContract(place: StoragePlace): void {
  evaluationContract(place);
  claimContract(place);
  settlementContract(place);
  lossContract(place);
  questionContract(place);
  refusalContract(place);
  capContract(place);
  reopeningContract(place);
}
