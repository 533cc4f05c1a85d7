import { listedText, usesPrefix } from '../../scoring/text/prefixed.ts';
import { isRecord, textOfValue } from './exact-json.ts';

/** Checks of promptfoo whose value is a list of texts. */
const LISTS = /^(?:not-)?i?contains-a(?:ll|ny)$/;

/**
 * The tests of a promptfoo file, {"tests": [...]}, each with the checks of its `defaultTest`; null for
 * what has another shape.
 */
export function promptfooTests({ tests, defaultTest }: Record<string, unknown>): unknown[] | null {
  if (!Array.isArray(tests) || tests.length === 0 || !tests.every(isTest)) return null;
  const shared = isRecord(defaultTest) ? defaultTest : {};
  return tests.map((test) => ({
    ...test,
    vars: { ...(isRecord(shared.vars) ? shared.vars : {}), ...test.vars },
    assert: [...checksOf(shared), ...checksOf(test)],
    options: test.options ?? shared.options,
  }));
}

/** {"vars": {...}, "assert": [...]} */
export function isTest(
  value: unknown,
): value is Record<string, unknown> & { vars: Record<string, unknown> } {
  if (!isRecord(value) || !isRecord(value.vars)) return false;
  return Object.keys(value).every((key) => KEYS.has(key));
}

const KEYS: ReadonlySet<string> = new Set([
  ...['vars', 'assert', 'description', 'options', 'metadata', 'threshold', 'provider', 'providers'],
  ...['assertScoringFunction', 'prompts'],
]);

/** A test's variables as columns, and its checks as promptfoo's CSV writes them. */
export function cellsOfTest(
  test: Record<string, unknown> & { vars: Record<string, unknown> },
): { cells: Record<string, unknown> } | { message: string } {
  if (changesAnswers(test.options)) return { message: CHANGED };
  if (test.threshold !== undefined) return { message: THRESHOLD };
  const checks = checksOf(test).filter(counts).map(checkText);
  const wrong = checks.find((check) => 'message' in check);
  if (wrong && 'message' in wrong) return wrong;
  const texts = checks.flatMap((check) => ('text' in check ? [check.text] : []));
  const columns = texts.map((text, at) => [`__expected${at + 1}`, text]);
  return { cells: { ...test.vars, ...Object.fromEntries(columns) } };
}

function checksOf({ assert }: Record<string, unknown>): unknown[] {
  return Array.isArray(assert) ? (assert as unknown[]) : [];
}

/** promptfoo reports a check without weight, and never fails by it. */
function counts(check: unknown): boolean {
  return !isRecord(check) || check.weight !== 0;
}

function changesAnswers(options: unknown): boolean {
  return (
    isRecord(options) && ['transform', 'postprocess'].some((key) => Object.hasOwn(options, key))
  );
}

const CHANGED =
  'changes the answer by code before it is checked (transform), which is not done here: write checks that take the answer as it is.';

const THRESHOLD =
  'counts its checks by a threshold, which is not done here: every check must hold. Leave the threshold out, or the test.';

function checkText(check: unknown): { text: string } | { message: string } {
  if (!isRecord(check) || typeof check.type !== 'string') return { message: NO_CHECK };
  const { type, value } = check;
  if (changesAnswers(check)) return { message: CHANGED };
  if (!usesPrefix(`${type}:`)) return { message: `${UNKNOWN} "${type}".` };
  if (Array.isArray(value) && LISTS.test(type)) {
    return { text: `${type}:${value.map((each) => listedText(textOfValue(each))).join(', ')}` };
  }
  if (value === undefined || value === null)
    return { text: type === 'is-json' ? type : `${type}:` };
  if (Array.isArray(value) || isRecord(value)) return { message: `${NO_TEXT} "${type}".` };
  const text = textOfValue(value);
  if (text.startsWith('file://')) return { message: `${FROM_FILE} "${type}".` };
  if (type === 'is-json') return { message: `${NO_TEXT} "${type}".` };
  return { text: `${type}:${text}` };
}

const NO_CHECK = 'has a check without a type: write e.g. {type: equals, value: yes}.';
const UNKNOWN =
  'has a check that is not known here: write equals, contains, icontains, contains-any, contains-all, starts-with or regex, or leave the test out. It is';
const NO_TEXT =
  'has a check whose value is no text, which is not known here: write one text, or leave the test out. It is';
const FROM_FILE = 'has a check that reads a file: write its text into the test. It is';
