import picocolors from 'picocolors';
import type { Screen } from '../src/cli/output/screen.ts';
import { count, date } from '../src/core/format.ts';
import { type Look, messageText } from './message-text.ts';
import { readingsOf, type ShownMessage } from './slack-readings.ts';
import type { SlackWorkspace } from './slack-workspace.ts';

/** Returns a page, as HTML, of what was posted in the demo's channel, with what a newcomer does next. */
export async function workspacePage(workspace: SlackWorkspace): Promise<string> {
  const { messages, thread } = readingsOf(workspace);
  const look: Look = { screen: SCREEN, people: { [workspace.user]: 'Ana' } };
  const posted = await messages();
  const shown = await Promise.all(
    posted.map(async (message) => {
      const replies = (await thread(message.ts)).filter(({ blocks }) => blocks.length > 0);
      return `${messageHtml(message, look)}${threadHtml(replies, look)}`;
    }),
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>llm-pick: the demo’s Slack</title>
<meta name="viewport" content="width=device-width"><style>${STYLE}</style>
<h1>What llm-pick posted in #support-ai</h1>
${INTRODUCTION}
${shown.join('\n') || '<p>Nothing yet: reload this page in a moment.</p>'}
</html>`;
}

/** Lines as long as they are: a page breaks them itself. */
const SCREEN: Screen = { colours: picocolors.createColors(false), width: Number.POSITIVE_INFINITY };

const INTRODUCTION = `<p>This is the channel of the demo’s own Slack, as of now: reload it to see what came since. The
demo typed and pressed for Ana; this page is for reading, so its buttons can’t be pressed.</p>
<p>What next? <code>npx llm-pick run examples/ticket-triage.yml</code> asks the same in a terminal, with the key of a
provider or <code>LLM_PICK_SIMULATED=1</code>; a file like that one asks your own question. README.md, “In your own Slack”, has the five steps to <code>/llm-pick</code> in a
real channel.</p>`;

const STYLE = `body { margin: 2rem auto; max-width: 62rem; padding: 0 1rem; color: #1d1c1d; background: #fff; font: 16px/1.5 system-ui, sans-serif; }
article { border: 1px solid #ddd; border-radius: 8px; padding: 0 1rem; margin: 1rem 0 .5rem; }
details { margin: 0 0 1.5rem 1.5rem; }
header { font-weight: 700; padding-top: .75rem; } time { font-weight: 400; color: #616061; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.5 ui-monospace, monospace; }
code { background: #f4f4f4; padding: .1em .3em; border-radius: 3px; }
@media (prefers-color-scheme: dark) { body { color: #d1d2d3; background: #1a1d21; } article { border-color: #454a52; } code { background: #2c3036; } time { color: #ababad; } }`;

function messageHtml(message: ShownMessage, look: Look): string {
  const at = new Date(Number(message.ts) * 1_000);
  const time = `${date(at)}, ${at.toISOString().slice(11, 16)} UTC`;
  return `<article><header>llm-pick <time>${time}</time></header><pre>${escapeHtml(messageText(message, look))}</pre></article>`;
}

function threadHtml(replies: readonly ShownMessage[], look: Look): string {
  if (replies.length === 0) return '';
  const shown = replies.map((reply) => messageHtml(reply, look)).join('\n');
  return `<details><summary>${count(replies.length, 'reply', 'replies')} in its thread</summary>${shown}</details>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
