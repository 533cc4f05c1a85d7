import { describe, expect, it } from 'vitest';
import { volumeModal } from '../../../src/blocks/workspace/volume-modal.ts';
import { pick } from '../../support/fixtures/pick-fixtures.ts';
import { labelOf } from '../../support/fixtures/result-fixtures.ts';
import { validateModal } from '../../support/validate-blocks.ts';

describe('the form for the calls a month', () => {
  it('says which pick, what it costs, and holds the calls as they are', () => {
    const shown = JSON.stringify(volumeModal(pick(), '', labelOf));
    expect(shown).toContain('uses Haiku 5.5: about $6 a month with the calls below.');
    expect(shown).toContain('"initial_value":"100,000"');
    expect(JSON.stringify(volumeModal(pick({ simulated: true }), '', labelOf))).toContain(
      '(simulated) uses Haiku 5.5',
    );
  });

  it.each([pick(), pick({ name: 'x'.repeat(5_000) }), pick({ name: '' })])(
    'fits Slack',
    (accepted) => {
      expect(validateModal(volumeModal(accepted, '{}', labelOf))).toEqual([]);
    },
  );
});
