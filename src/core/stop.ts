/** Why a candidate can't go on. */
export interface Stop {
  /** `declined`: a person who was asked did not want to pay for it. */
  reason: 'provider' | 'budget' | 'cancelled' | 'declined';
  message: string;
}
