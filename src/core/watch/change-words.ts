import type { LabelOf } from '../catalog/labels-of.ts';
import { date, dollars, multiple, percent } from '../format.ts';
import type { ComingChange, PriceStep } from './coming-changes.ts';
import { quotedName } from './quoted-name.ts';

/**
 * A coming change with what it means in dollars: "Gemini 3.8 Flash doubles on 1 Jan 2027: “invoice
 * amounts” goes from $96 to $192 a month."
 */
export function changeWords(change: ComingChange, labelOf: LabelOf): string {
  const { pick, at } = change;
  const label = labelOf(pick.model);
  if (change.kind === 'price') {
    const { before, after } = change;
    return `${label} ${stepWords(before, after, 'present')} on ${date(at)}: ${quotedName(pick.name)} goes from ${dollars(before)} to ${dollars(after)} a month.`;
  }
  const reported = change.confirmed ? '' : ` (reported by ${change.sources.join(' and ')} alone)`;
  const monthly = change.monthly === null ? '' : `, ${dollars(change.monthly)} a month,`;
  return `${label} stops answering on ${date(at)}${reported}: ${quotedName(pick.name)}${monthly} needs another model.${replacementWords(change, labelOf)}`;
}

/**
 * A price that has begun: "Gemini 3.8 Flash doubled on 1 Jan 2027: “invoice amounts” went from $96 to
 * $192 a month."
 */
export function passedWords({ pick, at, before, after }: PriceStep, labelOf: LabelOf): string {
  return `${labelOf(pick.model)} ${stepWords(before, after, 'past')} on ${date(at)}: ${quotedName(pick.name)} went from ${dollars(before)} to ${dollars(after)} a month.`;
}

/** "doubles", "goes up by 33%", "costs half", "goes down by 20%". */
function stepWords(before: number, after: number, tense: keyof typeof VERBS): string {
  const verbs = VERBS[tense];
  if (before === 0) return `${verbs.is} no longer free`;
  const factor = after / before;
  const whole = Math.round(factor);
  if (factor > 1 && Math.abs(factor - whole) < 0.005) {
    return verbs.factors[whole] ?? `${verbs.costs} ${multiple(factor)} as much`;
  }
  if (Math.abs(factor - 0.5) < 0.005) return `${verbs.costs} half`;
  const change = percent(Math.abs(factor - 1));
  return factor > 1 ? `${verbs.goes} up by ${change}` : `${verbs.goes} down by ${change}`;
}

interface Verbs {
  is: string;
  costs: string;
  goes: string;
  /** By whole factor. */
  factors: Readonly<Record<number, string>>;
}

const VERBS: Readonly<Record<'present' | 'past', Verbs>> = {
  present: { is: 'is', costs: 'costs', goes: 'goes', factors: { 2: 'doubles', 3: 'triples' } },
  past: { is: 'was', costs: 'cost', goes: 'went', factors: { 2: 'doubled', 3: 'tripled' } },
};

function replacementWords(
  { replacement }: Extract<ComingChange, { kind: 'retirement' }>,
  labelOf: LabelOf,
): string {
  if (!replacement) return '';
  const cost =
    replacement.monthly === null ? '' : `, about ${dollars(replacement.monthly)} a month`;
  return ` Its provider recommends ${labelOf(replacement.name)}${cost}: test it first.`;
}
