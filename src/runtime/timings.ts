/** How patient a process is, in milliseconds. */
export interface Timings {
  /** A claim without a heartbeat for so long is taken from its worker. */
  lease: number;
  heartbeat: number;
  /** Between two looks for what a dead process or an emptied queue lost. */
  sweep: number;
  /** Between two looks for evaluations older than their workspace keeps. */
  retention: number;
  /** A candidate that takes longer is too slow. */
  call: number;
  /** A provider that answers nothing but "not now" for so long stops its candidates. */
  refusals: number;
  /** When starting: how long a PostgreSQL that has no connections left for the workers is waited for. */
  room: number;
  /** When stopping: how long calls under way may take to end. */
  grace: number;
  /** Between two updates of one message in Slack. */
  progress: number;
  /** Between two posts in one channel in Slack, which takes about one a second. */
  post: number;
  /** A person in Slack waits so long, and is told then that it takes longer. */
  patience: number;
}

export const TIMINGS: Timings = {
  lease: 20_000,
  heartbeat: 5_000,
  sweep: 60_000,
  retention: 60 * 60_000,
  call: 120_000,
  refusals: 15 * 60_000,
  room: 60_000,
  grace: 10_000,
  progress: 3_000,
  post: 1_000,
  patience: 10_000,
};
