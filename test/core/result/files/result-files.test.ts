import { expect, it } from 'vitest';
import { resultFiles } from '../../../../src/core/result/files/result-files.ts';
import { evaluationRequest } from '../../../support/evaluation-request.ts';
import {
  FLASH_LITE,
  HAIKU,
  modelResult,
  result,
} from '../../../support/fixtures/result-fixtures.ts';

const shown = result({ models: [HAIKU, { ...FLASH_LITE, simulated: true }, modelResult()] });
const files = () => resultFiles(shown, evaluationRequest());

it('a result as CSV has a row a model, under the names of its columns', () => {
  const [csv] = files();
  expect(csv!.name).toBe('results.csv');
  const [header, haiku, flash, opus] = csv!.text.trimEnd().split('\r\n');
  expect(header).toBe(
    'evaluation,name,simulated,model,picked,verdict,score,score_low_95,score_high_95,' +
      'probability_good_enough,trials,passed,failed,missing,cost_per_call_usd,cost_is_estimated,' +
      'monthly_usd,times_the_cheapest,p50_ms,p95_ms,spent_usd,reason,candidate,' +
      'first_token_p50_ms,first_token_p95_ms,share_in_time',
  );
  const start = '0198c0de-0000-7000-8000-000000000001,Ticket triage,false';
  expect(haiku).toBe(
    `${start},anthropic/claude-haiku-5-5,true,proven,0.98,0.912,0.996,0.995,180,176,4,0,0.00006,` +
      'false,6,1,610,1240,0.0108,"At least 91% on new tickets with 95% certainty, above the bar of 90%.",anthropic/claude-haiku-5-5,,,',
  );
  expect(flash).toContain(',google/gemini-3.5-flash-lite,false,ruled out,0.81,');
  expect(opus).toContain(
    ',anthropic/claude-opus-5-5,false,not run,,,,,0,0,0,0,0.0024,true,240,40,,,0,',
  );
});

it('where nobody is picked no row is marked', () => {
  expect(resultFiles({ ...shown, pick: null }, evaluationRequest())[0]?.text).not.toContain(
    ',true,proven',
  );
});

it('a result as JSON is the object itself, to be read by people, too', () => {
  const [, json] = files();
  expect(json!.name).toBe('results.json');
  expect(JSON.parse(json!.text)).toEqual(shown);
  expect(json!.text).toMatch(/^\{\n {2}"schema"/);
});

it('its evaluation for promptfoo is beside it', () => {
  expect(files()[2]).toEqual({
    name: 'promptfooconfig.yaml',
    text: expect.stringContaining('claude-haiku-5-5'),
  });
  expect(files()).toHaveLength(3);
});
