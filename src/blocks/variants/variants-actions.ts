/** The submission of the forms in which variants are asked for and ticked. */
export const VARIANTS_CALLBACK = 'variants_form';

/** Buttons: `open` stands in a message, the others in these forms. */
export const VARIANTS_OPEN = 'variants_open';
export const VARIANTS_LOOK = 'variants_look';
export const VARIANTS_STOP = 'variants_stop';
export const VARIANTS_AGAIN = 'variants_again';
export const VARIANTS_PAGE_BACK = 'variants_page_back';
export const VARIANTS_LEAVE = 'variants_leave';

/** The fields in which they are asked for. */
export const VARIANTS_WRITER = 'writer';
export const VARIANTS_EACH = 'each';

/** The blocks in which they are ticked begin so. */
export const VARIANTS_TICKS = 'ticks';
