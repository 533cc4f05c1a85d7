import { AppError } from '../../core/errors.ts';
import { fileFaultWords } from '../../core/request/form/file-fault-words.ts';
import type { SamplesFile } from '../../core/request/form/form-values.ts';
import { samplesTable } from '../../core/request/form/samples-table.ts';
import { decodeText } from '../../core/request/formats/decode-text.ts';
import { downloadFile, type FileAccess, type FileLimits } from './download-file.ts';
import type { UploadedFile } from './form-state.ts';

/** More would make each step of the form slow: 5,000 samples of 400 characters. */
const LIMITS: FileLimits = {
  megabytes: 2,
  shorter: 'leave some samples out, or use “llm-pick run” in a terminal',
  otherwise: 'paste the samples',
};

/**
 * Returns a file of samples that somebody uploaded in the form. Throws AppError('invalid input') where
 * it is too large, is no text, holds no samples, or can't be read as what its name says.
 */
export async function readUploadedSamples(
  uploaded: UploadedFile,
  access: FileAccess,
): Promise<SamplesFile> {
  const shown = uploaded.name ?? 'the file';
  const bytes = await downloadFile(uploaded, access, LIMITS);
  const decoded = decodeText(bytes, shown);
  if ('fault' in decoded) throw new AppError('invalid input', `${shown}: ${decoded.fault.message}`);
  const file = { name: shown, text: decoded.text };
  const { rows, faults } = samplesTable({ samples: '', file });
  if (faults.length > 0 || rows.length === 0) {
    const words = faults.length > 0 ? fileFaultWords(faults).join(' ') : 'No samples stand in it.';
    throw new AppError('invalid input', `${shown}: ${words}`);
  }
  return file;
}
