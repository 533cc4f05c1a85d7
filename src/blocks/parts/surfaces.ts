import type {
  ActionsBlock,
  AlertBlock,
  Block,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  ImageBlock,
  InputBlock,
  ModalView,
  RichTextBlock,
  SectionBlock,
  TableBlock,
} from '@slack/types';

/** Slack's native chart (docs.slack.dev, block data_visualization): @slack/types 3.2.0 lacks it. */
export interface ChartBlock extends Block {
  type: 'data_visualization';
  title: string;
  chart: {
    type: 'bar' | 'line';
    series: { name: string; data: { label: string; value: number }[] }[];
    axis_config: { categories: string[]; x_label: string; y_label: string };
  };
}

/** The blocks we post: all of them are allowed in messages. */
export type MessageBlock =
  | ActionsBlock
  | ChartBlock
  | ContextBlock
  | HeaderBlock
  | ImageBlock
  | RichTextBlock
  | SectionBlock
  | TableBlock;

/** The blocks of our forms: all of them are allowed in modals. */
export type ModalBlock =
  | ActionsBlock
  | AlertBlock
  | ContextBlock
  | DividerBlock
  | HeaderBlock
  | InputBlock
  | RichTextBlock
  | SectionBlock;

/** A message to post: `text` carries everything for notifications and screen readers. */
export interface SlackMessage {
  text: string;
  blocks: MessageBlock[];
}

export type Modal = ModalView & { blocks: ModalBlock[] };
