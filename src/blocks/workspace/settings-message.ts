import type { RichTextElement } from '@slack/types';
import { DEFINITIONS } from '../../core/settings/definitions.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { printSetting } from '../../core/settings/settings-of.ts';
import { bold, mentionOf, mentionsOf, words } from '../parts/rich-text.ts';
import type { SlackMessage } from '../parts/surfaces.ts';
import { listMessage } from './list-message.ts';

/** `/llm-pick settings key=value`: those that were changed as they hold now, and how to see the others. */
export function settingsMessage(
  settings: Settings,
  changed: readonly (keyof Settings)[],
): SlackMessage {
  return listMessage(
    'Changed for this workspace:',
    changed.map((key) => [
      { type: 'text', text: DEFINITIONS[key].name, style: { code: true } },
      words(' is '),
      ...shownValue(key, settings),
      words(`: ${DEFINITIONS[key].about}`),
    ]),
    '“/llm-pick settings” shows them all; nothing after = takes one back to its default.',
  );
}

/** People and channels as Slack shows them. */
function shownValue(key: keyof Settings, settings: Settings): RichTextElement[] {
  const { admins, approver, digestChannel } = settings;
  if (key === 'digestChannel' && digestChannel !== null) {
    return [{ type: 'channel', channel_id: digestChannel }];
  }
  if (key === 'approver' && approver !== null) return [mentionOf(approver)];
  if (key === 'admins' && admins.length > 0) return mentionsOf(admins);
  return [bold(printSetting(key, settings))];
}
