const NO = '(?:no|nee|non|nein|false|onwaar|falsch|faux|falso|never|nooit)(?![\\p{L}\\p{N}])';
const MARKS = `["'”’)*_\`]*`;

/** What is said to be missing or wrong: "is not mentioned", "was ruled out". */
const MISSING = [
  '(?:not|never)(?: (?:been|be))? (?:found|present|observed|detected|seen|correct|right|true)',
  ...['ruled out', 'excluded', 'absent', 'incorrect', 'untrue', 'uitgesloten', 'afwezig'],
  'niet (?:gevonden|aanwezig|waargenomen|juist|correct)',
].join('|');

/** What denies a text right behind it: "refundable: no", "leaking (no)", "a leak was not found", "läcker inte." */
const DENYING = new RegExp(
  [
    `^${MARKS}\\s*[:=?]\\s*["'*_\`]*${NO}`,
    `^${MARKS} ?(?:-+ |[–—] ?|[(|] ?)["'*_\`]*${NO}(?= *(?:[,;!)|*_]|\\.(?! ?\\d)|$))`,
    `^${MARKS}\\s*[:?]\\s*(?:absent|negative|I doubt|unlikely|onwaarschijnlijk|afwezig)(?!\\p{L})`,
    `^${MARKS}\\s*[❌✗✘🚫]`,
    `^${MARKS} (?:is|are|was|were|has|have|has been|have been|can be|could be|werd|wordt|zijn) (?:${MISSING})(?!\\p{L})`,
    `^${MARKS} (?:inte|ikke)(?=[.!?;]|$)`,
    '^~~',
  ].join('|'),
  'iu',
);

/** Japanese and Korean deny behind the verb. */
const VERB_ENDS =
  /^[\u3040-\u309f]{0,6}(?:ません|ではな|じゃな|なかった)|^지 ?않|^(?:이|가) 아니|^(?:이|가) 아닙/u;

/** Whether what ends at this place of a text is denied by what stands right behind it. */
export function isDeniedBehind(text: string, at: number): boolean {
  const next = text.charCodeAt(at);
  if (Number.isNaN(next) || next === FULL_STOP || next === COMMA || isLetter(next)) return false;
  const behind = text.slice(at, at + REACH);
  return DENYING.test(behind) || (next >= FIRST_ASIAN && VERB_ENDS.test(behind));
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** Longer than any denial. */
const REACH = 40;
const [COMMA, FULL_STOP, FIRST_ASIAN] = [0x2c, 0x2e, 0x2e80];
