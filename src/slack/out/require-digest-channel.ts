import type { webApi } from '@slack/bolt';
import { AppError } from '../../core/errors.ts';
import { DEFINITIONS } from '../../core/settings/definitions.ts';
import { parseSetting, settingNamed } from '../../core/settings/settings-of.ts';
import type { SettingChange } from '../../flows/change-settings.ts';
import { refusalWords } from './refusal-words.ts';
import { whyNotPost } from './why-not-post.ts';

/**
 * Refuses a channel for the digest in which nothing could be posted on Monday. Throws
 * AppError('invalid input') with the reason and what to do.
 */
export async function requireDigestChannel(
  client: Pick<webApi.WebClient, 'chat'>,
  changes: readonly SettingChange[],
  now: Date,
): Promise<void> {
  const { name } = DEFINITIONS.digestChannel;
  const chosen = changes.findLast((change) => settingNamed(change.name) === 'digestChannel');
  const parsed = parseSetting('digestChannel', chosen?.text ?? 'off');
  if (!('value' in parsed) || parsed.value === null) return;
  const code = await whyNotPost(client, parsed.value, now);
  if (code === null) return;
  const { why, next } = refusalWords(code);
  // Under a field no mark-up is shown as such.
  const todo = next.replaceAll('`', '');
  const message = `${name} can’t be that channel: I can’t post there, ${why}. ${todo}`;
  const fault = { file: null, line: null, column: null, field: name, message };
  throw new AppError('invalid input', 'No setting was changed.', { faults: [fault] });
}
