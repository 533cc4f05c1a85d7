/**
 * Cuts a text between lines into pieces of at most `limit` characters, so that joined by line
 * breaks they are the text again; only a single line longer than that is cut within.
 */
export function splitLines(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let piece: string | null = null;
  for (const line of text.split('\n').flatMap((whole) => cut(whole, limit))) {
    if (piece === null) piece = line;
    else if (piece.length + 1 + line.length <= limit) piece += `\n${line}`;
    else {
      pieces.push(piece);
      piece = line;
    }
  }
  return [...pieces, piece ?? ''];
}

function cut(line: string, limit: number): string[] {
  const pieces = [];
  for (let at = 0; at < line.length; at += limit) pieces.push(line.slice(at, at + limit));
  return pieces.length === 0 ? [''] : pieces;
}
