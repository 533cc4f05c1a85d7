const THINKING = /^\s*<(think|thinking|reasoning|scratchpad|analysis)>[\s\S]*?<\/\1>/i;

/** An answer without the thinking that it starts with, in tags; as it was where nothing stands behind that. */
export function withoutThinking(answer: string): string {
  if (!answer.includes('</')) return answer;
  const rest = answer.replace(THINKING, '');
  return rest.trim() === '' ? answer : rest;
}
