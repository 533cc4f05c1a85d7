import { describe, expect, it } from 'vitest';
import { resultColumns, resultRows } from '../../../../src/core/result/words/result-rows.ts';
import {
  FLASH_LITE,
  HAIKU,
  labelOf,
  modelResult,
  result,
} from '../../../support/fixtures/result-fixtures.ts';

const rowsOf = (change: Parameters<typeof result>[0] = {}) => resultRows(result(change), labelOf);
const cellsOf = (model: Parameters<typeof modelResult>[0]) =>
  rowsOf({ models: [modelResult({ verdict: 'unclear', why: null, ...model })] })[0]!.cells;

describe('the table of models', () => {
  it('has the pick first and marked, then who else ran', () => {
    const rows = rowsOf({ models: [FLASH_LITE, HAIKU] });
    expect(rows.map(({ isPick }) => isPick)).toEqual([true, false]);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['✓ Haiku 5.5', '98% (91-100)', '$0.0600', '$6', '0.6 s', 'the pick: proven'],
      ['Flash-Lite 3.5', '81% (69-89)', '$0.110', '$11', '0.5 s', 'ruled out'],
    ]);
  });

  it('leaves out who did not run, but not who gave no answer', () => {
    const unanswered = modelResult({ why: 'unanswered' });
    expect(rowsOf().map(({ cells }) => cells[0])).toEqual(['✓ Haiku 5.5', 'Flash-Lite 3.5']);
    expect(rowsOf({ models: [unanswered, modelResult()], pick: null })).toHaveLength(1);
  });

  it('marks what is estimated, the team’s own model, and the one in use today', () => {
    expect(cellsOf({ costEstimated: true }).slice(2, 4)).toEqual(['~$2.40', '~$240']);
    expect(cellsOf({ costEstimated: false }).slice(2, 4)).toEqual(['$2.40', '$240']);
    expect(cellsOf({ own: true })[0]).toBe('Opus 5.5 (yours)');
    const [row] = rowsOf({
      models: [HAIKU],
      evaluation: { ...result().evaluation, current: HAIKU.model },
    });
    expect(row!.cells[0]).toBe('✓ Haiku 5.5 (today)');
  });

  it('shows the last announced price beside today’s', () => {
    const laterSpend = [
      { from: '2027-01-01T00:00:00Z', monthlySpend: 300 },
      { from: '2027-06-01T00:00:00Z', monthlySpend: 480 },
    ];
    expect(cellsOf({ laterSpend })[3]).toBe('~$240, later $480');
  });

  it('has no time where none was measured', () => {
    expect(cellsOf({ latencyMs: null })[4]).toBe('-');
  });

  it('says Score where a judge grades and Right elsewhere, with texts to the left', () => {
    expect(resultColumns({ scorer: 'judge', latency: null })[1].heading).toBe('Score');
    const columns = resultColumns({ scorer: 'exact', latency: null });
    expect(columns.map(({ heading }) => heading)).toEqual([
      'Model',
      'Right',
      'per 1,000 calls',
      'a month',
      'typical time',
      'Verdict',
    ]);
    expect(columns.map(({ align }) => align)).toEqual([
      'left',
      'right',
      'right',
      'right',
      'right',
      'left',
    ]);
  });
});
