/** Returns what an address answers. Throws for any answer but 200, and for one of more than `mostBytes`. */
export async function fetchText(
  url: string,
  { signal, mostBytes }: { signal: AbortSignal; mostBytes: number },
): Promise<string> {
  const response = await fetch(url, { signal });
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
