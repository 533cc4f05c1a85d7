import path from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import { FONT } from './style.ts';

const FONTS = ['SourceSans3-Regular.ttf', 'SourceSans3-Semibold.ttf'];

/** Twice its size, for screens with small pixels. */
const ZOOM = 2;

/** Returns an SVG as a PNG. Its text is set in the font that we ship: without one, none would be drawn. */
export async function pngOf(svg: string): Promise<Buffer> {
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: {
      loadSystemFonts: false,
      fontFiles: FONTS.map((file) => path.join(import.meta.dirname, 'fonts', file)),
      defaultFontFamily: FONT,
    },
  });
  return image.asPng();
}
