/** A word or two that carry a denial on: no mark and no word between them begins another clause. */
const BREAKS = [
  ...['but', 'because', 'since', 'if', 'when', 'unless', 'until', 'except', 'although', 'though'],
  ...[
    'while',
    'so',
    'and',
    'or',
    'which',
    'who',
    'than',
    'before',
    'after',
    'only',
    'just',
    'instead',
  ],
  ...['maar', 'omdat', 'want', 'als', 'tenzij', 'hoewel', 'terwijl', 'dus', 'en', 'die', 'alleen'],
  ...['sondern', 'aber', 'weil', 'wenn', 'nur', 'mais', 'car', 'si', 'seulement', 'pero', 'sino'],
  ...[
    'porque',
    'solo',
    'sólo',
    'ma',
    'perché',
    'però',
    'mas',
    'men',
    'utan',
    'bara',
    'ale',
    'tylko',
    'но',
  ],
].join('|');
const WORD = `(?!(?:${BREAKS}) )[\\p{L}\\p{M}'’-]+ `;
const upTo = (most: number) => `(?:${WORD}){0,${most}}`;

const FINDING =
  'find|see|locate|confirm|verify|identify|detect|recommend|mention|contain|include|determine|answer|discuss|help|comment|depart|arrive|leave';
/** "could not find any mention of": that something was found or said is denied, up to what it is. */
const NOT_FOUND = `(?:can't|cannot|can not|couldn't|could not|didn't|did not|doesn't|does not|don't|do not|(?:am|are|is|was|were) (?:not able|unable) to|refuse[sd]? to|fail(?:s|ed)? to|no longer) (?:be )?(?:${FINDING})(?:s|ed|d|ing)? `;
/** "n'a pas droit à un", "nunca fue": somebody has or is not, in other languages. */
const HAS_NOT =
  "(?:n'(?:a|ont|est|y a|avait|était) (?:pas|jamais|plus)|no (?:tiene|tienen|hay)|non (?:ha|hanno|c'è)|não (?:tem|têm|há)|(?:har|fick|får) (?:inte|ikke|aldrig)) ";
const IS_NOT =
  "(?:n'(?:a|ont|est|avait|était) (?:pas|jamais|plus)(?: été)?|(?:no|nunca|jamás) (?:es|son|está|fue|ha sido|había sido)|(?:non|mai) (?:è|sono|era|fu)(?: stat[aoei])?|(?:não|nunca) (?:é|foi|são|está)|(?:nie|nigdy nie) (?:jest|został[ao]?|był[ao]?)|weder|ei|eivät|ne) ";

/** Where a clause is denied as a whole: "it is not true that the pump is …". */
const AS_A_WHOLE = [
  '(?:false|untrue|not true|not the case|impossible|unlikely|onwaar|niet waar|onmogelijk|falsch|nicht wahr) (?:that|dat|dass)',
  '(?:nobody|no one|niemand) (?:says?|said|thinks?|claims?|claimed|believes?|zegt|zei)(?: (?:that|dat))?',
  "(?:n't|not) (?:think|believe|see (?:why|how)|agree)(?: that)?",
  '(?:I|we) disagree(?: that)?',
  '(?:no|geen) (?:mention|evidence|signs?|trace|indications?|reference|record)',
].join('|');

/** Right before what it takes the place of, or says to be absent. */
const SET_ASIDE = [
  ...['instead of', 'rather than', 'as opposed to', 'in contrast (?:to|with)', 'unlike', 'free of'],
  ...['devoid of', 'lacks?', 'lacking', 'ruled out', 'denies', 'negative for'],
  ...['stopped', 'in plaats van', 'vrij van', 'behalve', 'anstatt', 'statt', 'anstelle von'],
  ...['au lieu de', "au lieu d'", 'en lugar de', 'en vez de', 'invece di', 'em vez de'],
].join('|');

const ARTICLE =
  '(?:(?:an?y?|the|een|de|het|eine?[nmrs]?|der|die|das|une?|des|les?|la|el|il|uma?) )?';

const DENYING = new RegExp(
  `(?<![\\p{L}'])(?:(?:${NOT_FOUND}|${HAS_NOT}|\\p{L}*(?:${AS_A_WHOLE}) )${upTo(5)}|${IS_NOT}|(?:${SET_ASIDE}) ${ARTICLE})$|(?:لا|ليس|ليست|لم|لن) $`,
  'iu',
);

/** Whether the words before a text, in its sentence, deny the clause that it stands in. */
export function isInDeniedClause(words: string): boolean {
  return DENYING.test(words);
}
