import type { RichTextElement } from '@slack/types';
import { DEFINITIONS, SETTING_KEYS } from '../../core/settings/definitions.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { printSetting } from '../../core/settings/settings-of.ts';
import { bold, person, words } from '../parts/rich-text.ts';
import type { SlackMessage } from '../parts/surfaces.ts';
import { listMessage } from './list-message.ts';

/** `/llm-pick settings key=value`: those that hold now, what each is, and how to change one. */
export function settingsMessage(settings: Settings): SlackMessage {
  return listMessage(
    'Changed. The settings of this workspace are now:',
    SETTING_KEYS.map((key) => [
      { type: 'text', text: DEFINITIONS[key].name, style: { code: true } },
      words(' '),
      ...shownValue(key, settings),
      words(`: ${DEFINITIONS[key].about}`),
    ]),
    'Change one with “/llm-pick settings digest-hour=9”; nothing after = takes it back to its default.',
  );
}

/** People and channels as Slack shows them. */
function shownValue(key: keyof Settings, settings: Settings): RichTextElement[] {
  const { admins, approver, digestChannel } = settings;
  if (key === 'digestChannel' && digestChannel !== null) {
    return [{ type: 'channel', channel_id: digestChannel }];
  }
  if (key === 'approver' && approver !== null) return [person(approver)];
  if (key === 'admins' && admins.length > 0) {
    return admins.flatMap((id, index) => (index === 0 ? [person(id)] : [words(', '), person(id)]));
  }
  return [bold(printSetting(key, settings))];
}
