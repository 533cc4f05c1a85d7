/** What an error says of one prompt or one output, rather than of every call. */
export type SampleFault = 'does not fit' | 'refused';

/** Of the whole account, key or project: nobody's prompt. */
const ACCOUNT =
  /\b(account|organi[sz]ation|consumer|project|workspace|subscription|tier|api[ _-]?key|this api|billing|region|country|location|permission)\b|suspended|disabled|deactivated|^request not allowed\b/i;

/** Of a setting, which every call of the candidate carries. */
const SETTING =
  /^["'`*\s]*(max_?(output_?|completion_?)?tokens|temperature|top_?[pk]|thinking|output_config|effort|system|model|tools?|stop_sequences|metadata|generation_?config)\b|\b(thinking|temperature|thinking[ _]?(budget|level|config)|max_?output_?tokens|top_?[pk]|effort)\b/i;

const TOO_LONG: readonly RegExp[] = [
  /\b(prompt|input|request|messages?|contents?|payload|text|conversation|body)\b[^.;]{0,60}\b(too (long|large|big|many tokens)|exceed(s|ed|ing)?|longer than|larger than|bigger than|over the)\b/i,
  /\b(exceed(s|ed|ing)?|over|beyond|above|longer than|larger than)\b[^.;]{0,60}\b(context|input|prompt|token|request)s?[ _-]?(window|limit|length|count|size)?\b/i,
  /\bcontext[ _-]?(window|length|limit|size)\b/i,
  /\b(too many|number of|count of) (input |prompt |total )?tokens\b/i,
  /\btoken count\b|request_too_large|string_above_max_length|entity too large|payload too large/i,
  /\b(reduce|shorten|trim)\b[^.;]{0,30}\b(length|size|prompt|input|messages?|context)\b/i,
];

const BLOCKED: readonly RegExp[] = [
  /\b(output|content|prompt|response|input|request|message|answer|text)s?\b[^.;]{0,60}\b(blocked|flagged|filtered|rejected|prohibited|not allowed|disallowed|denied)\b/i,
  /\b(blocked|flagged|rejected|filtered|stopped|refused)\b[^.;]{0,60}\b(content|polic(y|ies)|safety|filter|moderation|guardrails?|prompt|injection|harm\w*|risk)\b/i,
  /content[ _-]?(filter|policy|management|moderation)|usage polic|safety (polic|filter|system|setting|reason)|responsible ai|moderation/i,
  /\bviolat(e|es|ed|ing|ion|ions)\b[^.;]{0,60}\b(polic|terms|guideline|rules?)/i,
  /\b(prohibited|harmful|unsafe|sensitive|inappropriate|explicit)[ _](content|words?|use|material|text|input|prompt)\b|prompt injection|recitation|copyright/i,
];

const MALFORMED: readonly RegExp[] = [
  /^["'`*\s]*(GenerateContentRequest\.)?(messages|contents?)\b/i,
  /\b(messages?|contents?|parts?|text|prompt|input)\b[^.;]{0,80}\b(non-?empty|empty|blank|whitespace|must contain|is not specified|is required)\b/i,
  /\bempty (text|content|prompt|message|input|part)\b/i,
  /surrogate|not valid json|invalid (unicode|utf-?8|json|character|escape)|control character|utf-?8/i,
];

/**
 * Returns what an error's words say of this one prompt or its answer: it does not fit, or it was
 * refused; 'none' where they speak of the account, the key or a setting, which any call would meet;
 * null where the words don't tell.
 */
export function sampleFault(words: string): SampleFault | 'none' | null {
  const fits = (patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(words));
  const isAccount = ACCOUNT.test(words);
  if (!isAccount && !isSettingAlone(words) && fits(TOO_LONG)) return 'does not fit';
  if (!isAccount && fits(BLOCKED)) return 'refused';
  if (isAccount || SETTING.test(words)) return 'none';
  return fits(MALFORMED) ? 'refused' : null;
}

/** `input length and max_tokens exceed context limit` speaks of the prompt, `max_tokens: 9 > 8` does not. */
function isSettingAlone(words: string): boolean {
  return SETTING.test(words) && !/\b(prompt|input|context)\b/i.test(words);
}
