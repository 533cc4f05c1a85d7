import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type ComponentProps, createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Message } from 'slack-blocks-to-jsx';
import { asList, asObject } from '../demo/slack-workspace.ts';

const style = readFileSync(
  createRequire(import.meta.url).resolve('slack-blocks-to-jsx/dist/style.css'),
  'utf8',
);

const LOGO = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" rx="4" fill="#1d2a44"/><path d="M8 26V18M15 26V13M22 26V9" stroke="#7f93b8" stroke-width="4" stroke-linecap="round"/><path d="M24 24l3 3 5-7" fill="none" stroke="#4ade80" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>',
)}`;

/** Names by id: of the fixtures' person and channel, unless given. */
export interface Names {
  user: string;
  channel: string;
}

const FIXTURES: Names = { user: 'U0ANA', channel: 'C0SUPPORT' };

export type Theme = 'light' | 'dark';

/** A channel message as Slack shows it. */
export function messagePage(
  { blocks }: { blocks: readonly object[] },
  { names = FIXTURES, theme = 'light' }: { names?: Names; theme?: Theme } = {},
): string {
  const message = render(blocks.map(drawable), { withoutWrapper: false, names, theme });
  return page(`<div class="message">${message}</div>`, theme);
}

export interface DrawnModal {
  title: { text: string };
  submit?: { text: string } | undefined;
  close?: { text: string } | undefined;
  blocks: readonly object[];
}

/** A modal as Slack shows it: title above, buttons below. */
export function modalPage(
  { title, submit, close, blocks }: DrawnModal,
  { names = FIXTURES, theme = 'light' }: { names?: Names; theme?: Theme } = {},
): string {
  const submitButton = submit ? `<span class="primary">${escapeHtml(submit.text)}</span>` : '';
  return page(
    `<div class="modal"><div class="title"><b>${escapeHtml(title.text)}</b><span>×</span></div>
     <div class="fields">${render(blocks.map(drawable), { withoutWrapper: true, names, theme })}</div>
     <div class="buttons"><span>${escapeHtml(close?.text ?? '')}</span>${submitButton}</div></div>`,
    theme,
  );
}

type RenderedBlocks = ComponentProps<typeof Message>['blocks'];

function render(
  blocks: readonly object[],
  {
    withoutWrapper,
    names: { user, channel },
    theme,
  }: { withoutWrapper: boolean; names: Names; theme: Theme },
): string {
  const html = renderToStaticMarkup(
    createElement(Message, {
      withoutWrapper,
      theme,
      // Its types are its own, for the same JSON.
      blocks: blocks as RenderedBlocks,
      name: 'llm-pick',
      logo: LOGO,
      time: new Date('2026-11-23T14:01:10Z'),
      data: {
        users: [{ id: user, name: 'ana' }],
        channels: [{ id: channel, name: 'support-ai' }],
        user_groups: [],
      },
    }),
  );
  return html.replaceAll(/<p>[^<]*Please &#x27;enter&#x27; to submit<\/p>/g, '');
}

/**
 * The renderer draws every text input as a box, and no chosen option, which stands in as a placeholder:
 * Slack doesn't.
 */
function drawable(block: object): object {
  if ('elements' in block && 'type' in block && block.type === 'actions') {
    return { ...block, elements: asList(block.elements).map(drawnElement) };
  }
  if (!('element' in block)) return block;
  return { ...block, element: drawnElement(asObject(block.element)) };
}

function drawnElement(element: Record<string, unknown>): Record<string, unknown> {
  if (element.type === 'plain_text_input' && !element.multiline) {
    return { ...element, type: 'url_text_input' };
  }
  const chosen = [element.initial_option, element.initial_options ?? []].flat().filter(Boolean);
  const placeholder =
    chosen.length > 0
      ? {
          type: 'plain_text',
          text: chosen.map((each) => asObject(asObject(each).text).text).join(', '),
        }
      : element.initial_date
        ? { type: 'plain_text', text: element.initial_date }
        : element.placeholder;
  const isSelect = /^((multi_)?(static|external)_select|datepicker)$/.test(String(element.type));
  return isSelect ? { ...element, type: 'static_select', options: [], placeholder } : element;
}

function page(body: string, theme: Theme): string {
  const [paper, ink, rim] =
    theme === 'light' ? ['#fff', '#1d1c1d', '#ddd'] : ['#1a1d21', '#d1d2d3', '#454a52'];
  return `<!doctype html><meta charset="utf-8"><style>${style}
    body { margin: 0; background: ${paper}; color: ${ink}; font-family: Lato, "Helvetica Neue", Arial, sans-serif; }
    .message { padding: 16px 20px; overflow: hidden; }
    .message * { min-width: 0; }
    .modal { margin: 16px; border: 1px solid ${rim}; border-radius: 10px; }
    .modal .title { display: flex; justify-content: space-between; padding: 16px 24px; font-size: 20px; border-bottom: 1px solid ${rim}; }
    .modal .fields { padding: 12px 24px; }
    .modal .w-\\[190px\\] { width: 300px !important; }
    .w-\\[190px\\] .pointer-events-none { color: ${ink} !important; }
    .modal .buttons { display: flex; justify-content: flex-end; gap: 12px; padding: 16px 24px; border-top: 1px solid ${rim}; font-size: 15px; font-weight: 700; }
    .modal .buttons span { border: 1px solid #bbb; border-radius: 8px; padding: 8px 14px; }
    .modal .buttons .primary { background: #007a5a; border-color: #007a5a; color: #fff; }
    </style>${body}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
