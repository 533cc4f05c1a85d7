/** The column that says of a drafted sample whether a person took it. */
export const APPROVAL = 'approval';
/** As it is written beside each draft; whoever approves one writes anything else, or nothing. */
export const TO_APPROVE = 'to approve';
