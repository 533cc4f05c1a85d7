import { describe, expect, it } from 'vitest';
import { faultsOfStep } from '../../../../src/core/request/form/form-steps.ts';

const fault = (field: string | null) => ({ file: null, line: 3, column: 1, field, message: 'No.' });

describe('the faults that a step of the form shows', () => {
  it('are its own, under their fields', () => {
    expect(faultsOfStep([fault('task')], 'samples')).toEqual([fault('task')]);
    expect(faultsOfStep([fault('bar'), fault('rubric')], 'right')).toEqual([
      fault('bar'),
      fault('rubric'),
    ]);
    expect(faultsOfStep([fault('budget')], 'models')).toEqual([fault('budget')]);
  });

  it('are those of earlier steps under its first field, and none of later ones', () => {
    const moved = (field: string) => ({ ...fault(field), line: null });
    expect(faultsOfStep([fault('task'), fault('budget')], 'right')).toEqual([moved('scorer')]);
    expect(faultsOfStep([fault('task'), fault('bar')], 'models')).toEqual([
      moved('models'),
      moved('models'),
    ]);
    expect(faultsOfStep([fault('bar'), fault('models')], 'samples')).toEqual([]);
  });

  it('are those of no field under its first, and none of a field that no step asks for', () => {
    expect(faultsOfStep([fault(null), fault('seed')], 'samples')).toEqual([fault('task')]);
    expect(faultsOfStep([fault(null)], 'models')).toEqual([fault('models')]);
  });
});
