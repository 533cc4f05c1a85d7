import type { ActionsBlock, PlainTextOption, StaticSelect } from '@slack/types';
import { count, percent } from '../../core/format.ts';
import { LIMITS } from '../parts/limits.ts';
import { plainText } from '../parts/text.ts';
import { type WhatIfChoice, writeChoice } from '../result/what-if-choice.ts';

/** The menus of an answer to What if…: each is an action of its own. */
export const WHAT_IF_VOLUME = 'what_if_volume';
export const WHAT_IF_BAR = 'what_if_bar';
export const WHAT_IF_LEVEL = 'what_if_level';
export const WHAT_IF_CURRENCY = 'what_if_currency';

const VOLUMES = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];
const BARS = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99];
/** Those beside dollars are at the European Central Bank's daily rate. */
const CURRENCIES = ['USD', 'EUR', 'GBP', 'CHF', 'SEK', 'JPY', 'INR', 'AUD', 'CAD'];

/** The menus with what is chosen now; `levels` are the prices there are beside the standard one. */
export function whatIfMenus(choice: WhatIfChoice, levels: readonly string[]): ActionsBlock {
  return {
    type: 'actions',
    elements: [
      menu(WHAT_IF_VOLUME, choice, 'volume', VOLUMES, {
        asItWas: 'Calls a month as asked',
        words: (volume) => `${count(volume, 'call')} a month`,
      }),
      menu(WHAT_IF_BAR, choice, 'bar', BARS, {
        asItWas: 'The bar as asked',
        words: (bar) => `Right at least ${percent(bar)}`,
      }),
      ...(levels.length === 0
        ? []
        : [
            menu(WHAT_IF_LEVEL, choice, 'level', levels, {
              asItWas: 'The standard price',
              words: (level) => `The ${level} price`,
            }),
          ]),
      menu(WHAT_IF_CURRENCY, choice, 'currency', CURRENCIES, {
        asItWas: 'The currency of this workspace',
        words: (currency) => `In ${currency}`,
      }),
    ],
  };
}

interface Wording<Value> {
  asItWas: string;
  words(value: Value): string;
}

/** A menu that changes one part of the question and keeps the others. */
function menu<Key extends 'volume' | 'bar' | 'level' | 'currency'>(
  actionId: string,
  choice: WhatIfChoice,
  key: Key,
  values: readonly NonNullable<WhatIfChoice[Key]>[],
  { asItWas, words }: Wording<NonNullable<WhatIfChoice[Key]>>,
): StaticSelect {
  const option = (value: WhatIfChoice[Key]): PlainTextOption => ({
    text: plainText(value === null ? asItWas : words(value), LIMITS.options.text),
    value: writeChoice({ ...choice, [key]: value }),
  });
  return {
    type: 'static_select',
    action_id: actionId,
    options: [null, ...values].map(option),
    initial_option: option(choice[key]),
  };
}
