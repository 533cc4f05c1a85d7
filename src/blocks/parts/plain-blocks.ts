import type { AlertBlock, Button, ContextBlock, SectionBlock } from '@slack/types';
import { LIMITS } from './limits.ts';
import { plainText } from './text.ts';

/** A paragraph. */
export function section(text: string): SectionBlock {
  return { type: 'section', text: plainText(text, LIMITS.section) };
}

/** A paragraph of these lines; nothing where there are none. */
export function sectionOf(lines: readonly string[]): SectionBlock[] {
  return lines.length === 0 ? [] : [section(lines.join('\n'))];
}

/** Small print. */
export function context(text: string): ContextBlock {
  return { type: 'context', elements: [plainText(text, LIMITS.context.text)] };
}

/** Small print of these lines; nothing where there are none. */
export function contextOf(lines: readonly string[]): ContextBlock[] {
  return lines.length === 0 ? [] : [context(lines.join('\n'))];
}

/** What must be read before anything else in a modal. */
export function warningBlock(text: string): AlertBlock {
  return { type: 'alert', level: 'warning', text: plainText(text, LIMITS.alert) };
}

/** A button; what it is about stands in its `value`, what a screen reader says of it in `label`. */
export function button(action: string, text: string, value?: string, label?: string): Button {
  return {
    type: 'button',
    action_id: action,
    text: plainText(text, LIMITS.button.text),
    ...(value !== undefined && { value }),
    ...(label !== undefined && { accessibility_label: label.slice(0, LIMITS.button.text) }),
  };
}
