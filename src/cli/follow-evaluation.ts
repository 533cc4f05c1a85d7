import { setTimeout as sleep } from 'node:timers/promises';
import cliProgress from 'cli-progress';
import { dollars } from '../core/format.ts';
import type { Result } from '../core/result.ts';
import type { Progress } from '../flows/ports.ts';
import type { CliDeps, Evaluations } from './deps.ts';

const LOOKS_EVERY_MS = 200;
/** Without a terminal: a line now and then, for whoever reads the log. */
const LINE_EVERY_MS = 15_000;

/** Waits for the result and shows how far it is; null when interrupted before it is there. */
export async function followEvaluation(
  deps: CliDeps,
  evaluations: Evaluations,
  id: string,
): Promise<Result | null> {
  const show = deps.stderr.isTTY ? progressBar(deps) : progressLines(deps);
  try {
    while (!deps.interrupted.aborted) {
      const result = await evaluations.result(id);
      if (result) return result;
      const progress = await evaluations.progress(id);
      if (progress) show.update(progress);
      await sleep(LOOKS_EVERY_MS, undefined, { signal: deps.interrupted }).catch(() => {});
    }
    return null;
  } finally {
    show.stop();
  }
}

interface Shown {
  update(progress: Progress): void;
  stop(): void;
}

function progressBar(deps: CliDeps): Shown {
  const bar = new cliProgress.SingleBar(
    {
      format: `${deps.simulated() ? 'simulated ' : ''}{bar} {percentage}% · {value} of about {total} calls · {spent} of {budget} · {running}`,
      hideCursor: true,
      clearOnComplete: true,
      stream: deps.stderr,
      barsize: 20,
    },
    cliProgress.Presets.shades_classic,
  );
  bar.start(1, 0, { spent: '$0', budget: '', running: '' });
  return {
    update: (progress) => {
      bar.setTotal(Math.max(1, progress.planned));
      bar.update(progress.done, {
        spent: dollars(progress.spentUsd),
        budget: dollars(progress.budgetUsd),
        running: runningNow(progress),
      });
    },
    stop: () => bar.stop(),
  };
}

function runningNow({ candidates }: Progress): string {
  const running = candidates.filter(({ state }) => state === 'running');
  const [first] = running;
  if (!first) return '';
  return running.length === 1 ? first.name : `${running.length} models`;
}

function progressLines(deps: CliDeps): Shown {
  let last = deps.now().getTime();
  return {
    update: ({ done, planned, spentUsd, budgetUsd }) => {
      const now = deps.now().getTime();
      if (now - last < LINE_EVERY_MS) return;
      last = now;
      deps.stderr.write(
        `${done} of about ${planned} calls, ${dollars(spentUsd)} of ${dollars(budgetUsd)} spent\n`,
      );
    },
    stop: () => {},
  };
}
