import type { InquiryAnswer } from '../../core/inquiry/inquiry-answer.ts';
import type { PostedMessage, PostedPicture } from '../../core/record/evaluation-record.ts';
import type { Progress } from '../../core/record/progress.ts';
import type { Drafting } from '../../core/request/form/drafting.ts';
import type { ModelResult, Result } from '../../core/result/schema/result.ts';
import type { TextFile } from '../../core/text-file.ts';
import type { DraftingState } from '../../core/variants/drafting-state.ts';
import type { WeekMessages } from './week.ts';

/** A result for who asked; `picture` stands in it once Slack has it. */
interface ResultContent {
  kind: 'result';
  result: Result;
  askedBy: string | null;
  picture: PostedPicture | null;
}

/** What a message says of an evaluation; whoever posts it gives it its form. `mention` is a person to notify. */
export type Content =
  | { kind: 'progress'; evaluationId: string; progress: Progress }
  | { kind: 'question'; progress: Progress; mention: string }
  | { kind: 'answered'; name: string; simulated: boolean }
  | ResultContent
  | { kind: 'headline'; result: Result; mention: string }
  | { kind: 'model'; model: ModelResult; result: Result }
  | ({ kind: 'inquiry' } & InquiryContent)
  | VariantsContent;

/** Variants that were asked for in a form, as they stand. */
export interface VariantsContent {
  kind: 'variants';
  name: string;
  /** The form's id. */
  form: string;
  drafting: Drafting;
  state: DraftingState;
  simulated: boolean;
}

/** Why a model fails, or why that could not be found out. */
export interface InquiryContent {
  said: { answer: InquiryAnswer } | { refusal: string };
  simulated: boolean;
  mention: string | null;
}

/** Where a message goes: the ways are tried in this order. */
export interface Address {
  channel: string;
  /** Who is written to directly where we may not post in the channel; null: nobody. */
  person: string | null;
  /** Where Slack takes an answer that only the person sees; null: nowhere. */
  responseUrl: string | null;
}

export type MessagePlace = Pick<PostedMessage, 'channel' | 'ts' | 'refusal'>;

/** Posts and changes messages. Each is tried once and never for long: whoever calls tries again later. */
export interface Messages {
  /** null where no channel takes it: it went to the response URL, or is logged, and is not tried again. */
  post(address: Address, content: Content): Promise<MessagePlace | null>;
  /** False where the message can't be changed any more: deleted, too old, or in an archived channel. */
  update(place: MessagePlace, content: Content): Promise<boolean>;
  /** Left out where it can't be done at once: the next update carries more. Never throws. */
  refresh(place: MessagePlace, content: Content): Promise<void>;
  reply(place: MessagePlace, content: Content): Promise<void>;
  /** Shows variants in a form that is open, by Slack's id; nothing where it was closed. Never throws. */
  fill(view: string, content: VariantsContent): Promise<void>;
  /** Puts the picture of a result into its message; null where we may not, or there is none. Never throws. */
  illustrate(place: MessagePlace, content: ResultContent): Promise<PostedPicture | null>;
  /** Puts files below a message, or why they are refused. Throws where that passes. */
  attach(place: MessagePlace, files: readonly TextFile[]): Promise<void>;
  /** Takes back a message of ours. Never throws. */
  remove(place: MessagePlace): Promise<void>;
}

/** Has people told how an evaluation goes, soon and not too often. Never throws. */
export interface Notify {
  /** Resolves when its message was tried: where the channel is busy, that takes its turn. */
  started(evaluationId: string): Promise<void>;
  /** May be dropped or merged: the latest counts. */
  progress(evaluationId: string): void;
  /** Forgets the updates asked for. Resolves when none is under way. */
  settle(evaluationId: string): Promise<void>;
}

/** What tells people: when, and where the messages go; null: it posts none. */
export interface Notifier {
  notify: Notify;
  messages: Messages | null;
  /** How digests and news are posted; null: there are none. */
  week: WeekMessages | null;
  stop(): Promise<void>;
}
