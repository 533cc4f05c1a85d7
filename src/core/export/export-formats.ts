/** `recipe`: for an evaluation file; `notdiamond`: rows to train a router; `litellm-policy`: for its proxy. */
export const EXPORT_FORMATS = ['recipe', 'notdiamond', 'litellm-policy'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];
