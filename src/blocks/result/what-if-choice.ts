/** What is asked in Slack of an evaluation that has ended; null: as it was. */
export interface WhatIfChoice {
  evaluationId: string;
  /** Calls a month. */
  volume: number | null;
  /** An absolute bar, in (0,1]. */
  bar: number | null;
  level: string | null;
  /** A currency's code; null: the workspace's own. */
  currency: string | null;
}

const UNCHANGED = '-';

/** Returns a choice as an option's value carries it: each answer's menus hold the whole question. */
export function writeChoice({ evaluationId, ...conditions }: WhatIfChoice): string {
  const { volume, bar, level, currency } = conditions;
  const parts = [volume, bar, level, currency].map((part) => part ?? UNCHANGED);
  return [evaluationId, ...parts].join(' ');
}

/** Reads it back; what is no number, or no bar, is as it was. */
export function readChoice(value: string): WhatIfChoice {
  const [evaluationId = '', volume, bar, level, currency] = value.split(' ');
  return {
    evaluationId,
    volume: numberOf(volume),
    bar: barOf(bar),
    level: textOf(level),
    currency: textOf(currency),
  };
}

function barOf(text: string | undefined): number | null {
  const bar = numberOf(text);
  return bar !== null && bar <= 1 ? bar : null;
}

function textOf(text: string | undefined): string | null {
  return text === undefined || text === UNCHANGED ? null : text;
}

function numberOf(text: string | undefined): number | null {
  const number = Number(text);
  return text !== undefined && Number.isFinite(number) && number > 0 ? number : null;
}
