/** How a provider is reached; at least one of the two is set. */
export interface ProviderAccess {
  apiKey: string | null;
  /** null: the provider's own address. */
  baseUrl: string | null;
}
