import { didYouMean } from '../did-you-mean.ts';
import type { Fault } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { FIELD_NAMES, SCORER_TYPES } from './fields.ts';
import { faultAt, type TextPlace } from './formats/place.ts';
import { MODEL_KEYS } from './model-field.ts';
import { shortName } from './name-list.ts';

/** Unknown keys of which it is asked what was meant: more are no typing errors. */
export const MOST_UNKNOWN = 100;

/** The key that was probably meant. */
export function meantBy(key: string): string | null {
  return nearest(key, FIELD_NAMES);
}

/** Where a model's effort goes, which is no key of its own. */
export const EFFORT_PLACE = 'is written behind the model: "model: provider/model@high"';

/** Keys that an evaluation does not have, each with what may have been meant; those it has are listed once. */
export function unknownKeys(keys: readonly string[], placeOf: (key: string) => TextPlace): Fault[] {
  let isListed = false;
  return keys.map((key, index) => {
    if (key === '') return faultAt(placeOf(key), null, NO_NAME);
    const meant = index < MOST_UNKNOWN ? meantBy(key) : null;
    const advice = placeOfKey(key) ?? (meant ? didYouMean(key, meant) : null);
    const otherwise = isListed ? '' : ` Known are ${FIELD_NAMES.join(', ')}.`;
    if (advice === null) isListed = true;
    const name = shortName(key);
    const more = advice === null ? otherwise : ` ${advice}`;
    return faultAt(placeOf(key), name, `${name} is not a key of an evaluation.${more}`);
  });
}

const NO_NAME = 'A key is empty here: name it, or remove the line.';

/** Where a key goes that a model or a scorer has; null for any other. */
function placeOfKey(key: string): string | null {
  if (key === 'model' || key === 'type') return null;
  if (key === 'effort') return `It ${EFFORT_PLACE}.`;
  const own = MOST_TOKENS.test(key) ? 'maxOutputTokens' : key;
  if (MODEL_KEYS.includes(own))
    return `It goes with a model: "models: [{model: provider/model, ${own}: ...}]".`;
  const scorer = SCORER_TYPES.find(({ shape }) => Object.hasOwn(shape, key));
  return scorer
    ? `It goes with the scorer: "scorer: {type: ${scorer.shape.type.value}, ${key}: ...}".`
    : null;
}

/** What other tools call a limit of answer tokens. */
const MOST_TOKENS = /^max_?(?:output_?)?tokens$/i;
