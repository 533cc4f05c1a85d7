import { check, percent, say, tell } from '../report.ts';
import { inThreads } from './threads.ts';

/** Writes the figures of single questions: exact errors, few samples, duplicates, drift, many models. */
export async function tellFurther(): Promise<void> {
  await tellExact();
  await tellFew();
  await tellDuplicates();
  await tellDrift();
  await tellMany();
  await tellRounds();
  await tellAdvice();
}

async function tellExact(): Promise<void> {
  const tasks = (['patient', 'sparing', 'last'] as const).flatMap((pace) =>
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

/** Five rounds after the first one: who is not proven gets as many samples again. */
async function tellRounds(): Promise<void> {
  const task = { rounds: 6, repeats: 3, design: 'adaptive', alike: 1, continuous: false } as const;
  const tasks = [
    { name: 'asked once, 30 samples', first: 30, bar: 0.9, repeats: 1 },
    { name: 'asked once, 12 samples', first: 12, bar: 0.9, repeats: 1 },
    { name: 'asked once, 50 samples, 0.8', first: 50, bar: 0.8, repeats: 1 },
    { name: 'up to 3 times, 60 samples', first: 60, bar: 0.9 },
    { name: 'two alike, 60 samples', first: 60, bar: 0.9, alike: 2 },
    { name: 'scores between, 50 samples', first: 50, bar: 0.9, continuous: true },
    { name: 'full design, 50 samples', first: 50, bar: 0.9, design: 'full' as const },
  ].map((each) => ({ ...task, evaluations: 700, ...each, rate: each.bar, added: each.first }));
  say(
    '\nSamples added five times over, to a model at the bar: proven by the first round / the sixth',
  );
  for (const [index, { proven, exact, callsPerSample }] of (
    await inThreads('rounds', tasks)
  ).entries()) {
    const later = proven.at(-1)! - proven[0]!;
    const begun = exact ?? proven[0]!;
    const how = exact === null ? '' : ' (first round exactly)';
    const name = `${tasks[index]!.name}: ${percent(begun)}% / all rounds${how}, ${callsPerSample.toFixed(1)} calls a sample`;
    check(name, begun + later, exact === null ? 0.06 : 0.05);
    // After a first round that could prove nobody, the rounds have all of the 5%.
    if (proven[0]! > 0) check('  added by the rounds after the first', later, 0.005);
  }
}

async function tellAdvice(): Promise<void> {
  const tasks = [
    { samples: 12, bar: 0.8, evaluations: 700 },
    { samples: 20, bar: 0.9, evaluations: 700 },
    { samples: 30, bar: 0.9, evaluations: 700 },
  ];
  say('\n"About so many more samples for an 80% chance": they are added, is it proven?');
  for (const [index, { enough, advised }] of (await inThreads('advice', tasks)).entries()) {
    const { samples, bar } = tasks[index]!;
    const isOk = enough >= 0.75 && enough <= 0.85;
    tell(
      `${samples} samples, bar ${bar}, ${advised} evaluations advised`,
      `${percent(enough)}%`,
      isOk,
      '75 to 85%',
    );
  }
}
