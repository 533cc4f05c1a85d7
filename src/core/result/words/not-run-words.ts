import { count, dollars } from '../../format.ts';
import type { ModelResult, Result } from '../schema/result.ts';
import { isInTable } from './result-rows.ts';

/** Models that are named; more are counted, but for a single one. */
const NAMED = 6;

/**
 * The models that did not run, a sentence for each reason, with what they would cost: `2 more
 * expensive models weren't needed: Flash 3.8, Sonnet 5.5 (about $30 to $120 a month).`
 */
export function notRunWords(
  result: Pick<Result, 'models' | 'pick'>,
  labelOf: (name: string) => string,
): string[] {
  const notRun = result.models.filter((model) => !isInTable(model));
  const unneeded = notRun.filter(({ why }) => why === 'not needed');
  const others = notRun.filter(({ why }) => why !== 'not needed');
  return [
    ...(unneeded.length > 0 ? [unneededWords(unneeded, result, labelOf)] : []),
    ...[...Map.groupBy(others, ({ reason }) => reason)].map(
      ([reason, alike]) => `Not run: ${namedModels(alike, labelOf)}. ${reason}`,
    ),
  ];
}

function unneededWords(
  unneeded: readonly ModelResult[],
  { models, pick }: Pick<Result, 'models' | 'pick'>,
  labelOf: (name: string) => string,
): string {
  const picked = models.find(({ candidate }) => candidate === pick?.candidate);
  const costlier =
    picked && unneeded.every(({ monthlySpend }) => monthlySpend > picked.monthlySpend);
  const noun = costlier ? 'more expensive model' : 'other model';
  const was = unneeded.length === 1 ? "wasn't" : "weren't";
  return `${count(unneeded.length, noun)} ${was} needed: ${namedModels(unneeded, labelOf)}.`;
}

function namedModels(models: readonly ModelResult[], labelOf: (name: string) => string): string {
  const shown = models.length === NAMED + 1 ? models : models.slice(0, NAMED);
  const labels = shown.map(({ candidate }) => labelOf(candidate));
  const notNamed = models.length - labels.length;
  const more = notNamed > 0 ? ` and ${count(notNamed, 'more', 'more')}` : '';
  return `${labels.join(', ')}${more} (about ${spendWords(models)} a month)`;
}

/** What models that nobody measured may cost, in two figures. */
function spendWords(models: readonly ModelResult[]): string {
  const spends = models.map(({ monthlySpend }) => monthlySpend);
  const [least, most] = [Math.min(...spends), Math.max(...spends)].map((spend) =>
    dollars(Number(spend.toPrecision(2))),
  );
  return least === most ? `${least}` : `${least} to ${most}`;
}
