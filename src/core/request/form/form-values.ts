/** A file of samples: its name, whose ending says how it is read, and its text. */
export interface SamplesFile {
  name: string;
  text: string;
}

/** What a person typed and chose in the form; '' and [] where nothing. */
export interface FormValues {
  name: string;
  system: string;
  task: string;
  context: string;
  samples: string;
  /** In place of `samples`; null: none. */
  file: SamplesFile | null;
  scorer: string;
  /** What makes an answer good, and the model that judges: where `scorer` is `judge`. */
  rubric: string;
  judge: string;
  models: readonly string[];
  /** The model in use today. */
  current: string;
  repeats: string;
  bar: string;
  /** How quick is quick enough, such as `95% within 2 s`. */
  latency: string;
  estimand: string;
  volume: string;
  budget: string;
}
