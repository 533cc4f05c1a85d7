/** Characters that stand for themselves, and what a class of such may hold. */
const LITERAL = '[\\w !"#%&\',/:;<=>@~-]|\\\\[-.*+?()[\\]{}|^$/\\\\]';
const CLASS = '\\[(?:[A-Za-z0-9_ .,:/]|-(?=\\])|[A-Z]-[A-Z]|[a-z]-[a-z]|[0-9]-[0-9])+\\]';
const ATOM = `(?:${LITERAL}|\\\\[dw]|${CLASS})`;
const FIXED = '(?:\\?|\\{\\d{1,2}\\})?';

/** Atoms one after another, of which one at most may repeat without a bound: no groups, no alternatives. */
const PLAIN = new RegExp(`^\\^?(?:${ATOM}${FIXED})*(?:${ATOM}[+*])?(?:${ATOM}${FIXED})*\\$?$`);

/** More optional atoms are more ways to fail. */
const MOST_OPTIONAL = 2;
const LONGEST_PATTERN = 200;

/** Its time may grow with the square of a text's length. */
const LONGEST_TEXT = 300;
const ASCII = /^[\x20-\x7e]*$/;

/**
 * The search for a pattern so plain that JavaScript's own regular expressions find the same as RE2 in a
 * short ASCII text, and at once; null for any other. It returns null for a text it isn't for.
 */
export function plainSearch(pattern: string): ((text: string) => boolean | null) | null {
  const optional = pattern.split('?').length - 1;
  if (optional > MOST_OPTIONAL || pattern.length > LONGEST_PATTERN) return null;
  if (!PLAIN.test(pattern)) return null;
  const native = new RegExp(pattern);
  return (text) => {
    if (text.length > LONGEST_TEXT) return null;
    if (native.test(text)) return true;
    return ASCII.test(text) ? false : null;
  };
}
