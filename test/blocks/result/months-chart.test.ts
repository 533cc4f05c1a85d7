import { describe, expect, it } from 'vitest';
import { monthsChart } from '../../../src/blocks/result/months-chart.ts';
import { resultMessage } from '../../../src/blocks/result/result.ts';
import { FLASH_LITE, HAIKU, labelOf, result } from '../../support/fixtures/result-fixtures.ts';
import { validateMessage } from '../../support/validate-blocks.ts';

const monthsAt = (usd: (month: number) => number) =>
  Array.from({ length: 12 }, (_, index) => ({
    month: new Date(Date.UTC(2026, 11 + index)).toISOString().slice(0, 7),
    usd: usd(index),
  }));
const steady = { ...HAIKU, months: monthsAt(() => 6) };
const doubling = {
  ...FLASH_LITE,
  laterSpend: [{ from: '2027-01-01T00:00:00Z', monthlySpend: 22 }],
  months: monthsAt((month) => (month === 0 ? 11 : 22.004)),
};

describe('the chart of the coming months', () => {
  it('shows what an announced price changes, beside the pick', () => {
    const [chart] = monthsChart(result({ models: [steady, doubling] }), labelOf);
    expect(chart?.chart.axis_config.categories.slice(0, 2)).toEqual(['Dec', 'Jan']);
    expect(chart?.chart.axis_config.x_label).toBe('Dec 2026 to Nov 2027');
    const values = chart?.chart.series.map(({ data }) =>
      data.slice(0, 2).map(({ value }) => value),
    );
    expect(values).toEqual([
      [6, 6],
      [11, 22],
    ]);
  });

  it('is none where no price changes', () => {
    expect(monthsChart(result({ models: [steady] }), labelOf)).toEqual([]);
  });

  it('is none where a price changes before the first of these months: it is the same in all', () => {
    const before = { ...doubling, months: monthsAt(() => 22) };
    expect(monthsChart(result({ models: [steady, before] }), labelOf)).toEqual([]);
  });

  it('fits with the other chart into what Slack takes, with 50 models that change', () => {
    const models = Array.from({ length: 50 }, (_, index) => ({
      ...doubling,
      candidate: `p/${index}`,
    }));
    const message = resultMessage(result({ models: [steady, ...models] }), {
      requester: null,
      labelOf,
    });
    expect(validateMessage(message)).toEqual([]);
    const charts = message.blocks.filter(({ type }) => type === 'data_visualization');
    expect(charts).toHaveLength(2);
  });
});
