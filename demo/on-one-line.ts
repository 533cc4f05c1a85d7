/** A text without its line breaks: Slack’s form has a line a sample, a file may have several. */
export function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
