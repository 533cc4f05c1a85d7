import picocolors from 'picocolors';

export type Colours = ReturnType<typeof picocolors.createColors>;

/** Colours for a stream: none when it is no terminal or the person wants none. */
export function coloursFor(stream: NodeJS.WriteStream, noColor: boolean): Colours {
  return picocolors.createColors(Boolean(stream.isTTY) && !noColor);
}
