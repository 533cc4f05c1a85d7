/** Returns a provider as people call it: "Anthropic" for `anthropic`. */
export function providerLabel(provider: string): string {
  return `${provider.charAt(0).toUpperCase()}${provider.slice(1)}`;
}
