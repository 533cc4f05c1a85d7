/**
 * Returns bytes as text, with a note on how they were read where they are not UTF-8: UTF-16 and the Windows
 * code page of Western Europe (which holds Latin-1) are read, too. null where they are no text.
 */
export function decodeBytes(bytes: Uint8Array): { text: string; note: string | null } | null {
  const utf16 = utf16Order(bytes);
  if (utf16 !== null) {
    const text = decode(bytes, utf16);
    return text === null ? null : { text, note: 'read as UTF-16.' };
  }
  const text = decode(bytes, 'utf-8');
  if (text !== null) return { text, note: null };
  const western = decode(bytes, 'windows-1252');
  return western === null || !isWestern(western)
    ? null
    : { text: western, note: westernNote(western) };
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Accents, quotes and currency here and there among letters; what another code page wrote is mostly such. */
function isWestern(text: string): boolean {
  if (/[\u0080-\u009f]/.test(text)) return false;
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0;
  const others = text.match(/[\u0080-\uffff]/g)?.length ?? 0;
  return others <= letters / 4;
}

function westernNote(text: string): string {
  const word = /[\p{L}]*[\u0080-\uffff][\p{L}]*/u.exec(text)?.[0] ?? '';
  return `not UTF-8, read as Windows-1252 (Latin-1), e.g. "${word}". If that looks wrong, save it as UTF-8.`;
}

/** Which byte comes first in UTF-16, by its mark or by the zeros between Latin letters; null for what is none. */
function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(500, Math.floor(bytes.length / 2));
  const zerosAt = (parity: number) =>
    Array.from({ length: pairs }, (_, pair) => bytes[2 * pair + parity]).filter(
      (byte) => byte === 0,
    ).length;
  const [first, second] = [zerosAt(0), zerosAt(1)];
  if (Math.min(first, second) > 0 || Math.max(first, second) <= Math.max(3, pairs / 2)) return null;
  return second > 0 ? 'utf-16le' : 'utf-16be';
}
