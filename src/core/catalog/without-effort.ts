/** Returns the model of a candidate's name: `anthropic/claude-haiku-5-5@low` is `anthropic/claude-haiku-5-5`. */
export function withoutEffort(name: string): string {
  return name.replace(/@.*$/s, '');
}
