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
 * same in a list, or as JSON text within the message. Returns null where no message is found.
 */
export function readErrorBody(body: unknown, depth = 0): ErrorBody | null {
  if (depth > MOST_NESTED) return null;
  if (Array.isArray(body)) return readErrorBody(body[0], depth + 1);
  const parsed = object.safeParse(body).data;
  if (!parsed) return null;
  const inner = parsed.error ?? (Array.isArray(parsed.errors) ? parsed.errors : undefined);
  if (typeof inner === 'object' && inner !== null) return readErrorBody(inner, depth + 1);
  const message = firstText(inner, parsed.message, parsed.detail, parsed.error_message, parsed.msg);
  if (message === null) return null;
  return (
    readErrorBody(nestedJson(message), depth + 1) ?? {
      message,
      type: firstText(parsed.status, parsed.type, parsed.code),
      code: [parsed.code, parsed.status].find((value) => typeof value === 'number') ?? null,
      error: parsed,
    }
  );
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
