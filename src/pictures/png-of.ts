import { fileURLToPath } from 'node:url';
import { FONT } from './style.ts';

const FONTS = ['SourceSans3-Regular.ttf', 'SourceSans3-Semibold.ttf'];

/** Twice its size, for screens with small pixels. */
const ZOOM = 2;

/** Returns an SVG as a PNG. Its text is set in the font that we ship: without one, none would be drawn. */
export async function pngOf(svg: string): Promise<Buffer> {
  // Loaded here: where its native code is missing, only pictures are.
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: {
      loadSystemFonts: false,
      fontFiles: FONTS.map((file) => fileURLToPath(new URL(`./fonts/${file}`, import.meta.url))),
      defaultFontFamily: FONT,
    },
  });
  return image.asPng();
}
