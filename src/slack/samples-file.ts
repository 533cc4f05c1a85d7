import { AppError } from '../core/errors.ts';
import type { SamplesFile } from '../core/request/form/form-values.ts';
import { samplesTable } from '../core/request/form/samples-table.ts';
import { decodeText } from '../core/request/formats/decode-text.ts';
import type { UploadedFile } from './form-state.ts';

/** More would make each step of the form slow: 5,000 samples of 400 characters. */
const MOST_BYTES = 2 * 1024 * 1024;
const TIMEOUT_MS = 20_000;
const REDIRECTS = 3;
/** Faults told of a file. */
const MOST_FAULTS = 3;

export interface FileAccess {
  botToken: string;
  /** Another Web API than Slack's own: its files come from there; null: Slack's. */
  apiUrl: string | null;
}

/**
 * Returns a file of samples that somebody uploaded in the form. Throws AppError('invalid input') where
 * it is too large, is no text, holds no samples, or can't be read as what its name says.
 */
export async function readSamplesFile(
  { name, size, url_private_download: url }: UploadedFile,
  access: FileAccess,
): Promise<SamplesFile> {
  const shown = name ?? 'the file';
  if (size !== undefined && size > MOST_BYTES) throw tooLarge(shown);
  if (!url) throw unreadable(shown, 'Slack gives no address for it');
  const bytes = await download(url, shown, access);
  const decoded = decodeText(bytes, shown);
  if ('fault' in decoded) throw new AppError('invalid input', `${shown}: ${decoded.fault.message}`);
  const file = { name: shown, text: decoded.text };
  const { rows, faults } = samplesTable({ samples: '', file });
  if (faults.length > 0 || rows.length === 0) {
    const messages = faults.slice(0, MOST_FAULTS).map(({ message }) => message);
    const words = messages.length > 0 ? messages.join(' ') : 'No samples stand in it.';
    throw new AppError('invalid input', `${shown}: ${words}`);
  }
  return file;
}

/** The token goes to Slack alone, and no further than it sends us within itself. */
async function download(url: string, name: string, access: FileAccess): Promise<Uint8Array> {
  let address = url;
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    if (!isSlacks(address, access)) throw unreadable(name, 'its address is not one of Slack’s');
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${access.botToken}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error: unknown) => {
      throw unreadable(name, `Slack does not answer (${String(error)})`);
    });
    const next = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || next === null) {
      return bodyOf(response, name);
    }
    address = new URL(next, address).href;
  }
  throw unreadable(name, 'Slack sends us round in circles for it');
}

function isSlacks(address: string, { apiUrl }: FileAccess): boolean {
  const { protocol, hostname, host } = new URL(address);
  if (apiUrl !== null) return host === new URL(apiUrl).host;
  return protocol === 'https:' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'));
}

/** Slack answers a token that may not read it with its login page, and the status 200. */
async function bodyOf(response: Response, name: string): Promise<Uint8Array> {
  if (!response.ok) throw unreadable(name, `Slack answered ${response.status}`);
  if (response.headers.get('content-type')?.startsWith('text/html') && !/\.html?$/i.test(name)) {
    throw unreadable(name, 'llm-pick may not read files here');
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw tooLarge(name);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(name: string): AppError {
  return new AppError(
    'invalid input',
    `${name} is over 2 MB: leave some samples out, or use “llm-pick run” in a terminal.`,
  );
}

function unreadable(name: string, why: string): AppError {
  return new AppError(
    'invalid input',
    `${name} could not be read: ${why}. Try again, or paste the samples.`,
  );
}
