import { describe, expect, it } from 'vitest';
import { additionModal, addSamplesModal } from '../../../src/blocks/result/add-samples-modal.ts';
import { addition } from '../../support/fixtures/addition-fixtures.ts';
import { validateModal } from '../../support/validate-blocks.ts';

const metadata = '{}';

describe('the form of [Add samples]', () => {
  it('takes samples as the first form does: pasted, a file where files can be read, an earlier evaluation’s', () => {
    const fieldsOf = (takesFiles: boolean) =>
      addSamplesModal({ metadata, samples: [], takesFiles, warning: null }).blocks.flatMap(
        (block) => ('block_id' in block ? [block.block_id] : []),
      );
    expect(fieldsOf(true)).toEqual(['samples', 'samples-2', 'file', 'earlier']);
    expect(fieldsOf(false)).toEqual(['samples', 'samples-2', 'earlier']);
  });

  it('holds what is pasted and why it stands there again, however long', () => {
    const samples = Array.from({ length: 10 }, () => '<!channel> *x* => ok\n'.repeat(140));
    const view = addSamplesModal({
      metadata,
      samples,
      takesFiles: true,
      warning: 'y'.repeat(9_000),
    });
    expect(validateModal(view)).toEqual([]);
    expect(JSON.stringify(view)).toContain('<!channel> *x* => ok');
  });

  it('says what was read, what it can show and may cost, and carries the amount', () => {
    const view = additionModal({ metadata, addition: addition(), simulated: true });
    expect(validateModal(view)).toEqual([]);
    expect(view.submit?.text).toBe('Add, at most $0.40');
    expect(JSON.stringify(view)).toContain('About $0.05 more for 96 calls, at most $0.40 more.');
    expect(JSON.stringify(view)).toContain('Simulated');
  });

  it('says behind its price where a cap leaves too little', () => {
    const limits = ['The personal cap of $5 for 2026-11 (UTC) is used up.'];
    const view = additionModal({ metadata, addition: addition({ limits }), simulated: false });
    expect(validateModal(view)).toEqual([]);
    expect(JSON.stringify(view)).toContain('at most $0.40 more. The personal cap of $5 for 2026');
  });

  it('says where the money will not do, and fits with the longest texts', () => {
    const { spec, costs } = addition();
    const view = additionModal({
      metadata,
      addition: addition({
        spec: { ...spec, name: 'é'.repeat(200) },
        read: Array(50).fill('A sentence that says something of a file of samples.'),
        shows: Array(60).fill('A sentence that says something of one of fifty models.'),
        costs: { ...costs, neededUsd: 12, calls: 1 },
      }),
      simulated: false,
    });
    expect(validateModal(view)).toEqual([]);
    expect(JSON.stringify(view)).toContain(
      'About $0.05 more for 1 call, at most $0.40 more. About $12 is needed: the money will likely end it early.',
    );
  });
});
