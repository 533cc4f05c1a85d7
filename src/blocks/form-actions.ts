/** The form's submission, in every step. */
export const FORM_CALLBACK = 'evaluation_form';

/** The form's buttons; `form_open` stands in a message. */
export const FORM_BACK = 'form_back';
export const FORM_AUDIENCE = 'form_audience';
export const FORM_LOWER_BAR = 'form_lower_bar';
export const FORM_THESE_ONLY = 'form_these_only';
export const FORM_ADD_SAMPLES = 'form_add_samples';
export const FORM_OPEN = 'form_open';
