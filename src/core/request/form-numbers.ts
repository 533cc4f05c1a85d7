/**
 * A number as people type it: `100,000`, `100.000`, `100 000`, `2.50`, `$2`. Text that is none stays
 * text, for the schema to say so; '' stays ''.
 */
export function parseWhole(typed: string): number | string {
  const bare = typed.trim().replace(/^[$€]\s?/, '');
  if (bare === '') return '';
  if (/^\d{1,3}([., \u00a0\u202f']\d{3})+$/.test(bare)) return Number(bare.replaceAll(/\D/g, ''));
  const value = Number(bare.replace(',', '.'));
  return Number.isNaN(value) ? typed : value;
}

/**
 * A bar as people type it: `90%`, `0.9`, `90` (percent), `within 5% of provider/model`. Text that is
 * none stays text, for the schema to say so; '' stays ''.
 */
export function parseBar(typed: string): number | string | { within: number; of?: string } {
  const text = typed.trim();
  if (text === '') return '';
  const relative = /^within\s+(\S+)\s*(?:points?)?(?:\s+of\s+(\S+))?$/i.exec(text);
  if (relative) {
    const within = parseShare(relative[1]!);
    if (within === null) return typed;
    return relative[2] ? { within, of: relative[2] } : { within };
  }
  return parseShare(text) ?? typed;
}

function parseShare(text: string): number | null {
  const match = /^(\d+(?:[.,]\d+)?)\s*(%?)$/.exec(text);
  if (!match) return null;
  const value = Number(match[1]!.replace(',', '.'));
  const percent = match[2] === '%' || value > 1;
  return percent ? Math.round(value * 1e6) / 1e8 : value;
}
