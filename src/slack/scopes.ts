/** What manifest.yml asks for, and what is lost without it. */
const LOST: Readonly<Record<string, string>> = {
  commands: 'nobody can open the form',
  'chat:write': 'no result can be posted',
  'files:write': 'results come without their files and picture',
  'files:read': 'samples can be pasted, not uploaded',
};

/** Returns the scopes that an installed app lacks, each with what is lost, in a sentence; null: none. */
export function missingScopes(granted: readonly string[]): string | null {
  const missing = Object.entries(LOST).filter(([scope]) => !granted.includes(scope));
  if (missing.length === 0) return null;
  const lost = missing.map(([scope, words]) => `${scope} (${words})`).join(', ');
  return `The Slack app lacks ${lost}. Update it with manifest.yml and install it again.`;
}
