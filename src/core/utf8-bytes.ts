/** The length of a text in UTF-8: `utf8Bytes('é€')` is 5. Half a surrogate pair is sent as three bytes. */
export function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80) bytes += 1;
    if (unit >= 0x800) bytes += 1;
    // A pair is four bytes, two for each half.
    if (isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(at + 1))) bytes -= 2;
  }
  return bytes;
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
