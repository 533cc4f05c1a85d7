/** A file of text, whole. */
export interface TextFile {
  name: string;
  text: string;
}
