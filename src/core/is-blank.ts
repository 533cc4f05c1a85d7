/** Returns whether a text holds nothing that anybody sees: spaces, line breaks and invisible characters alone. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(text);
}
