import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import cliProgress from 'cli-progress';
import { type LabelOf, labelsOf } from '../../core/catalog/labels-of.ts';
import { count, exactDollars, toTheCent, wholeNumber } from '../../core/format.ts';
import type { Progress } from '../../core/record/progress.ts';
import type { Result } from '../../core/result/schema/result.ts';
import type { CliDeps, Evaluations } from '../deps.ts';
import { type Screen, screenOf } from '../output/screen.ts';
import { untilNextLook } from './until-next-look.ts';

/** Without a terminal: a line now and then, for whoever reads the log. */
const LINE_EVERY_MS = 15_000;

/** So long a database that does not answer is waited for by a person who has had enough. */
const PARTING_MS = 2_000;

/**
 * Waits for the result and shows how far it is; 'interrupted' when it, or another run of it, is before,
 * and soon then, whatever the database does. `answer` answers what it waits on.
 */
export async function followEvaluation(
  deps: CliDeps,
  evaluations: Pick<Evaluations, 'result' | 'progress'>,
  id: string,
  answer: (progress: Progress) => Promise<void>,
): Promise<Result | 'interrupted'> {
  const begin = () => (deps.stderr.isTTY ? progressBar(deps) : progressLines(deps));
  let show = begin();
  let before = { done: 0, waitedMs: 0 };
  const look = async (): Promise<Result | 'interrupted'> => {
    while (!deps.interrupted.aborted) {
      const result = await evaluations.result(id);
      if (result) return result;
      const progress = await evaluations.progress(id);
      if (progress?.paused) return 'interrupted';
      if (progress) show.update(progress);
      if (progress?.question) {
        show.stop();
        await answer(progress);
        show = begin();
      }
      const waitedMs = untilNextLook(progress, before);
      before = { done: progress?.done ?? 0, waitedMs };
      await sleep(waitedMs, undefined, { signal: deps.interrupted }).catch(() => {});
    }
    return 'interrupted';
  };
  const looked = new AbortController();
  try {
    return await Promise.race([look(), parting(deps.interrupted, looked.signal)]);
  } finally {
    looked.abort();
    show.stop();
  }
}

/** Resolves a moment after an interruption; rejects once nobody waits for it. */
async function parting(interrupted: AbortSignal, signal: AbortSignal): Promise<'interrupted'> {
  if (!interrupted.aborted) await once(interrupted, 'abort', { signal });
  await sleep(PARTING_MS, undefined, { signal });
  return 'interrupted';
}

interface Shown {
  update(progress: Progress): void;
  stop(): void;
}

function progressBar(deps: CliDeps): Shown {
  const screen = screenOf(deps.stderr, deps.noColor);
  const labelOf = labelsOf(deps.catalog({ reachable: false }));
  const bar = new cliProgress.SingleBar(
    {
      format: (options, { progress: share }, { progress }) =>
        barLine(cliProgress.Format.BarFormat(share, options), progress, { labelOf, screen }),
      hideCursor: true,
      clearOnComplete: true,
      gracefulExit: false,
      stream: deps.stderr,
      barsize: screen.width < WIDE ? 10 : 20,
    },
    cliProgress.Presets.shades_classic,
  );
  let started = false;
  return {
    update: (progress) => {
      const total = Math.max(1, progress.planned);
      if (!started) bar.start(total, progress.done, { progress });
      started = true;
      bar.setTotal(total);
      bar.update(progress.done, { progress });
    },
    stop: () => {
      if (started) bar.stop();
    },
  };
}

/** Has room for everything the bar can say. */
const WIDE = 100;

/** The bar and what it stands for; on a small screen without what doesn't fit. */
function barLine(
  bar: string,
  progress: Progress,
  { labelOf, screen }: { labelOf: LabelOf; screen: Screen },
): string {
  const { done, planned, spentUsd, budgetUsd, simulated } = progress;
  const percent = Math.floor((100 * done) / Math.max(1, planned));
  const parts = [
    `${simulated ? 'simulated ' : ''}${bar} ${percent}%`,
    callsDone(progress),
    `${toTheCent(spentUsd)} of ${exactDollars(budgetUsd)}`,
    ...runningNow(progress, labelOf),
  ];
  while (parts.length > 1 && parts.join(' · ').length >= screen.width) parts.pop();
  return parts.join(' · ');
}

/** "1,024 of about 1,440 calls". */
function callsDone({ done, planned }: Progress): string {
  return `${wholeNumber(done)} of about ${count(planned, 'call')}`;
}

function runningNow({ candidates }: Progress, labelOf: LabelOf): string[] {
  const running = candidates.filter(({ state }) => state === 'running');
  const [first] = running;
  if (!first) return [];
  return [running.length === 1 ? labelOf(first.name) : `${running.length} models`];
}

function progressLines(deps: CliDeps): Shown {
  let last = deps.now().getTime();
  return {
    update: (progress) => {
      const now = deps.now().getTime();
      if (now - last < LINE_EVERY_MS) return;
      last = now;
      const spent = `${toTheCent(progress.spentUsd)} of ${exactDollars(progress.budgetUsd)} spent`;
      deps.stderr.write(`${callsDone(progress)}, ${spent}\n`);
    },
    stop: () => {},
  };
}
