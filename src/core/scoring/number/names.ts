import { NUMBER_WORD } from './spelled.ts';

/** Words that lead to a number, count or measure: beside one of these a number is meant. */
const MEANT = [
  'is are was were has have had it there that this he she they we i you answer result total sum',
  'count number amount value score rating rated grade level step chapter page section article',
  'question item line row column table figure option room floor gate platform year age aged day',
  'week month quarter price cost costs final about approximately around exactly roughly only',
  'just precisely probably possibly maybe perhaps minus plus negative yes no not in by since',
  'over under between from until equals average mean median maximum minimum max min circa ca',
  'hence thus so therefore sure certainly hundred thousand million billion dozen point people',
  'persons customers items times pieces units each version priority seconds? minutes? hours?',
  'days? weeks? months? years? euros? dollars? pounds? cents? percent points? stars? degrees?',
  'met(?:er|re)s? miles? grams? lit(?:er|re)s? dagen weken maanden jaren uur minuten procent',
  'punten sterren graden het er zijn antwoord resultaat totaal aantal nummer bedrag waarde jaar',
  'ongeveer precies hoofdstuk pagina artikel kamer stap niveau leeftijd ja nee dus maximaal',
  'minimaal gemiddeld gemiddelde personen klanten stuks',
]
  .join(' ')
  .replaceAll(' ', '|');
const LEADS = new RegExp(`(?<!\\p{L})(?:${MEANT})(?!\\p{L})`, 'iu');

const CAPITAL = "\\p{Lu}\\p{Ll}[\\p{L}'’]*";
/** Two to five capital words: "Six Flags", "The Magnificent Seven". */
const TITLE = new RegExp(
  `^${CAPITAL}(?: (?:${CAPITAL}|of|the|an?|and|to|in|de|van)){0,3} ${CAPITAL}[.!]?$`,
  'u',
);

/** Whether a text of capital words alone is a name with a number word in it, for all that one can tell. */
export function isName(text: string): boolean {
  if (text.length > LONGEST || !TITLE.test(text) || LEADS.test(text)) return false;
  return NUMBER_WORD.test(text) && text.split(' ').some((word) => isOther(word));
}

/** Whether a word of a name is no number. */
function isOther(word: string): boolean {
  return /^\p{Lu}/u.test(word) && !NUMBER_WORD.test(word);
}

const LONGEST = 60;
