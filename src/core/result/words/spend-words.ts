import { count, dollars, toTheCent } from '../../format.ts';
import type { Result } from '../schema/result.ts';

/** What an evaluation took: `$0.42 spent, $0.10 of it for the judge (asking every model everything: $3.10).` */
export function spendWords({ spend }: Pick<Result, 'spend'>): string {
  const judge = spend.judgeUsd === null ? '' : `, ${toTheCent(spend.judgeUsd)} of it for the judge`;
  const lost =
    spend.lost.calls === 0
      ? ''
      : `, counting ${toTheCent(spend.lost.usd)} for ${count(spend.lost.calls, 'call')} lost in flight`;
  return `${toTheCent(spend.usd)} spent${judge}${lost} (asking every model everything: ${dollars(spend.fullDesignUsd)}).`;
}
