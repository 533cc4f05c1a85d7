/**
 * Returns what an address answers. Throws where nothing does, for any answer but 200, and for one of more
 * than `mostBytes`.
 */
export async function fetchText(
  url: string,
  { signal, mostBytes }: { signal: AbortSignal; mostBytes: number },
): Promise<string> {
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    throw new Error(rootReason(error), { cause: error });
  });
  if (!response.ok || !response.body) throw new Error(`the server answered ${response.status}`);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new Error(`more than ${mostBytes} bytes were sent`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Why a connection failed: the words or the code of its first cause, where the library says "fetch failed". */
function rootReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return rootReason(error.cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return error.message || code;
}
