import { z } from 'zod';
import { wholeDays } from '../../week/whole-days.ts';
import type { Retirement } from '../retirements.ts';

/** The source's name, as people read it. */
const SOURCE = 'deprecations.info';

/** Its names of the providers whose ids are ours; Vertex and Bedrock list the same ids with other dates. */
const PROVIDERS: Readonly<Record<string, string>> = {
  anthropic: 'anthropic',
  google: 'google',
  'google ai': 'google',
  gemini: 'google',
  openai: 'openai',
};

const entry = z.object({
  provider: z.string(),
  model_id: z.string(),
  shutdown_date: z.iso.date(),
  last_observed: z.string().optional(),
  scraped_at: z.string().optional(),
});

/** After so many days without a new look a feed says nothing any more. */
const FRESH_DAYS = 30;

/**
 * The retirements of deprecations.info's JSON (/v1/deprecations.json); entries without a day, and of
 * platforms whose days are not the provider's own, are left out. Throws an Error that says what is
 * wrong: no list, or one that nobody has renewed for 30 days, which would be a false all-clear.
 */
export function readDeprecationsInfo(json: unknown, at: Date): Retirement[] {
  if (!Array.isArray(json) || json.length === 0) throw new Error('it is not a list of models');
  const entries = json.flatMap((item) => entry.safeParse(item).data ?? []);
  const looks = entries.flatMap(({ last_observed, scraped_at }) => {
    const look = Date.parse(last_observed ?? scraped_at ?? '');
    return Number.isNaN(look) ? [] : [look];
  });
  const newest = looks.reduce((latest, look) => Math.max(latest, look), 0);
  if (looks.length > 0 && wholeDays(new Date(newest), at) >= FRESH_DAYS) {
    throw new Error(`nobody has renewed it since ${new Date(newest).toISOString().slice(0, 10)}`);
  }
  return entries.flatMap(({ provider, model_id, shutdown_date }) => {
    const ours = PROVIDERS[provider.trim().toLowerCase()];
    return ours ? [{ source: SOURCE, provider: ours, id: model_id, day: shutdown_date }] : [];
  });
}
