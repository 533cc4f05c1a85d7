import type { Fault } from '../errors.ts';
import { count, wholeNumber } from '../format.ts';

/** Faults of one kind that are listed one by one. */
const ONE_BY_ONE = 3;
/** Lines that are named of the others. */
const LINES = 5;

/** Many like faults of a file as the first of them, which says how many more there are and where. */
export function foldFaults(faults: readonly Fault[]): Fault[] {
  const folded = [...Map.groupBy(faults, kindOf).values()].filter(
    ({ length }) => length > ONE_BY_ONE,
  );
  const alikeByFirst = new Map(folded.map((alike) => [alike[0], alike]));
  const others = new Set(folded.flatMap(([, ...rest]) => rest));
  return faults
    .filter((fault) => !others.has(fault))
    .map((fault) => {
      const alike = alikeByFirst.get(fault);
      return alike ? { ...fault, message: `${fault.message} ${moreWords(alike)}` } : fault;
    });
}

/** What is wrong, without the numbers and names in which one line differs from another. */
function kindOf({ file, field, message }: Fault): string {
  const words = message.replaceAll(/"[^"]*"/g, '""').replaceAll(/\d[\d.,]*/g, '#');
  const [, notKnown, twice] = UNKNOWN.exec(words) ?? [];
  const unknown = notKnown ?? twice ?? words;
  return JSON.stringify([file, unknown === words ? field?.replaceAll(/\d+/g, '#') : null, unknown]);
}

/** Of keys that are not known only those are alike of which nobody knows what was meant. */
const UNKNOWN =
  /^\S+(?:( is not a key of an evaluation\.)(?: Known are.*)?|( is there twice:).*)$/s;

/** "The same is wrong on 1,621 more lines: 5, 9, 12, …" */
function moreWords([, ...others]: readonly Fault[]): string {
  const lines = [...new Set(others.map(({ line }) => line))].filter((line) => line !== null);
  if (lines.length < 2) return `So it is in ${wholeNumber(others.length)} more places.`;
  const shown = lines.slice(0, LINES).map(String).join(', ');
  return `So it is on ${count(lines.length, 'more line')}: ${shown}${lines.length > LINES ? ', …' : ''}.`;
}
