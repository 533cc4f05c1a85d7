import { parseRssFeed } from 'feedsmith';
import type { CatalogModel } from '../../catalog/model.ts';
import type { PriceReport } from '../price-reports.ts';
import type { Retirement } from '../retirements.ts';

/** The source's name, as people read it: both of its feeds are made of one file, and so are one source. */
const SOURCE = 'LiteLLM';

type ListedModel = Pick<CatalogModel, 'provider' | 'id'>;

const DAY = /\b20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b/;

/**
 * The retirements that LiteLLM's feed of deprecations (deprecated-models.xml) has of `models`: items
 * that name one by its exact id and a day. An item that names two of them, or no day, is left out
 * rather than guessed at. Throws an Error for what is no RSS.
 */
export function readLitellmDeprecations(xml: string, models: readonly ListedModel[]): Retirement[] {
  return itemsOn(xml, models).flatMap(({ text, model }) => retirementIn(text, model));
}

/**
 * What LiteLLM's changelog (changelog.xml: every change of its price file) says of `models`: retirements
 * as above where an item speaks of an end, and reports of prices, each of the day it was posted. New
 * models, capabilities, and items without a day of their own are left out. Throws an Error for what is
 * no RSS.
 */
export function readLitellmChangelog(
  xml: string,
  models: readonly ListedModel[],
): { retirements: Retirement[]; reports: PriceReport[] } {
  const items = itemsOn(xml, models);
  const isEnd = ({ text }: FeedItem) => ENDS.test(text);
  return {
    retirements: items.filter(isEnd).flatMap(({ text, model }) => retirementIn(text, model)),
    reports: items
      .filter((item) => !isEnd(item) && PRICES.test(item.text))
      .flatMap(({ title, posted, model: { provider, id } }) =>
        posted === null ? [] : [{ source: SOURCE, provider, id, day: posted, words: title }],
      ),
  };
}

const ENDS = /deprecat|retire|sunset|shut(?:s|ting)? ?down|end[- ]of[- ]life/i;
const PRICES = /\bpric|\bcosts?\b|\$\s?\d/i;

interface FeedItem {
  title: string;
  text: string;
  model: ListedModel;
  /** YYYY-MM-DD, UTC; null where it isn't said. */
  posted: string | null;
}

/** The items that name exactly one of `models`. */
function itemsOn(xml: string, models: readonly ListedModel[]): FeedItem[] {
  const { items = [] } = parseRssFeed(xml);
  return items.flatMap(({ title = '', description = '', pubDate = '' }) => {
    const text = `${title}\n${description}`;
    const named = models.filter(({ id }) => namesExactly(text, id));
    const model = named[0];
    if (!model || named.length > 1) return [];
    const at = new Date(pubDate);
    const posted = Number.isNaN(at.getTime()) ? null : at.toISOString().slice(0, 10);
    return [{ title: title || description, text, model, posted }];
  });
}

function retirementIn(text: string, { provider, id }: ListedModel): Retirement[] {
  const day = DAY.exec(text)?.[0];
  return day ? [{ source: SOURCE, provider, id, day }] : [];
}

/** Whether an id stands in a text and is no part of a longer one, as a sibling's or another platform's. */
function namesExactly(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at !== -1; at = text.indexOf(id, at + 1)) {
    const before = text.slice(0, at);
    const own = !/[\w.@:/-]$/.test(before) || /(^|[^\w./-])(anthropic|gemini)\/$/.test(before);
    if (own && !/^(?:[\w@/-]|[.:]\w)/.test(text.slice(at + id.length))) return true;
  }
  return false;
}
