/** What a rater says of one failing sample: does the document hold what answers it? */
export interface Rating {
  /** From 0. */
  sample: number;
  answers: 'yes' | 'no' | 'unsure';
  /** What the sample asks for, in a word or two: "refunds"; null where the judge didn't say. */
  topic: string | null;
}

/** Whether a document answers the failing samples. */
export interface RatedDocument {
  samples: number;
  answered: number;
  /** What it says nothing about, the most asked first. */
  lacking: readonly { topic: string; samples: number }[];
  verdict: 'answers them' | 'lacks them' | 'unsure';
}

/** Longer is no topic. */
const LONGEST_TOPIC = 40;

/** Returns what the ratings of the failing samples say of the document; null of none. */
export function ratedDocument(ratings: readonly Rating[]): RatedDocument | null {
  if (ratings.length === 0) return null;
  const number = (kind: Rating['answers']) =>
    ratings.filter(({ answers }) => answers === kind).length;
  const topics = ratings.flatMap(({ answers, topic }) => {
    const word = topic?.trim().toLowerCase().replaceAll(/\s+/g, ' ') ?? '';
    return answers === 'no' && word !== '' && word.length <= LONGEST_TOPIC ? [word] : [];
  });
  const lacking = [...Map.groupBy(topics, (topic) => topic)].map(([topic, all]) => ({
    topic,
    samples: all.length,
  }));
  const isMost = (kind: Rating['answers']) => number(kind) * 2 > ratings.length;
  return {
    samples: ratings.length,
    answered: number('yes'),
    lacking: lacking.sort((a, b) => b.samples - a.samples),
    verdict: isMost('yes') ? 'answers them' : isMost('no') ? 'lacks them' : 'unsure',
  };
}
