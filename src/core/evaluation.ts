import type { Effort } from './effort.ts';

/** A provider's name, as the catalogue and the configuration spell it: `anthropic`. */
export type Provider = string;

/** A model with its settings: whom a call asks. */
export interface ModelSettings {
  /** `provider/model` or `provider/model@effort`. */
  name: string;
  provider: Provider;
  /** The provider's exact model id. */
  model: string;
  /** null = the model's own default. */
  effort: Effort | null;
  /** The limit of answer tokens, thinking included. */
  maxOutputTokens: number;
  /** null = not sent; some models refuse it. */
  temperature: number | null;
}

/** What is under test: a model with its settings, and how its answer is made. Its name is unique in a line-up. */
export interface Candidate extends ModelSettings {
  /** Missing: by one call with what every candidate gets. */
  recipe?: Recipe;
  /** What its call is booked as, where it answers no sample: missing, `answer`. */
  purpose?: 'rules' | 'rater' | 'drafts';
}

/** How an answer is made beyond one call with what every candidate gets. null and []: not used. */
export interface Recipe {
  /** In the place of the evaluation's own context. */
  context: string | null;
  /** Shown to it with their answers; never asked. */
  examples: readonly Example[];
  /** Written rules of the task. */
  rules: string | null;
  /** Writes a plan for each sample, by which the candidate answers. */
  planner: ModelSettings | null;
  escalation: Escalation | null;
}

/** An input as the prompt shows it, and its right answer. */
export interface Example {
  input: string;
  answer: string;
}

/** A second model that answers where the first one is unsure. */
export interface Escalation {
  to: ModelSettings;
  /** The first model's answer can't be read, or its `of` answers differ. */
  when: 'unreadable' | 'disagree';
  /** How often the first model is asked: 1 for `unreadable`. */
  of: number;
}

export interface Sample {
  /** Values for the template: `input` and any other column. */
  columns: Readonly<Record<string, string>>;
  /** The expected answer (JSON text for the json scorer, a rubric's note for the judge). */
  expected: string;
  /** Other answers that are as right as the expected one. */
  alternatives: readonly string[];
  /** Near-duplicates share a group and count as one. */
  group: string | null;
}

/** How a number writes its decimals: 1,5 or 1.5. */
export type DecimalMark = 'comma' | 'point';

/** What makes an answer right. `strict`: the answer's form counts too, nothing around it is dropped. */
export type Scorer =
  | {
      type: 'exact';
      trim: boolean;
      ignoreCase: boolean;
      unicode: 'NFC' | 'NFKC' | 'fold';
      strict: boolean;
    }
  | {
      type: 'contains';
      ignoreCase: boolean;
      /** The expected text stands as whole words. */
      words: boolean;
      /** Texts that a right answer does not contain. */
      not: readonly string[];
      strict: boolean;
    }
  // `pattern` null: `expected` is the pattern
  | { type: 'regex'; pattern: string | null; ignoreCase: boolean; strict: boolean }
  | {
      type: 'number';
      tolerance: number;
      relative: boolean;
      /** null: worked out from all expected answers. */
      decimal: DecimalMark | null;
      /** null: the number that the answer marks as its answer. */
      which: 'first' | 'last' | 'only' | null;
      strict: boolean;
    }
  | {
      type: 'json';
      schema: Readonly<Record<string, unknown>> | null;
      fields: readonly string[] | null;
      /** Whether the order of a list counts. */
      order: boolean;
      /** By how much a number may differ. */
      tolerance: number;
      strict: boolean;
    }
  /** Each expected answer names its own check by a prefix, as promptfoo's CSV does. */
  | { type: 'prefixed' }
  | { type: 'judge'; rubric: string; model: string };

export type Bar =
  | { kind: 'absolute'; rate: number }
  | { kind: 'relative'; within: number; of: string | null }; // null: the most expensive candidate

/** What the claim is about: inputs like these (default) or exactly these (stats.md 1). */
export type Estimand = 'population' | 'these-samples';

/** How soon how many calls must answer: 0.95 within 2,000 ms. */
export interface LatencyBar {
  withinMs: number;
  /** From 0.5 to 0.99. */
  share: number;
  /** The time to the first token counts, for which answers are streamed; else that to the last. */
  firstToken?: true;
}

/** Everything one evaluation is about, but for its samples; plain JSON, stored as it is. */
export interface EvaluationSpec {
  name: string;
  system: string | null;
  /** The template: `{{input}}`, any column, and `{{context}}`. */
  prompt: string;
  context: string | null;
  scorer: Scorer;
  candidates: readonly Candidate[];
  /** At most; the plan may stop earlier. */
  repeats: number;
  bar: Bar;
  /** How quick is quick enough; left out where any speed will do. */
  latency?: LatencyBar;
  /** It has variants of samples drafted, for a file or for a form in Slack; its own result is shown nowhere. */
  drafts?: true | DraftsFor;
  /** Calls a month in production. */
  volume: number;
  /** Dollars this evaluation may spend. */
  budget: number;
  design: 'adaptive' | 'full';
  seed: number;
  estimand: Estimand;
  /** Divide alpha by the number of candidates (stats.md 2.12). */
  strict: boolean;
  /** More repeats and gentler abandonment (stats.md 2.8). */
  thorough: boolean;
  /** One call to each candidate before their order is set, so that it goes by what they cost. */
  pilots: boolean;
  /** The model in use today, for "what it saves"; null when not given. */
  current: string | null;
  /** Samples that were added once it had its result, round by round; left out where none were. */
  rounds?: readonly AddedRound[];
  /** By a candidate's name: mean tokens of its answers to the same task when this was started; left out where there were none. */
  pastOutputTokens?: Readonly<Record<string, number>>;
  /** By the catalogue's name of a model: tokens a character of its prompts, as its provider counted them before the start; left out where none did. */
  tokensPerCharacter?: Readonly<Record<string, number>>;
  /** The evaluation whose pick this one tests again, on the same samples. */
  retestOf?: string;
  /** What was understood of the files, in sentences for people. */
  dataNotes: readonly string[];
  /** Models of a person's own catalogue that it uses, as they described them: known wherever it goes on. */
  ownModels?: readonly Readonly<Record<string, unknown>>[];
  /** It is a part of looking into another evaluation's failures; missing: it stands for itself. */
  inquiry?: InquiryPart;
}

/** The form in Slack that waits for variants, by its id, and which of its questions they answer. */
export interface DraftsFor {
  form: string;
  key: string;
}

/** Samples that were added to an evaluation: those from this one on, up to the next round. */
interface AddedRound {
  firstSample: number;
  /** ISO 8601. */
  addedAt: string;
}

/** What may fix a candidate's failures. */
export type FixKind = 'effort' | 'context' | 'examples' | 'rules';

/** Why does one candidate of an evaluation fail: what was asked. */
export interface Inquiry {
  /** The evaluation whose candidate fails. */
  of: string;
  /** The candidate's name. */
  candidate: string;
  /** The user's knowledge; null: none was given. */
  document: { name: string; text: string } | null;
  /** What is tried. */
  fixes: readonly FixKind[];
  /** Dollars that all of it may spend. */
  budget: number;
}

/**
 * An evaluation that an inquiry runs: where does it fail, does the document answer, which rules, what
 * helps, is it confirmed, and the incumbent beside it.
 */
interface InquiryPart extends Inquiry {
  stage: InquiryStage;
  /** So often stages of it were begun at most: once more for each time that one was cancelled. Missing: once. */
  round?: number;
}

/** In the order they run. */
export type InquiryStage =
  /** The failing candidate on the samples that it was not asked. */
  'baseline' | 'rating' | 'rules' | 'screening' | 'confirmation' | 'comparison';

/** What the file, the form and the API become: an evaluation that can be started. */
export interface EvaluationRequest {
  spec: EvaluationSpec;
  samples: readonly Sample[];
}
