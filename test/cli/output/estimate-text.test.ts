import { expect, it } from 'vitest';
import { estimateText } from '../../../src/cli/output/estimate-text.ts';
import { screenOf } from '../../../src/cli/output/screen.ts';
import { understood } from '../../../src/core/request/understood.ts';
import { evaluationRequest } from '../../support/evaluation-request.ts';
import { estimate } from '../../support/fixtures/estimate-fixtures.ts';

const PLAIN = screenOf({ isTTY: false } as NodeJS.WriteStream, true);

it('samples that one answer is right for each time are warned of before anything is spent', () => {
  const read = understood(evaluationRequest());
  const text = estimateText(
    'test',
    { estimate: estimate(), read, volume: 1 },
    { screen: PLAIN, command: 'llm-pick', simulated: false },
  );
  expect(text.replaceAll(/\s+/g, ' ')).toContain(`But mind: ${read.warning}`);
  expect(read.warning).toMatch(/^Every sample accepts "ok": /);
});
