const STRUCK = /~~[^~\n]{1,200}~~/g;
const BOX = /^\s*(?:[-*+] )?\[[ x✓✔]?\] /i;
const TICKED = /^\s*(?:[-*+] )?\[[x✓✔]\] /i;

/** What answers end with out of courtesy, in English and Dutch. */
const COURTESY =
  /(?<=[.!?\n*"'] ?\s*)(?:(?:please |just )?let me know|(?:I )?hope (?:this|that) helps|(?:please )?feel free to|is there anything else|would you like|do you (?:want|need)|if you (?:have|need|would like)|laat (?:het )?(?:me|mij)|ik hoop dat dit|kan ik (?:verder|nog)|heb je nog|heeft u nog)(?!\p{L})[^.!?\n]*[.!?]*\s*$/iu;

/** An answer without what it strikes out, the boxes it leaves empty and the courtesy at its end. */
export function withoutExtras(text: string): string {
  const lines = text.split('\n');
  const isForm = lines.some((line) => TICKED.test(line));
  const chosen = isForm ? lines.filter((line) => !BOX.test(line) || TICKED.test(line)) : lines;
  const kept = isForm ? chosen.map((line) => line.replace(TICKED, '')).join('\n') : text;
  return kept.replace(STRUCK, '').replace(COURTESY, '');
}
