import type { LabelOf } from '../catalog/labels-of.ts';
import { count, date, dollars, exactDollars, percent, toTheCent } from '../format.ts';
import { changeWords, passedWords } from '../watch/change-words.ts';
import type { ReportedPrice } from '../watch/price-reports.ts';
import { quotedName } from '../watch/quoted-name.ts';
import { cheaperWords } from '../watch/signal-words.ts';
import { reconciliationWords } from './data-gaps.ts';
import type { Digest, Saving } from './digest.ts';
import { whenOf } from './headline.ts';
import type { StalePick } from './stale-picks.ts';
import type { SpendLine } from './week-spend.ts';

/** What every surface says of a week, in the order in which it is said; a line is one sentence or two. */
export interface DigestWords {
  /** What was spent, and of which part; apart from it what picks cost in production. */
  spend: string[];
  /** The three most expensive tasks. */
  top: string[];
  month: string;
  /** Found by evaluations of the week; the heading says which. */
  found: string;
  savings: string[];
  /** Announced changes of accepted picks, in dollars. */
  coming: string[];
  /** Price changes of their models that others report. */
  reports: string[];
  /** Models that picks were never tested against and that would cost much less. */
  cheaper: string[];
  stale: string[];
  gaps: string[];
}

/** Headings of what every surface says of picks. */
export const CHEAPER = 'Cheaper, and never tried on it';
export const STALE = 'Due for a new test';

const TOP = 3;
/** Of a reporter's own words. */
const LONGEST_REPORT = 140;

/** Returns a week in sentences, models named as people call them. */
export function digestWords(digest: Digest, labelOf: LabelOf): DigestWords {
  return {
    spend: [...spendWords(digest), ...productionWords(digest)],
    top: digest.tasks
      .filter(({ usd }) => usd > 0)
      .slice(0, TOP)
      .map((line) => `${quotedName(line.name)}: ${lineWords(line)}`),
    month: monthWords(digest.month),
    found: `Found ${whenOf(digest)}`,
    savings: digest.savings.map(savingWords),
    coming: digest.coming.map((change) => changeWords(change, labelOf)),
    reports: digest.reports.map((report) => reportWords(report, labelOf)),
    cheaper: digest.cheaper.map((found) => cheaperWords(found, labelOf)),
    stale: digest.stale.map((stale) => staleWords(stale, labelOf)),
    gaps: [...digest.gaps, ...digest.unread],
  };
}

function reportWords({ pick, report }: ReportedPrice, labelOf: LabelOf): string {
  return `Reported by ${report.source} alone on ${date(report.day)}, for ${labelOf(pick.model)} of ${quotedName(pick.name)}: ${quotedName(report.words, LONGEST_REPORT)}`;
}

function staleWords(stale: StalePick, labelOf: LabelOf): string {
  const { pick } = stale;
  if (stale.reason === 'price') return passedWords(stale.step, labelOf);
  const label = labelOf(pick.model);
  return stale.reason === 'age'
    ? `${quotedName(pick.name)} has used ${label} for ${count(stale.days, 'day')} without a new test.`
    : `${quotedName(pick.name)} was tested before “${stale.served}” answered for ${label}.`;
}

/** A line of the details: of a person, whose Slack id it begins with, or of all else. */
export interface DetailLine {
  person: string | null;
  text: string;
}

export interface DetailSection {
  title: string;
  lines: readonly DetailLine[];
}

/**
 * What stands in the thread: every task where the post does not have them all, every model, and how the
 * bill compares.
 */
export function detailWords(digest: Digest, labelOf: LabelOf): DetailSection[] {
  const bill = digest.reconciliation && reconciliationWords(digest.reconciliation);
  const sections = [
    {
      title: 'By task',
      lines: (digest.tasks.length > TOP ? digest.tasks : []).map(
        (line) => `${quotedName(line.name)}: ${lineWords(line)}`,
      ),
    },
    {
      title: 'By model',
      lines: digest.models.map((line) => `${labelOf(line.name)}: ${lineWords(line)}`),
    },
    { title: 'Against the bill', lines: bill ? [bill, GOOGLE_HAS_NONE] : [] },
  ];
  return sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => ({ title, lines: lines.map((text) => ({ person: null, text })) }));
}

/**
 * What each person's evaluations cost, for who asks for it: Slack would notify everyone whom a post in a
 * channel names. null where nobody's cost anything in two weeks.
 */
export function peopleWords({ people }: Pick<Digest, 'people'>): DetailSection | null {
  if (people.length === 0) return null;
  const lines = people.map((line) => ({ person: line.name, text: `: ${lineWords(line)}` }));
  return { title: 'By person', lines };
}

const GOOGLE_HAS_NONE = 'Google has no way to ask for what it billed: its calls are not compared.';

/** "$1.20, $0.95 more": what it cost in the week, and the change from the week before. */
function lineWords({ usd, changeUsd }: SpendLine): string {
  if (usd > 0 && Math.abs(usd - changeUsd) < 1e-12) return `${toTheCent(usd)}, new`;
  if (Math.abs(changeUsd) < 0.005) return `${toTheCent(usd)}, as much as before`;
  return `${toTheCent(usd)}, ${toTheCent(Math.abs(changeUsd))} ${changeUsd > 0 ? 'more' : 'less'}`;
}

/** Nothing in a week without spend: the headline says it. */
function spendWords({ usd, judgeUsd, calls, people }: Digest): string[] {
  if (usd === 0) return [];
  const spenders = people.filter((line) => line.usd > 0).length;
  const by = spenders > 0 ? ` by ${count(spenders, 'person', 'people')}` : '';
  const judge = judgeUsd > 0 ? `, ${toTheCent(judgeUsd)} of it for judging answers` : '';
  return [`Evaluations: ${toTheCent(usd)} for ${count(calls, 'call')}${by}${judge}.`];
}

function productionWords({ production }: Digest): string[] {
  const { picks, monthlyUsd, todayUsd, unpriced } = production;
  const isStepping = Math.abs(monthlyUsd - todayUsd) > 1e-9 * todayUsd;
  const prices = isStepping ? ` at next month’s prices, ${dollars(todayUsd)} at today’s` : '';
  if (picks === 0) return [];
  const without =
    unpriced.length > 0
      ? `, without ${count(unpriced.length, 'pick')} whose price is not known`
      : '';
  return [
    `${count(picks, 'pick')} in use: about ${dollars(monthlyUsd)} a month in production${prices}${without}: an estimate, and no part of the above.`,
  ];
}

function monthWords({ name, isOver, usd, capUsd, forecastUsd }: Digest['month']): string {
  const month = `${monthName(name)}${isOver ? '' : ' to date'}`;
  const cap =
    capUsd === null
      ? ''
      : ` of ${exactDollars(capUsd)}${capUsd > 0 ? ` (${percent(usd / capUsd)})` : ''}`;
  const forecast =
    forecastUsd === null || usd === 0 ? '' : `; at this rate ${dollars(forecastUsd)} by its end`;
  return `${month}: ${toTheCent(usd)}${cap}${forecast}.`;
}

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** "November" of "2026-11". */
function monthName(name: string): string {
  return MONTHS[Number(name.slice(5)) - 1] ?? name;
}

function savingWords({ task, monthlyUsd, accepted }: Saving): string {
  return `${dollars(monthlyUsd)} a month less on ${quotedName(task)}${accepted ? ', in use' : ': not in use yet'}.`;
}
