/** Of the form that starts an evaluation, in each of its steps. */
export const FORM_TITLE = 'Which model is enough?';
