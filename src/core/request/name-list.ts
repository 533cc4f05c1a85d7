import { wholeNumber } from '../format.ts';

/** So many names are said; a file may have thousands. */
const SAID = 30;

/** Names one after another, of very many the first ones; empty where there are none. */
export function nameList(names: readonly string[]): string {
  const more = names.length - SAID;
  const rest = more > 0 ? ` and ${wholeNumber(more)} more` : '';
  return `${names.slice(0, SAID).map(shortName).join(', ')}${rest}`;
}

/** Characters of one name that are said. */
const LONGEST = 60;

/** A name as a sentence says it: what a file calls one may be a whole text. */
export function shortName(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
}
