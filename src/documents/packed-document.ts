/** A PDF or a DOCX, as a person gave it: it may be called otherwise. */
export interface PackedDocument {
  bytes: Uint8Array;
  name: string;
  kind: 'PDF' | 'DOCX';
}

/** What it says; or why it can't be read, in a sentence. */
export type UnpackedText = { text: string; notes: readonly string[] } | { message: string };
