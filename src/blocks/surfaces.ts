import type {
  ActionsBlock,
  AlertBlock,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  InputBlock,
  ModalView,
  RichTextBlock,
  SectionBlock,
  TableBlock,
} from '@slack/types';

/** The blocks we post: all of them are allowed in messages. */
type MessageBlock =
  | ActionsBlock
  | ContextBlock
  | HeaderBlock
  | RichTextBlock
  | SectionBlock
  | TableBlock;

/** The blocks of our forms: all of them are allowed in modals. */
export type ModalBlock =
  | ActionsBlock
  | AlertBlock
  | ContextBlock
  | DividerBlock
  | InputBlock
  | RichTextBlock
  | SectionBlock;

/** A message to post: `text` carries everything for notifications and screen readers. */
export interface SlackMessage {
  text: string;
  blocks: MessageBlock[];
}

export type Modal = ModalView & { blocks: ModalBlock[] };

/** How a candidate is called on a surface: "Haiku 5.5" for `anthropic/claude-haiku-5-5`. */
export type LabelOf = (name: string) => string;
