import { z } from 'zod';

/** What an error body says, in whichever of the usual shapes. */
export interface ErrorBody {
  message: string;
  /** The provider's own word for the kind: `invalid_request_error`, `RESOURCE_EXHAUSTED`. */
  type: string | null;
  /** The HTTP status that stands in the body. */
  code: number | null;
  /** The object the message stands in. */
  error: Readonly<Record<string, unknown>>;
}

const object = z.record(z.string(), z.unknown());
/** A message that is itself an error body, as some proxies and libraries write it. */
const MOST_NESTED = 4;

/**
 * Reads an error body: `{error: {…}}`, `{error: "…"}`, `{message}`, `{detail}`, `{errors: […]}`, the
 * same in a list, or as JSON text within the message; an `{error: {code}}` has no words. Returns null where
 * neither is found.
 */
export function readErrorBody(body: unknown, depth = 0): ErrorBody | null {
  if (depth > MOST_NESTED) return null;
  if (Array.isArray(body)) return readErrorBody(body[0], depth + 1);
  const parsed = object.safeParse(body).data;
  if (!parsed) return null;
  const inner = parsed.error ?? (Array.isArray(parsed.errors) ? parsed.errors : undefined);
  if (typeof inner === 'object' && inner !== null) return readErrorBody(inner, depth + 1);
  const words = firstText(inner, parsed.message, parsed.detail, parsed.error_message, parsed.msg);
  const code = [parsed.code, parsed.status].map(codeOf).find((value) => value !== null) ?? null;
  // An error that says no more than its code.
  const message = words ?? (depth > 0 && code !== null ? '' : null);
  if (message === null) return null;
  return (
    readErrorBody(nestedJson(message), depth + 1) ?? {
      message,
      type: firstText(parsed.status, parsed.type, parsed.code),
      code,
      error: parsed,
    }
  );
}

/** An HTTP status as a number, also one written as text. */
function codeOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^[1-5]\d\d$/.test(value) ? Number(value) : null;
}

function firstText(...values: readonly unknown[]): string | null {
  return (
    values.find((value): value is string => typeof value === 'string' && value.trim() !== '') ??
    null
  );
}

function nestedJson(text: string): unknown {
  const start = text.search(/[{[]/);
  if (start < 0) return undefined;
  try {
    return JSON.parse(text.slice(start));
  } catch {
    return undefined;
  }
}
