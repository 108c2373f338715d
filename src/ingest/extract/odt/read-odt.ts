import type { Aside } from '../../../domain/document.ts';
import { type CodedError, IntegrityError } from '../../../domain/errors.ts';
import { openArchive } from '../archive-entries.ts';
import { EXTRACTOR_IDS } from '../extractor-version.ts';
import type { ExtractionLimits } from '../limits.ts';
import { officeProperties } from '../office-properties.ts';
import type { ReadDocument } from '../read-document.ts';
import { setAsideWarnings } from '../set-aside.ts';
import { TextBudget } from '../text-budget.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { OdtText } from './odt-text.ts';

/**
 * Reads an OpenDocument text: body, tables, text boxes, footnotes after the paragraph they hang on; comments and deletions apart.
 * @throws IntegrityError `odt-broken`, `odt-encrypted`, `archive-broken`, `archive-too-large`, `too-many-objects`, `nested-too-deep`.
 */
export async function readOdt(bytes: Uint8Array, file: string, limits: ExtractionLimits): Promise<ReadDocument> {
  const archive = await openArchive(bytes, file, limits.maxInflatedBytes);
  if (/encryption-data/.test(archive.read('META-INF/manifest.xml')?.toString('latin1') ?? '')) throw odtEncrypted(file);
  const content = archive.read('content.xml');
  if (content === undefined) throw odtBroken(file, 'it has no content part');
  const text = new OdtText(new TextBudget(file, limits));
  try {
    parseXml(content, text, file, limits);
  } catch (error) {
    if (error instanceof IntegrityError) throw error;
    throw odtBroken(file, error instanceof Error ? error.message : String(error));
  }
  const asides: Aside[] = [];
  if (text.comments.trim() !== '') asides.push({ kind: 'comment', text: text.comments.trim() });
  if (text.deleted.trim() !== '') asides.push({ kind: 'deleted', text: text.deleted.trim() });
  const properties = officeProperties(archive.read('meta.xml'));
  const warnings: CodedError[] = setAsideWarnings(asides, file);
  return {
    extractorId: EXTRACTOR_IDS.odt,
    pages: [{ number: 1, blocks: [...text.blocks, ...text.notes] }],
    warnings,
    asides,
    properties,
    ...(properties.title === undefined ? {} : { declaredTitle: properties.title }),
  };
}

const odtBroken = (file: string, why: string): IntegrityError =>
  new IntegrityError('odt-broken', `${file} is damaged and cannot be read as an OpenDocument text: ${why}`, {
    mend: 'Open it in an office program, save it as DOCX and use that.',
    file,
  });

const odtEncrypted = (file: string): IntegrityError =>
  new IntegrityError('odt-encrypted', `${file} is protected by a password and cannot be read`, {
    mend: 'Ask the applicant for a copy without a password.',
    file,
  });
