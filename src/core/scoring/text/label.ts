import { undecorated } from '../normalise/decoration.ts';
import { CORRECTED } from './denial.ts';
import { isGainsaid } from './gainsaid.ts';
import {
  concludes,
  isDoubted,
  isHeading,
  isLed,
  LONGEST_LEAD,
  withoutAdded,
  withoutContrast,
} from './leads.ts';

/** A longer label is a text of its own, that no sentence leads to. */
const LONGEST_LABEL = 100;

/**
 * Whether an answer gives a label and nothing but words around it: "Category: billing", "It is billing.",
 * or the label first and an explanation behind it. Not where the label is denied, doubted, taken back or
 * one of several.
 */
export function saysLabel(answer: string, label: string): boolean {
  if (label === '' || label.length > LONGEST_LABEL || isGainsaid(answer, label)) return false;
  const correction = [...answer.matchAll(CORRECTED)].at(-1);
  if (correction)
    return isCorrectedTo(answer.slice(correction.index + correction[0].length), label);
  const lines = answer.split('\n').filter((line) => /[\p{L}\p{N}]/u.test(line));
  return lines.length > 1 ? linesSay(lines, label) : lineSays(lines[0] ?? '', label);
}

function lineSays(only: string, label: string): boolean {
  const line = undecorated(withoutContrast(undecorated(only).text, label)).text;
  return (
    withoutAdded(line, label) === label ||
    (label.length === 1 && line === `${label})`) ||
    isLed(line, label) ||
    concludes(line, label) ||
    isAnswered(line, label) ||
    isExplained(line, label) ||
    isLedAndExplained(line, label)
  );
}

/** Whether several lines give the label, below a heading or not. */
function linesSay(lines: readonly string[], label: string): boolean {
  if (lines.every((line) => isLabel(line, label))) return true;
  const final = lines.map((line) => FINAL.exec(line)?.[1]).findLast((value) => value !== undefined);
  if (final !== undefined && !lineSays(final, label)) return false;
  const [first = '', second = '', third = ''] = lines;
  if (startsWith([first, second], lines, label)) return true;
  if (lines.length > 2 && isHeading(first) && !isDoubted(first)) {
    if (startsWith([second, third], lines.slice(1), label)) return true;
  }
  return endsWith(lines, label);
}

/** Whether the first of two lines gives the label, and the second explains it or is of another thing. */
function startsWith(
  [first, second]: readonly [string, string],
  lines: readonly string[],
  label: string,
): boolean {
  if (OTHER_CHOICE.test(undecorated(second).text)) return false;
  const line = undecorated(first).text;
  if (line === label || isLed(line, label))
    return (isProse(second) && !isSameField(first, second)) || areFields(lines);
  return isExplained(line, label) && isProse(second);
}

/** Whether the last line gives the label, and all others lead to it. */
function endsWith(lines: readonly string[], label: string): boolean {
  const first = undecorated(lines[0] ?? '').text;
  if (first === label || isLed(first, label) || isExplained(first, label)) return false;
  const last = lines.at(-1) ?? '';
  const leads = lines.slice(0, -1).every((one) => isProse(one) || isHeading(one));
  return leads && (isLabel(last, label) || isLed(undecorated(last).text, label));
}

/** A line that says which answer counts: "Final answer: bug". */
const FINAL = /^[^\p{L}\p{N}]*(?:final answer|eindantwoord)[*_]*(?: is|:|=) *(.+)$/iu;

/** Whether what stands behind a correction gives the label: "…, but it is actually a bug". */
function isCorrectedTo(rest: string, label: string): boolean {
  const line = undecorated(rest.replace(/^[\s,:;.!-]+/, '')).text;
  return line === label || isLed(withoutContrast(line, label), label);
}

const FIELD = /^[^\p{L}]*(\p{L}+)[^:]{0,20}:/u;

/** Whether two lines give values of one thing: "Message 1: spam" and "Message 2: ham". */
function isSameField(one: string, other: string): boolean {
  const [, field] = FIELD.exec(one) ?? [];
  return field !== undefined && FIELD.exec(other)?.[1] === field;
}

/** Whether a first line gives the value that is asked for, and the others give values of other things. */
function areFields([first = '', ...others]: readonly string[]): boolean {
  const isAsked = ASKED_FIELD.test(undecorated(first).text);
  return isAsked && others.every((line) => OTHER_FIELD.test(undecorated(line).text));
}

/** A line that gives another label, too. */
const OTHER_CHOICE =
  /^[*_]*(?:(?:second|other|alternative|tweede|andere) \p{L}+|secondary|alternative|runner-up|alternatief)[*_]*:/iu;
const ASKED_FIELD =
  /^[*_]*(?:category|label|class|classification|sentiment|intent|categorie|klasse)[*_]*:/i;
const OTHER_FIELD =
  /^[*_]*(?!(?:\p{L}+ )?(?:category|label|class|classification|sentiment|intent|categorie|klasse|answer|antwoord|alternative|alternatief|sub\p{L}*|second|secondary|other|final|runner-up)[*_]*:)[\p{L} ]{3,30}[*_]*:/iu;

function isLabel(line: string, label: string): boolean {
  return undecorated(line).text === label;
}

/** Whether a line ends with a yes or no that it leads to: "Based on section 3, yes". */
function isAnswered(line: string, label: string): boolean {
  if (!YES_OR_NO.test(label) || !line.endsWith(`, ${label}`)) return false;
  const lead = line.slice(0, -label.length);
  return !isDoubted(lead) && !/(?<!\p{L})(?:yes|no|ja|nee)(?!\p{L})/iu.test(lead);
}

/** What begins an explanation behind a statement. */
const EXPLAINING =
  /,? (?=(?:because|since|given|omdat|want|aangezien|doordat|vanwege)(?!\p{L}))|, (?=(?:an?|the|who|which|een|de|het|die|dat) )|[.;] (?=\p{L})/iu;
/** What leaves room for another label. */
const HEDGED =
  /(?<!\p{L})(?:also|could|may|might|alternatively|possibly|maybe|perhaps|or|ook|misschien|mogelijk|eventueel|of)(?!\p{L})|\?/iu;

/** A reason may name several things: "since it contains no meat or fish". */
const GIVES_REASON = /^(?:because|since|omdat|want|aangezien|doordat|vanwege)(?!\p{L})/iu;

/** Whether a line states the label and then explains it: "The category is billing, because …". */
function isLedAndExplained(line: string, label: string): boolean {
  const at = line.search(EXPLAINING);
  if (at < 0 || at > LONGEST_LEAD + label.length) return false;
  const rest = line.slice(at).replace(/^[.;,]? /, '');
  const reason = GIVES_REASON.test(rest) ? rest.replace(/ (?:or|of) /gi, ' ') : rest;
  const explains = /\S \S/.test(rest) && !HEDGED.test(reason);
  return explains && isLed(undecorated(line.slice(0, at)).text, label);
}

/** What may part a label from its explanation. */
const PARTED =
  /^["')\]]*(?:[.!:;] |\s+-+ |,? (?=(?:because|since|as|given|due|so|which|want|omdat|aangezien|dus|vanwege|doordat|gezien)(?!\p{L})))/iu;
const IN_BRACKETS =
  /^["']?\s*\((?![^()]*(?<!\p{L})(?:or|of|maybe|possibly|misschien|mogelijk)(?!\p{L}))[^()]+\)$/iu;
const CONFIRMED =
  /^["')\]]* (?:is|was) (?:the |het |de )?(?:correct|right|best|final|answer|category|label|classification|juiste?|goede?|antwoord|categorie)(?!\p{L})[^?]*$/iu;
const YES_OR_NO =
  /^(?:yes|no|ja|nee|nein|oui|non|sí|si|sì|sim|não|tak|nie|nej|да|нет|evet|true|false|waar|onwaar)$/iu;
/** One word behind a yes or no that bears it out. */
const BORNE_OUT =
  /^[,.!] (?:absolutely|absolument|indeed|correct|exactly|certainly|sir|hoor|zeker|natuurlijk|klopt|inderdaad|genau|natürlich|stimmt|claro|señora?|certo|certamente|esatto|thanks|danke|merci|gracias|grazie|bedankt)[.!]*$/iu;
const OPTIONS = /(?:^|\s)\(?[a-z][).](?=\s)/gi;

/** Whether a line starts with the label and goes on to explain it. */
function isExplained(line: string, label: string): boolean {
  const quoted = /^["']/.test(line) && line.startsWith(label, 1);
  const rest = line.slice(label.length + Number(quoted), label.length + LONGEST_LEAD);
  if ((quoted || line.startsWith(label)) && (IN_BRACKETS.test(rest) || CONFIRMED.test(rest)))
    return true;
  if (/^(?:[a-z]\d{0,2}|\d{1,2})$/i.test(label)) return isOption(line, label);
  if (!line.startsWith(label)) return false;
  if (YES_OR_NO.test(label) && /^[,.!]? (?:-+ )?(?!(?:or|of|and|en)(?!\p{L}))\p{L}/u.test(rest)) {
    return (
      BORNE_OUT.test(rest) ||
      (/^(?:[,.!] \S+ \S|.? ?-+ )/.test(rest) && !/[,;] (?:yes|no|ja|nee)[.!]*$/.test(rest))
    );
  }
  const [parting] = PARTED.exec(rest) ?? [];
  return parting !== undefined && isProse(rest.slice(parting.length));
}

/** Whether a line gives one option with its text: "B) Paris", "The answer is B. Paris", "C, because …". */
function isOption(line: string, label: string): boolean {
  const named = new RegExp(
    `(?<![\\p{L}\\p{N}])${label}(?:[).:] | -+ |,? (?=because|since|omdat|want)|(?= is (?:the )?(?:correct|right|best|juist|goed)))`,
    'iu',
  );
  const at = line.slice(0, LONGEST_LEAD).search(named);
  if (at < 0 || (line.match(OPTIONS)?.length ?? 0) > 1) return false;
  return at === 0 || line.slice(0, at) === '(' || isLed(line.slice(0, at + label.length), label);
}

/** Whether a line explains: three words in a row, or what answers are often asked to add. */
function isProse(line: string): boolean {
  const bare = undecorated(line).text.slice(0, LONGEST_LEAD);
  return SENTENCE.test(bare) || ADDED.test(bare);
}

const SENTENCE = /^[^\p{L}\p{N}]*(?:[\p{L}\p{N}'-]+[,:]? ){2,}[\p{L}\p{N}]/u;
const ADDED =
  /^(?:confidence|certainty|reason|reasoning|explanation|rationale|score|note|thought|zekerheid|vertrouwen|reden|uitleg|toelichting)(?: ?: ?|$)/iu;

/** Whether an answer starts with the label in bold and goes on to say what it is: "**Paris** is the capital". */
export function startsInBold(answer: string, label: string): boolean {
  const start = `**${label}** `;
  return (
    answer.startsWith(start) &&
    /^(?:is|was|are|were) [^\n]*$/.test(answer.slice(start.length)) &&
    !isDoubted(answer)
  );
}

/** Whether a text is a JSON object with the label as its one value, beside what answers often add. */
export function isWrapped(line: string, label: string): boolean {
  if (!line.startsWith('{') || line.length > 2 * LONGEST_LEAD + label.length) return false;
  try {
    const json = line.includes('"') ? line : line.replaceAll("'", '"');
    const fields = Object.entries(JSON.parse(json) as object);
    const values = fields.filter(([key]) => !ADDED.test(key)).map(([, value]) => value);
    return values.length === 1 && String(values[0]).trim() === label;
  } catch {
    return false;
  }
}
