/** The form's submission, in every step. */
export const FORM_CALLBACK = 'evaluation_form';

/** The form's buttons; `form_open` stands in a message. */
export const FORM_BACK = 'form_back';
export const FORM_AUDIENCE = 'form_audience';
export const FORM_LOWER_BAR = 'form_lower_bar';
export const FORM_THESE_ONLY = 'form_these_only';
export const FORM_ADD_SAMPLES = 'form_add_samples';
export const FORM_REMOVE_FILE = 'form_remove_file';
export const FORM_REMOVE_DOCUMENT = 'form_remove_document';
export const FORM_OPEN = 'form_open';
export const FORM_VARIANTS = 'form_variants';

/** Fields that say at once what was chosen in them. */
export const FORM_SCORER = 'form_scorer';

/** Fields whose choices are searched. */
export const SEARCH_MODELS = 'search_models';
export const SEARCH_EVALUATIONS = 'search_evaluations';
