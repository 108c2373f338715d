import { IntegrityError } from '../../../domain/errors.ts';
import { openPdfium, type Pdfium } from '../pdf/pdfium-module.ts';

/** FPDF_REMOVE_SECURITY of fpdf_save.h. */
const REMOVE_SECURITY = 3;
const ENCRYPTION = '/Encrypt';

/**
 * Takes the protection off a PDF that does not open without a password, so that every reader after this one meets an ordinary file.
 * @param passwords tried in turn, in UTF-8 and as older files keep them.
 * @returns the bytes themselves where no password is needed or the file is not understood.
 * @throws IntegrityError `pdf-password-wrong` when it needs one and none of these opens it.
 */
export async function unlockPdf(bytes: Uint8Array, passwords: readonly string[], file: string): Promise<Uint8Array> {
  if (passwords.length === 0 || !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTION, 0, 'latin1'))
    return bytes;
  const pdfium = await openPdfium();
  const pointer = pdfium.allocate(bytes.byteLength);
  try {
    pdfium.memory().set(bytes, pointer);
    const open = (password: string): number => pdfium.api.FPDF_LoadMemDocument(pointer, bytes.byteLength, password);
    const plain = open('');
    if (plain !== 0) {
      pdfium.api.FPDF_CloseDocument(plain);
      return bytes;
    }
    const handle = passwords.reduce((found, password) => (found === 0 ? open(password) : found), 0);
    if (handle === 0) throw wrongPassword(file);
    const unlocked = saved(pdfium, handle);
    pdfium.api.FPDF_CloseDocument(handle);
    return unlocked ?? bytes;
  } finally {
    pdfium.free(pointer);
  }
}

function saved(pdfium: Pdfium, handle: number): Uint8Array | undefined {
  const { api } = pdfium;
  const writer = api.PDFiumExt_OpenFileWriter();
  const done = api.FPDF_SaveAsCopy(handle, writer, REMOVE_SECURITY);
  const size = api.PDFiumExt_GetFileWriterSize(writer);
  let copy: Uint8Array | undefined;
  if (done && size > 0) {
    const place = pdfium.allocate(size);
    api.PDFiumExt_GetFileWriterData(writer, place, size);
    copy = pdfium.memory().slice(place, place + size);
    pdfium.free(place);
  }
  api.PDFiumExt_CloseFileWriter(writer);
  return copy;
}

const wrongPassword = (file: string): IntegrityError =>
  new IntegrityError('pdf-password-wrong', `None of the passwords given opens ${file}`, {
    mend: 'Add its password to the password file, or ask the applicant for a copy without a password.',
    file,
  });
