/** Why a candidate can't go on. */
export interface Stop {
  /** `cap`: the month's, of the workspace or a person. */
  reason: 'provider' | 'budget' | 'cap' | 'cancelled';
  message: string;
}
