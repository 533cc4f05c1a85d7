/** Why a candidate can't go on. */
export interface Stop {
  /**
   * `cap`: the month's, of the workspace or a person. `declined`: a person who was asked did not want to
   * pay for it.
   */
  reason: 'provider' | 'budget' | 'cap' | 'cancelled' | 'declined';
  message: string;
}
