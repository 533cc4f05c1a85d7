import { count, listed, wholeNumber } from '../../format.ts';
import type { RatedDocument } from '../ratings.ts';
import type { ScreenedArm, Screening } from '../screening.ts';

/**
 * `5 of its 12 failures pass on a plain retry, so that much is chance. Longer thinking (high) fixes none
 * more, your document (faq.md) 6 more, examples 1 more.`
 */
export function screeningWords({ samples, passedByChance, arms }: Screening): string {
  return [chanceWords(samples, Math.round(passedByChance)), ...armSentences(arms)].join(' ');
}

function chanceWords(samples: number, passed: number): string {
  if (samples === 1) {
    const passes = passed === 1 ? 'passes' : 'does not pass';
    return `Its 1 failure ${passes} on a plain retry${passed === 1 ? CHANCE : ''}.`;
  }
  const failures = count(samples, 'failure');
  if (passed === 0) return `None of its ${failures} passes on a plain retry.`;
  const pass = passed === 1 ? 'passes' : 'pass';
  return `${wholeNumber(passed)} of its ${failures} ${pass} on a plain retry${CHANCE}.`;
}

const CHANCE = ', so that much is chance';

function armSentences(arms: readonly ScreenedArm[]): string[] {
  const tried = arms.filter(({ samples }) => samples > 0);
  const better = tried.filter(({ fixed }) => Math.round(fixed) >= 0);
  const worse = tried.filter(({ fixed }) => Math.round(fixed) < 0);
  const fixes = better.map((arm, at) => {
    const number = Math.round(arm.fixed);
    const verb = at === 0 ? ` ${isSeveral(arm) ? 'fix' : 'fixes'}` : '';
    return `${armWord(arm)}${verb} ${number === 0 ? 'none' : wholeNumber(number)} more${partWords(arm, arms)}`;
  });
  const fewer = [...Map.groupBy(worse, ({ fixed }) => -Math.round(fixed))].map(fewerWords);
  return [fixes, fewer].flatMap((parts) =>
    parts.length === 0 ? [] : [`${capital(parts.join(', '))}.`],
  );
}

/** Those that fix as many fewer are named together: `longer thinking (low) and rules each fix 1 fewer than a retry` */
function fewerWords([number, arms]: [number, ScreenedArm[]], at: number): string {
  const verb = arms.length > 1 ? 'each fix' : arms.some(isSeveral) ? 'fix' : 'fixes';
  const than = at === 0 ? ' than a retry' : '';
  return `${listed(arms.map(armWord))} ${verb} ${wholeNumber(number)} fewer${than}`;
}

/** "5 examples" and "rules" are several things, "1 example" is one. */
function isSeveral({ arm: { kind, label } }: ScreenedArm): boolean {
  return kind === 'rules' || (kind === 'examples' && label !== '1 example');
}

/** Examples and rules are judged by fewer samples. */
function partWords({ samples }: ScreenedArm, arms: readonly ScreenedArm[]): string {
  const most = Math.max(...arms.map((each) => each.samples));
  return samples < most ? ` of ${wholeNumber(samples)}` : '';
}

function armWord({ arm }: ScreenedArm): string {
  switch (arm.kind) {
    case 'effort':
      return `longer thinking (${arm.label})`;
    case 'context':
      return `your document (${arm.label})`;
    case 'placebo':
      return 'a plain retry';
    default:
      return arm.label;
  }
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

const TOPICS = 3;

/**
 * What the rater says: `The document answers 9 of the 12 failures.` `The document says nothing about
 * refunds, which 4 of the failures ask for.`
 */
export function ratedWords({ samples, answered, lacking }: RatedDocument): string[] {
  const first = answeredWords(samples, answered);
  const topics = lacking.slice(0, TOPICS).map(({ topic, samples: asking }, at) => {
    const asks = asking === 1 ? 'asks' : 'ask';
    const of = at === 0 ? ' of the failures' : '';
    return `${topic}, which ${wholeNumber(asking)}${of} ${asks} for`;
  });
  return topics.length === 0
    ? [first]
    : [first, `The document says nothing about ${topicList(topics)}.`];
}

function answeredWords(samples: number, answered: number): string {
  if (samples === 1)
    return `The document ${answered === 1 ? 'answers' : 'does not answer'} the 1 failure.`;
  const number = answered === 0 ? 'none' : wholeNumber(answered);
  return `The document answers ${number} of the ${count(samples, 'failure')}.`;
}

function topicList(parts: readonly string[]): string {
  const [before, last] = [parts.slice(0, -1).join('; '), parts.at(-1)];
  return before === '' ? `${last}` : `${before}; or about ${last}`;
}
