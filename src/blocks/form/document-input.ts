import type { InputBlock } from '@slack/types';
import { fileInput } from './form-inputs.ts';

/** The input for a document that models are given, as a file. */
export function documentInput(id: string, label: string): InputBlock {
  return fileInput(id, label, {
    filetypes: ['md', 'txt', 'pdf', 'docx'],
    optional: true,
    hint: 'Markdown, text, PDF or DOCX, up to 5 MB: its text is read, its pictures are not.',
  });
}
