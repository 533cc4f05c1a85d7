import { undecorated } from '../normalise/decoration.ts';
import { CORRECTED, OPEN } from './denial.ts';

/** A longer label is a text of its own, that no sentence leads to. */
const LONGEST_LABEL = 100;
/** A longer line does not lead to a label: it argues. */
const LONGEST_LEAD = 160;

/**
 * Whether an answer gives a label and nothing but words around it: "Category: billing", "It is billing.",
 * or the label first and an explanation behind it. Not where the label is denied, doubted, taken back or
 * one of several.
 */
export function saysLabel(answer: string, label: string): boolean {
  if (label === '' || label.length > LONGEST_LABEL || CORRECTED.test(answer)) return false;
  const lines = answer.split('\n').filter((line) => line.trim() !== '');
  const [first = '', second] = lines;
  const last = lines.at(-1) ?? '';
  if (second === undefined) {
    const line = undecorated(first).text;
    return isLed(line, label) || isExplained(line, label) || isWrapped(line, label);
  }
  if (isLabel(first, label) || isLed(undecorated(first).text, label)) {
    return isProse(second) && !isLabel(last, label);
  }
  if (isExplained(undecorated(first).text, label)) return isProse(second);
  const leads = lines.slice(0, -1).every((line) => isProse(line) || line.trimEnd().endsWith(':'));
  return leads && (isLabel(last, label) || isLed(undecorated(last).text, label));
}

function isLabel(line: string, label: string): boolean {
  return undecorated(line).text === label;
}

/** Words that lead to a label, right before it: "is a", "Category:", "Option". */
const LEAD =
  /(?:[:=→]|[-=]>|(?<!\p{L})(?:is|are|be|as|say|to|choose|pick|option|choice|under|belongs to|als|onder|wordt|betreft|optie|keuze|kies)(?: (?:an?|the|een|de|het))?) *["'([]*$/iu;
const INTERJECTION =
  /^(?:sure|certainly|of course|okay|ok|yes|zeker|natuurlijk|prima|goed)[!.,:] *["']*$/iu;
const OPTION_MARK = /^[([]?[a-z0-9][)\]:.] $/i;

/** Whether a line ends with the label, and the words before it do nothing but lead to it. */
function isLed(line: string, label: string): boolean {
  if (line.length > LONGEST_LEAD + label.length) return false;
  const bare = line.replace(/["')\]*.!]+$/, '');
  if (!bare.endsWith(label) || bare === label) return false;
  const lead = bare.slice(0, -label.length);
  if (OPTION_MARK.test(lead) || INTERJECTION.test(lead)) return true;
  return LEAD.test(lead) && !OPEN.test(lead);
}

/** What may part a label from its explanation. */
const PARTED =
  /^(?:["')\]]*)(?:[.!:;] |\s+-+ |\s*\(|,? (?=(?:because|since|as|given|due|so|which|want|omdat|aangezien|dus|vanwege|doordat|gezien)(?!\p{L})))/iu;
const OPTIONS = /(?:^|\s)\(?[a-z][).](?=\s)/gi;

/** Whether a line starts with the label and goes on to explain it. */
function isExplained(line: string, label: string): boolean {
  if (!line.startsWith(label)) return false;
  const rest = line.slice(label.length, label.length + LONGEST_LEAD);
  if (/^[a-z]$/i.test(label) && /^[).:]\s+\S/.test(rest)) {
    return (line.match(OPTIONS)?.length ?? 0) <= 1;
  }
  const [parting] = PARTED.exec(rest) ?? [];
  return parting !== undefined && isProse(rest.slice(parting.length));
}

/** Whether a line is a sentence, not one more label: three words in a row. */
function isProse(line: string): boolean {
  return /^[^\p{L}\p{N}]*(?:[\p{L}\p{N}'-]+[,:]? ){2,}[\p{L}\p{N}]/u.test(
    undecorated(line).text.slice(0, LONGEST_LEAD),
  );
}

/** Whether a line is a JSON object with the label as its one value. */
function isWrapped(line: string, label: string): boolean {
  if (!line.startsWith('{') || line.length > LONGEST_LEAD + label.length) return false;
  try {
    const values = Object.values(JSON.parse(line) as object);
    return values.length === 1 && String(values[0]).trim() === label;
  } catch {
    return false;
  }
}
