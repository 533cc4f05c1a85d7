import type { PLAIN_SCORERS } from '../../../support/plain-scorers.ts';
import { CONTAINS } from './contains.ts';
import { EIGHTH_NUMBERS } from './eighth-numbers.ts';
import { EXACT } from './exact.ts';
import { FIFTH_NUMBERS } from './fifth-numbers.ts';
import { FOURTH_NUMBERS } from './fourth-numbers.ts';
import { HELD_OUT } from './held-out/batches.ts';
import { heldOutKinds } from './held-out/held-out.ts';
import { JSON_ANSWERS } from './json.ts';
import type { Kind } from './kinds.ts';
import { MIXED_NUMBERS } from './mixed-numbers.ts';
import { MIXED_TEXTS } from './mixed-texts.ts';
import { MORE_NUMBERS } from './more-numbers.ts';
import { NUMBER_ANSWERS } from './number-answers.ts';
import { NUMBER_FORMS } from './number-forms.ts';
import { NUMBER_NOTATIONS } from './number-notations.ts';
import { REGEX } from './regex.ts';
import { SECOND_EXACT } from './second-exact.ts';
import { SECOND_NUMBERS } from './second-numbers.ts';
import { SECOND_TEXTS } from './second-texts.ts';
import { SEVENTH_NUMBERS } from './seventh-numbers.ts';
import { SIXTH_NUMBERS } from './sixth-numbers.ts';
import { THIRD_NUMBERS } from './third-numbers.ts';

export type ScorerName = keyof typeof PLAIN_SCORERS;

/** Every scorer's kinds of answers. */
export const KINDS: Readonly<Record<ScorerName, readonly Kind<object>[]>> = {
  exact: [...EXACT, mix(MIXED_TEXTS.exact), ...SECOND_EXACT, ...heldOut('exact')],
  contains: [
    ...CONTAINS,
    mix(MIXED_TEXTS.contains),
    ...SECOND_TEXTS.contains,
    ...heldOut('contains'),
  ],
  regex: [...REGEX, mix(MIXED_TEXTS.regex), ...SECOND_TEXTS.regex, ...heldOut('regex')],
  number: [
    ...NUMBER_FORMS,
    ...NUMBER_NOTATIONS,
    ...NUMBER_ANSWERS,
    mix([...MIXED_NUMBERS, ...MORE_NUMBERS]),
    ...SECOND_NUMBERS,
    ...THIRD_NUMBERS,
    ...FOURTH_NUMBERS,
    ...FIFTH_NUMBERS,
    ...SIXTH_NUMBERS,
    ...SEVENTH_NUMBERS,
    ...EIGHTH_NUMBERS,
    ...heldOut('number'),
  ],
  json: [...JSON_ANSWERS, mix(MIXED_TEXTS.json), ...SECOND_TEXTS.json, ...heldOut('json')],
};

function heldOut(name: ScorerName): Kind<object>[] {
  return HELD_OUT.flatMap((batch, at) => heldOutKinds(`Held out, batch ${at + 1}`, batch[name]));
}

function mix(rows: Kind<object>['rows']): Kind<object> {
  return { kind: 'A mix', rows };
}
