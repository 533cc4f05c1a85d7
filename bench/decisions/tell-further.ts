import { check, percent, say, tell } from './report.ts';
import { inThreads } from './threads.ts';

/** Writes the figures of single questions: exact errors, few samples, duplicates, drift, many models. */
export async function tellFurther(): Promise<void> {
  await tellExact();
  await tellFew();
  await tellDuplicates();
  await tellDrift();
  await tellMany();
  await tellMore();
}

async function tellExact(): Promise<void> {
  const tasks = (['patient', 'sparing'] as const).flatMap((pace) =>
    Array.from({ length: 50 }, (_, index) => ({ bar: (50 + index) / 100, pace })),
  );
  const found = await inThreads('exact', tasks);
  const worst = found.reduce((most, each) => (each.worst > most.worst ? each : most));
  const { bar, pace } = tasks[found.indexOf(worst)]!;
  const tests = found.reduce((sum, { cells }) => sum + cells, 0);
  say(
    `\nModels asked once, bars 0.5 to 0.99, 15 to 300 samples: ${tests} tests, each walked through exactly`,
  );
  check(
    `proven though at the bar, worst (${worst.size} samples, ${bar}, ${pace})`,
    worst.worst,
    0.05,
  );
}

async function tellFew(): Promise<void> {
  const tasks = [
    { samples: 12, rate: 0.8, evaluations: 600 },
    { samples: 12, rate: 0.9, evaluations: 600 },
    { samples: 30, rate: 0.9, evaluations: 600 },
  ];
  say('\nFew samples, random: who is named, in %: right / wrong (at most 10 points below the bar)');
  for (const [index, each] of (await inThreads('few', tasks)).entries()) {
    const { proven, likely, guess } = each.byGrade;
    const { samples, rate } = tasks[index]!;
    const shown = ({ right, wrong, near }: typeof likely) =>
      `${percent(right, 5)} /${percent(wrong, 5)} (${percent(near)})`;
    const wellKnown = samples < 15 ? '' : `proven${shown(proven)} | `;
    say(
      `  ${samples} samples, bar ${rate}: ${wellKnown}likely${shown(likely)} | guess${shown(guess)} | none though one was good${percent(each.none, 5)} | by score${shown(each.byScore)} | cost of one pass${percent(each.ofOnePass, 6)}`,
    );
    check('of the likely, wrong', likely.all === 0 ? 0 : likely.wrong / likely.all, 0.2);
    check('of the guesses, wrong', guess.all === 0 ? 0 : guess.wrong / guess.all, 0.35);
  }
}

async function tellDuplicates(): Promise<void> {
  const tasks = [2, 5].map((times) => ({ inputs: 30, times, rate: 0.8, evaluations: 200 }));
  say('\n30 inputs, each of them several times, bar 0.8: proven though a hair below, of its tests');
  for (const [index, { grouped, apart }] of (await inThreads('duplicates', tasks)).entries()) {
    say(`  ${tasks[index]!.times} times, were each a sample of its own: ${percent(apart)}%`);
    check(`${tasks[index]!.times} times, as they are counted`, grouped, 0.06);
  }
}

async function tellDrift(): Promise<void> {
  const facts = { samples: 60, rate: 0.9, evaluations: 400 };
  const tasks = [
    { ...facts, drift: [0, 0, 0], design: 'adaptive' as const },
    { ...facts, drift: [0, 0, 0], design: 'full' as const },
    { ...facts, drift: [0.05, 0, -0.05], design: 'adaptive' as const },
    { ...facts, drift: [0.05, 0, -0.05], design: 'full' as const },
  ];
  say('\nPasses that drift: 60 samples, bar 0.9, six models a hair below it');
  for (const [index, figures] of (await inThreads('drift', tasks)).entries()) {
    const { drift, design } = tasks[index]!;
    const drifts = drift.some((points) => points !== 0);
    const what = `${drifts ? 'from +5 to -5 points' : 'no drift'}, ${design}`;
    say(
      `  ${what}: of models asked more than once ${percent(figures.warned)}% are warned of; proven though below ${percent(figures.falselyProven)}%`,
    );
    if (!drifts) check(`${what}: evaluations with a false alarm`, figures.evaluationsWarned, 0.02);
  }
}

async function tellMany(): Promise<void> {
  const tasks = [30, 100, 200].map((samples) => ({ samples, rate: 0.8, evaluations: 200 }));
  say('\nTwelve models, all a hair below 0.8: whoever is picked is wrong, by nothing');
  for (const [index, each] of (await inThreads('many', tasks)).entries()) {
    const shares = each.isShared ? 'the 5% shared by all' : '5% for each';
    const name = `${tasks[index]!.samples} samples, ${shares}: picked (by score ${percent(each.wrongByScore)}%, cost ${percent(each.cost)}%)`;
    if (each.isShared) check(name, each.wrong, 0.06);
    else say(`  ${name}: ${percent(each.wrong)}%`);
  }
}

async function tellMore(): Promise<void> {
  const tasks = [
    { samples: 12, rate: 0.8, repeats: 3, evaluations: 300 },
    { samples: 12, rate: 0.9, repeats: 3, evaluations: 300 },
    { samples: 20, rate: 0.9, repeats: 3, evaluations: 300 },
    { samples: 20, rate: 0.9, repeats: 1, evaluations: 300 },
  ];
  say('\n“About N more samples for an 80% chance”, random: how often as many are enough');
  const found = await inThreads('more', tasks);
  for (const [index, { said, enough }] of found.entries()) {
    const { samples, rate, repeats } = tasks[index]!;
    const once = repeats === 1 ? ', all asked once' : '';
    say(`  ${samples} samples, bar ${rate}${once}: ${percent(enough / said)}% of ${said}`);
  }
  const sum = (key: 'said' | 'enough') => found.reduce((total, each) => total + each[key], 0);
  const share = sum('enough') / sum('said');
  tell('of all', `${percent(share)}%`, share >= 0.75 && share <= 0.85, '75 to 85%');
}
