/** Why a candidate can't go on. */
export interface Stop {
  reason: 'provider' | 'budget' | 'cancelled';
  message: string;
}
