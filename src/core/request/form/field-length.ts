/** Characters that Slack takes in a field of the form. */
export const FIELD_LENGTH = 3_000;
