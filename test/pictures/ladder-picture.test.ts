import { describe, expect, it } from 'vitest';
import { measuredRungs, resultLadder } from '../../src/core/result/result-ladder.ts';
import { ladderPicture } from '../../src/pictures/ladder-picture.ts';
import { ladderSvg } from '../../src/pictures/ladder-svg.ts';
import { pngOf } from '../../src/pictures/png-of.ts';
import { HAIKU, labelOf, modelResult, result } from '../support/fixtures/result-fixtures.ts';

const svgOf = (name: string, label: string) => {
  const given = result();
  return ladderSvg({
    rungs: measuredRungs(resultLadder(given, () => label)),
    bar: 0.9,
    evaluation: { ...given.evaluation, name },
    simulated: false,
  });
};

describe('the picture of right against cost', () => {
  it('is a PNG with a description of what it shows', async () => {
    const picture = await ladderPicture(result(), labelOf);
    expect(Buffer.from(picture!.png).subarray(1, 4).toString()).toBe('PNG');
    expect(picture!.alt).toMatch(/^How often each model is right, .*The bar is 90%\./);
    expect(picture!.alt).toContain('Haiku 5.5 (1x, $6 a month): 98%, the pick.');
  });

  it('is not drawn where there is nothing to compare', async () => {
    const alone = { ...result(), models: [HAIKU, modelResult()] };
    expect(await ladderPicture(alone, labelOf)).toBeNull();
  });

  it('says of simulated models that they are', async () => {
    const picture = await ladderPicture({ ...result(), simulated: true }, labelOf);
    expect(picture!.alt).toMatch(/^Simulated\. /);
  });

  it('is drawn of models that cost nothing, too', async () => {
    const models = ['a', 'b'].map((model) =>
      modelResult({ ...HAIKU, model, candidate: model, costPerCall: 0, monthlySpend: 0 }),
    );
    expect(await ladderPicture({ ...result(), models }, labelOf)).not.toBeNull();
  });

  it('shows names as text, whatever characters they have', async () => {
    const svg = svgOf('a <b> & "c" \u0000\u001b\ud800', 'x</text><script>');
    expect(svg).toContain('a &#x3C;b> &#x26; "c"');
    expect(svg).not.toContain('<script>');
    await expect(pngOf(svg)).resolves.toBeInstanceOf(Buffer);
  });

  it('names the pick among any number of models, and says how many have no room for a name', () => {
    const models = Array.from({ length: 60 }, (_, index) =>
      modelResult({ ...HAIKU, model: `m/${index}`, candidate: `m/${index}` }),
    );
    const given = { ...result(), models: [...models, HAIKU] };
    const svg = ladderSvg({
      rungs: measuredRungs(resultLadder(given, labelOf)),
      bar: 0.9,
      evaluation: given.evaluation,
      simulated: false,
    });
    expect(svg).toContain('Haiku 5.5: the pick');
    const [, unnamed] = />(\d+) other models have no room for a name here</.exec(svg) ?? [];
    expect(Number(unnamed)).toBe(61 - (svg.match(/98%, \$6/g) ?? []).length);
  });

  it('sets its text in a font that is shipped', async () => {
    const svg = (words: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><text y="20" font-family="Source Sans 3">${words}</text></svg>`;
    const [blank, regular, other] = await Promise.all([svg(''), svg('abc'), svg('abd')].map(pngOf));
    expect(regular!.equals(blank!)).toBe(false);
    expect(regular!.equals(other!)).toBe(false);
  });
});
