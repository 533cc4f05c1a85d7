const OPENING = '(?:<(?:think|thinking|thoughts?)>|\\[THINK\\]|◁think▷)';
const CLOSING = '(?:</(?:think|thinking|thoughts?)>|\\[/THINK\\]|◁/think▷)';

const THOUGHT = new RegExp(`${OPENING}[\\s\\S]*?${CLOSING}`, 'gi');
const STILL_THINKING = new RegExp(`^\\s*${OPENING}`, 'i');
const THOUGHT_ENDS = new RegExp(CLOSING, 'gi');
const UP_TO_END = new RegExp(`^[\\s\\S]*${CLOSING}`, 'i');
const IN_OTHER_MARKS = /^\s*(?:\[THINK\]|◁think▷)/i;
/** Tags that may also hold the whole answer. */
const REASONS = /^\s*<(reasoning|scratchpad|analysis)>[\s\S]*?<\/\1>/i;

/**
 * Returns an answer without its thinking in tags, also where the opening tag stood in the prompt; nothing
 * where it thinks to its end. Its reasons in tags are left out where an answer stands behind them.
 */
export function withoutThinking(answer: string): string {
  if (!answer.includes('<') && !(startsWithMark(answer) && IN_OTHER_MARKS.test(answer)))
    return answer;
  const said = withoutThoughts(answer.replace(TEMPLATE, ''));
  const behind = said.replace(REASONS, '');
  return behind.trim() === '' ? said : behind;
}

/** Whether a text may start with a mark of thinking: its first sign is no letter or digit. */
function startsWithMark(text: string): boolean {
  const first = text.charCodeAt(0);
  return first <= SPACE || first === BRACKET || first > LAST_ASCII;
}

const [SPACE, BRACKET, LAST_ASCII] = [0x20, 0x5b, 0x7f];

/** Marks of models' own templates that some servers leave in: <|eot_id|>, </s>. */
const TEMPLATE = /<\|[a-z_]{2,30}\|>|<\/?s>|<(?:eos|end_of_turn|start_of_turn)>/gi;

function withoutThoughts(answer: string): string {
  const last = [...answer.matchAll(THOUGHT_ENDS)].at(-1);
  const end = last === undefined ? 0 : last.index + last[0].length;
  const before = answer.slice(0, end).replace(THOUGHT, '');
  const said = before.replace(UP_TO_END, '') + answer.slice(end);
  return STILL_THINKING.test(said) ? '' : said;
}
