import { AppError } from '../../core/errors.ts';
import type { UploadedFile } from './form-state.ts';

const TIMEOUT_MS = 20_000;
const REDIRECTS = 3;
const MEGABYTE = 1024 * 1024;

export interface FileAccess {
  botToken: string;
  /** Another Web API than Slack's own: its files come from there; null: Slack's. */
  apiUrl: string | null;
}

/** What a file may be, and what a person can do where it can't be had. */
export interface FileLimits {
  megabytes: number;
  /** "leave some samples out, or use “llm-pick run” in a terminal" */
  shorter: string;
  /** "paste the samples" */
  otherwise: string;
}

/** A file to download, and how messages name it. */
interface Wanted {
  name: string;
  access: FileAccess;
  limits: FileLimits;
}

/**
 * Returns the bytes of a file that somebody uploaded in a form. Throws AppError('invalid input') where it
 * is too large, and where Slack does not give it to us.
 */
export async function downloadFile(
  { name, size, url_private_download: url }: UploadedFile,
  access: FileAccess,
  limits: FileLimits,
): Promise<Uint8Array> {
  const wanted = { name: name ?? 'the file', access, limits };
  if (size !== undefined && size > limits.megabytes * MEGABYTE) throw tooLarge(wanted);
  if (!url) throw unreadable(wanted, 'Slack gives no address for it');
  return bodyOf(await answerOf(url, wanted), wanted);
}

/** The token goes to Slack alone, and no further than it sends us within itself. */
async function answerOf(url: string, wanted: Wanted): Promise<Response> {
  let address = url;
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    if (!isSlacks(address, wanted.access)) {
      throw unreadable(wanted, 'its address is not one of Slack’s');
    }
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${wanted.access.botToken}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error: unknown) => {
      throw unreadable(wanted, `Slack does not answer (${String(error)})`);
    });
    const next = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || next === null) return response;
    address = new URL(next, address).href;
  }
  throw unreadable(wanted, 'Slack sends us round in circles for it');
}

function isSlacks(address: string, { apiUrl }: FileAccess): boolean {
  const { protocol, hostname, host } = new URL(address);
  if (apiUrl !== null) return host === new URL(apiUrl).host;
  return protocol === 'https:' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'));
}

/** Slack answers a token that may not read it with its login page, and the status 200. */
async function bodyOf(response: Response, wanted: Wanted): Promise<Uint8Array> {
  if (!response.ok) throw unreadable(wanted, `Slack answered ${response.status}`);
  const isPage = response.headers.get('content-type')?.startsWith('text/html');
  if (isPage && !/\.html?$/i.test(wanted.name)) {
    throw unreadable(wanted, 'llm-pick may not read files here');
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > wanted.limits.megabytes * MEGABYTE) throw tooLarge(wanted);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge({ name, limits: { megabytes, shorter } }: Wanted): AppError {
  return new AppError('invalid input', `${name} is over ${megabytes} MB: ${shorter}.`);
}

function unreadable({ name, limits }: Wanted, why: string): AppError {
  const next = `Try again, or ${limits.otherwise}.`;
  return new AppError('invalid input', `${name} could not be read: ${why}. ${next}`);
}
