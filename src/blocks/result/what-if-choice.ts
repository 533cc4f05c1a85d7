/** What is asked in Slack of an evaluation that has ended; null: as it was. */
export interface WhatIfChoice {
  evaluationId: string;
  /** Calls a month. */
  volume: number | null;
  /** An absolute bar, in (0,1]. */
  bar: number | null;
  level: string | null;
}

const AS_IT_WAS = '-';

/** Returns a choice as an option's value carries it: each answer's menus hold the whole question. */
export function writeChoice({ evaluationId, volume, bar, level }: WhatIfChoice): string {
  return [evaluationId, volume ?? AS_IT_WAS, bar ?? AS_IT_WAS, level ?? AS_IT_WAS].join(' ');
}

/** Reads it back; what is no number is as it was. */
export function readChoice(value: string): WhatIfChoice {
  const [evaluationId = '', volume, bar, level] = value.split(' ');
  return {
    evaluationId,
    volume: numberOf(volume),
    bar: numberOf(bar),
    level: level === undefined || level === AS_IT_WAS ? null : level,
  };
}

function numberOf(text: string | undefined): number | null {
  const number = Number(text);
  return text !== undefined && Number.isFinite(number) && number > 0 ? number : null;
}
