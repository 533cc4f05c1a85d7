/** An answer that a model may give, and what was expected. */
export interface FreshAnswer {
  text: string;
  expected: string;
}

/** Makes the n-th answer of a kind; a share of all answers is of that kind. */
type Make = (n: number) => FreshAnswer;
type Mix = readonly (readonly [percent: number, make: Make])[];

const LABELS = ['billing', 'bug', 'shipping', 'refund', 'account', 'other', 'positive', 'negative'];
const label = (n: number) => LABELS[n % LABELS.length]!;
const name = (n: number) => `Invoice ${(n * 7919) % 100_003}`;
const labelOrName = (n: number) => (n % 2 === 0 ? label(n >> 1) : name(n));
const why = (n: number) =>
  `The customer of order ${n} writes that the amount was charged twice, and asks for one of both to be paid back as soon as possible.`;
const amount = (n: number) => (((n * 7919) % 1_000_003) / 100).toFixed(n % 3 === 0 ? 2 : 0);
/** An evaluation has so many samples: the same is expected of every model, and over again. */
const SAMPLES = 500;
const sample = (n: number) => n % SAMPLES;
const record = (n: number) => `{"name":"Customer ${n}","total":${amount(n)},"paid":${n % 2 === 0}}`;
const grade = (n: number) => `{"score":0.${n % 10},"reason":"${why(n)}"}`;

const right = (text: string): FreshAnswer => ({ text, expected: text });
const answered = (text: string, expected: string): FreshAnswer => ({ text, expected });

/**
 * What well-asked models answer, by scorer: mostly the bare answer, right or wrong, some of it decorated
 * or within words.
 */
const MIXES: Readonly<Record<string, Mix>> = {
  exact: [
    [60, (n) => right(labelOrName(n))],
    [20, (n) => answered(label(n), label(n + 1))],
    [8, (n) => answered(`${labelOrName(n)}.`, labelOrName(n))],
    [5, (n) => answered(`**${labelOrName(n)}**`, labelOrName(n))],
    [4, (n) => answered(`Category: ${labelOrName(n)}`, labelOrName(n))],
    [3, (n) => answered(`${labelOrName(n)}\n\n${why(n)}`, labelOrName(n))],
  ],
  contains: [
    [70, (n) => answered(`${why(n)} See ${name(sample(n))}.`, name(sample(n)))],
    [25, (n) => answered(why(n), name(sample(n)))],
    [5, (n) => answered(`“${name(sample(n))}” – ${why(n)}`, name(sample(n)))],
  ],
  regex: [
    [75, (n) => answered(`INV-${n}`, '^INV-\\d+$')],
    [15, (n) => answered(`no invoice ${n}`, '^INV-\\d+$')],
    [10, (n) => answered(`**INV-${n}**`, '^INV-\\d+$')],
  ],
  number: [
    [60, (n) => right(amount(n))],
    [15, (n) => answered(amount(n + 1), amount(n))],
    [10, (n) => answered(`$${amount(n)}`, amount(n))],
    [7, (n) => answered(`The total is **${amount(n)}**.`, amount(n))],
    [5, (n) => answered(`${n} + 12 = ${n + 12}`, String(n + 12))],
    [3, (n) => answered(`${why(n)} The total is € ${amount(n)}.`, amount(n))],
  ],
  json: [
    [70, (n) => right(record(sample(n)))],
    [15, (n) => answered(record(n + 1), record(sample(n)))],
    [12, (n) => answered(`\`\`\`json\n${record(sample(n))}\n\`\`\``, record(sample(n)))],
    [3, (n) => answered(`Here it is: ${record(sample(n))}`, record(sample(n)))],
  ],
  judge: [
    [85, (n) => answered(grade(n), '')],
    [10, (n) => answered(`\`\`\`json\n${grade(n)}\n\`\`\``, '')],
    [5, (n) => answered(`Score: 0.${n % 10}\n\n${why(n)}`, '')],
  ],
};

/** Returns so many answers for a scorer, each made anew; what is expected is a sample's one text. */
export function freshAnswers(scorer: string, count: number): FreshAnswer[] {
  const kinds = MIXES[scorer]!.flatMap(([percent, make]) => Array<Make>(percent).fill(make));
  const samples = new Map<string, string>();
  return Array.from({ length: count }, (_, n) => {
    const { text, expected } = kinds[(n * 37) % kinds.length]!(n);
    const before = samples.get(expected) ?? expected;
    samples.set(before, before);
    return { text, expected: before };
  });
}
