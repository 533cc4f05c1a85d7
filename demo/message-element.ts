import { asList, asObject } from './slack-workspace.ts';

/** A button or menu of a message. Throws where it has none of this name. */
export function elementOf(
  { blocks }: { blocks: Record<string, unknown>[] },
  actionId: string,
): Record<string, unknown> {
  const elements = blocks.flatMap(({ elements, accessory }) => [
    ...asList(elements),
    asObject(accessory),
  ]);
  const found = elements.find(({ action_id }) => action_id === actionId);
  if (!found) throw new Error(`The message has nothing named ${actionId}`);
  return found;
}
