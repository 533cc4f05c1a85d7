import type { webApi } from '@slack/bolt';
import type { Modal } from '../../blocks/parts/surfaces.ts';
import { slackErrorCode } from '../out/reply.ts';

/** Shows another view in an open form: once more where Slack stumbled; a form that was closed meanwhile needs nothing. */
export async function updateView(
  client: webApi.WebClient,
  viewId: string,
  view: Modal,
): Promise<void> {
  const update = () => client.views.update({ view_id: viewId, view });
  try {
    await update().catch((error) => {
      if (slackErrorCode(error) === 'not_found') throw error;
      return update();
    });
  } catch (error) {
    if (slackErrorCode(error) !== 'not_found') throw error;
  }
}
