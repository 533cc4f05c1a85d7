/** Where a secret may stand in text, and what stays of it. */
const SECRETS_IN_TEXT: readonly (readonly [RegExp, string])[] = [
  [/\b(xox[a-z]|xapp|xwfp)-[\w.-]+/gi, '$1-[redacted]'],
  [/\bsk-[\w-]{8,}/g, 'sk-[redacted]'],
  [/\bAIza[\w-]{10,}/g, 'AIza[redacted]'],
  [/\bAQ\.[\w-]{20,}/g, 'AQ.[redacted]'],
  [/([a-z][a-z0-9+.-]*:\/\/[^\s:/?#@"']*):[^\s/@"']+@/gi, '$1:[redacted]@'],
  [/(https:\/\/hooks\.slack\.com\/)[^\s"']+/gi, '$1[redacted]'],
  [/([?&](?:key|token|access_token|ticket|signature)=)[^&\s"']+/gi, '$1[redacted]'],
  [
    /\b(authorization|x-api-key|x-goog-api-key)(["']?\s*[:=]\s*["']?)(?:(?:bearer|basic)\s+)?[^\s"',}]+/gi,
    '$1$2[redacted]',
  ],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 [redacted]'],
  // Drizzle tells the values of a statement that failed: people's prompts, samples and answers.
  [/(Failed query: [\s\S]*?\nparams: )[\s\S]*/, '$1[redacted]'],
];

/** Fields whose text is a secret whatever it looks like. */
const SECRET_FIELD =
  /^(authorization|cookie|set-cookie|x-slack-signature|.*(password|secret|token|api[_-]?key))$/i;

const DEEPEST = 8;

/**
 * Copies a value for a log line: secrets become `[redacted]`, errors `{name, message, code, cause}`
 * (their stack too with `withStack`), and what JSON can't hold a word for it. Never throws.
 */
export function redact(value: unknown, { withStack }: { withStack: boolean }): unknown {
  return copy(value, { withStack, above: [] });
}

/** Replaces every secret in a text. */
function redactText(text: string): string {
  return SECRETS_IN_TEXT.reduce((rest, [pattern, kept]) => rest.replace(pattern, kept), text);
}

interface Copying {
  withStack: boolean;
  /** The objects around this value, to notice circles. */
  above: readonly object[];
}

function copy(value: unknown, copying: Copying): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (copying.above.includes(value)) return '[circular]';
  if (copying.above.length >= DEEPEST) return '[too deep]';
  const inside = { ...copying, above: [...copying.above, value] };
  if (value instanceof Error) return copyError(value, inside);
  if (value instanceof Date) return Number.isNaN(value.valueOf()) ? null : value.toISOString();
  if (value instanceof URL) return redactText(value.href);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((item) => copy(item, inside));
  return copyFields(value, inside);
}

function copyFields(value: object, copying: Copying): Record<string, unknown> {
  const fields = Object.entries(value).map(([name, field]) => {
    const secret = typeof field === 'string' && SECRET_FIELD.test(name);
    return [name, secret ? '[redacted]' : copy(field, copying)];
  });
  return Object.fromEntries(fields);
}

function copyError(error: Error, copying: Copying): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  const errors = error instanceof AggregateError ? error.errors : undefined;
  const shown = {
    name,
    message,
    code,
    stack: copying.withStack ? stack : undefined,
    cause,
    errors,
  };
  const present = Object.entries(shown).filter(([, field]) => field !== undefined);
  return copyFields(Object.fromEntries(present), copying);
}
