const LONGEST = 60;

/** A task's name within a sentence: in quotation marks, and cut where it is long. */
export function quotedName(name: string, longest = LONGEST): string {
  const line = name.replaceAll(/\s+/g, ' ').trim();
  const short = line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
  return `“${short}”`;
}
