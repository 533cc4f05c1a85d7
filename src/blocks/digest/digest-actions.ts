import type { ActionsBlock, Button } from '@slack/types';
import { dollars } from '../../core/format.ts';
import type { WatchedPick } from '../../core/watch/watched-pick.ts';
import { LIMITS } from '../parts/limits.ts';
import { button } from '../parts/plain-blocks.ts';
import { plainText } from '../parts/text.ts';

export const DIGEST_SETTINGS_ACTION = 'digest_settings';
export const DIGEST_SNOOZE_ACTION = 'digest_snooze';
export const DIGEST_OFF_ACTION = 'digest_off';
export const TEST_AGAIN_ACTION = 'test_again';

/** Snoozing leaves out so many weeks. */
export const SNOOZE_WEEKS = 4;

/** Below a digest: what anybody in the channel may want to change about it, or that it is turned on. */
export function digestActions(isOn: boolean): ActionsBlock {
  if (!isOn) {
    const turnOn = button(DIGEST_SETTINGS_ACTION, 'Post it every week');
    return { type: 'actions', elements: [{ ...turnOn, style: 'primary' }] };
  }
  return {
    type: 'actions',
    elements: [
      button(DIGEST_SETTINGS_ACTION, 'Change day or channel'),
      button(DIGEST_SNOOZE_ACTION, `Snooze ${SNOOZE_WEEKS} weeks`),
      {
        ...button(DIGEST_OFF_ACTION, 'Turn off'),
        confirm: {
          title: plainText('Turn off the digest?', LIMITS.confirm.title),
          text: plainText(
            'No digest will be posted here any more. /llm-pick digest has the button that turns it on again.',
            LIMITS.confirm.text,
          ),
          confirm: plainText('Turn off', LIMITS.confirm.button),
          deny: plainText('Keep it', LIMITS.confirm.button),
        },
      },
    ],
  };
}

/** Runs a pick's evaluation again on its stored samples; the button says what that cost the last time. */
export function testAgainButton({
  evaluationId,
  evaluationUsd,
}: Pick<WatchedPick, 'evaluationId' | 'evaluationUsd'>): Button {
  const cost = evaluationUsd === null ? '' : `, about ${dollars(evaluationUsd)}`;
  return button(TEST_AGAIN_ACTION, `Test again${cost}`, evaluationId);
}
