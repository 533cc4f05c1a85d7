import { AppError } from '../../core/errors.ts';
import type { Inquiry } from '../../core/evaluation.ts';
import { documentText } from '../../documents/document-text.ts';
import { downloadFile, type FileAccess, type FileLimits } from './download-file.ts';
import type { UploadedFile } from './form-state.ts';

const LIMITS: FileLimits = {
  megabytes: 5,
  shorter: 'keep the part that the task needs',
  otherwise: 'paste the part that matters',
};

/**
 * Returns the text of a document that somebody uploaded: plain text, Markdown, PDF or DOCX. Throws
 * AppError('invalid input') where it is too large, or holds no text that can be read.
 */
export async function readDocumentFile(
  uploaded: UploadedFile,
  access: FileAccess,
): Promise<NonNullable<Inquiry['document']>> {
  const name = uploaded.name ?? 'your document';
  const read = await documentText(await downloadFile(uploaded, access, LIMITS), name);
  if ('message' in read) throw new AppError('invalid input', read.message);
  return { name, text: read.text };
}
