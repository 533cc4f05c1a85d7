/**
 * What others wrote (files, models, providers) as a terminal may show it: control characters would
 * move its cursor, colour what follows, or rename its window.
 */
export function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]/gu, '\u{fffd}');
}
