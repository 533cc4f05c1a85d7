/** How one provider is set up and spoken of. */
export interface ProviderNames {
  /** What people call it. */
  company: string;
  /** Environment variables that may hold its key; the first that is set counts. */
  keyVariables: readonly [string, ...string[]];
  baseUrlVariable: string;
  /** Where a person pays or raises a limit. */
  billingPage: string;
}

export const ANTHROPIC: ProviderNames = {
  company: 'Anthropic',
  keyVariables: ['ANTHROPIC_API_KEY'],
  baseUrlVariable: 'ANTHROPIC_BASE_URL',
  billingPage: 'https://platform.claude.com/settings/billing',
};

export const GOOGLE: ProviderNames = {
  company: 'Google',
  keyVariables: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
  baseUrlVariable: 'GOOGLE_GEMINI_BASE_URL',
  billingPage: 'https://aistudio.google.com/usage',
};

/** The providers that can be called, by the name the catalogue has for them. */
export const PROVIDER_NAMES: Readonly<Record<string, ProviderNames>> = {
  anthropic: ANTHROPIC,
  google: GOOGLE,
};
