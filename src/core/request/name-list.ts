import { wholeNumber } from '../format.ts';

/** So many names are said; a file may have thousands. */
const SAID = 30;

/** Names one after another, of very many the first ones; empty where there are none. */
export function nameList(names: readonly string[]): string {
  const more = names.length - SAID;
  const rest = more > 0 ? ` and ${wholeNumber(more)} more` : '';
  return `${names.slice(0, SAID).join(', ')}${rest}`;
}
