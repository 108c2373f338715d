import path from 'node:path';
import type { DocumentProperties } from '../../../domain/document.ts';
import { IntegrityError } from '../../../domain/errors.ts';
import { type ArchiveEntries, openArchive } from '../archive-entries.ts';
import { EXTRACTOR_IDS } from '../extractor-version.ts';
import { readHtml } from '../html/read-html.ts';
import type { ExtractionLimits } from '../limits.ts';
import { officeProperties } from '../office-properties.ts';
import type { ReadDocument } from '../read-document.ts';
import { parseXml } from '../xml/parse-xml.ts';

/**
 * Reads the chapters of an EPUB in the order of its spine. An EPUB has no pages, so it is one.
 * @throws IntegrityError `epub-broken`, `epub-protected`, `archive-broken`, `archive-too-large`.
 */
export async function readEpub(bytes: Uint8Array, file: string, limits: ExtractionLimits): Promise<ReadDocument> {
  const archive = await openArchive(bytes, file, limits.maxInflatedBytes);
  if (isProtected(archive)) throw epubProtected(file);
  const packagePath = /full-path\s*=\s*["']([^"']+)["']/.exec(archive.read('META-INF/container.xml')?.toString('utf8') ?? '')?.[1];
  const packagePart = packagePath === undefined ? undefined : archive.read(packagePath);
  if (packagePath === undefined || packagePart === undefined) throw epubBroken(file, 'it does not say what it holds');
  const chapters = spineOf(packagePart, file, limits).map((href) => path.posix.join(path.posix.dirname(packagePath), href));
  const read = chapters.flatMap((name) => {
    const chapter = archive.read(name);
    return chapter === undefined ? [] : [readHtml(chapter, file, limits)];
  });
  if (read.length === 0) throw epubBroken(file, 'none of its chapters is there');
  const properties: DocumentProperties = officeProperties(packagePart);
  return {
    extractorId: EXTRACTOR_IDS.epub,
    pages: [{ number: 1, blocks: read.flatMap(({ pages }) => pages.flatMap(({ blocks }) => blocks)) }],
    warnings: read.flatMap(({ warnings }) => warnings).slice(0, 1),
    properties,
    ...(properties.title === undefined ? {} : { declaredTitle: properties.title }),
  };
}

/** Fonts may be obscured without being protected; encrypted chapters cannot be read. */
const isProtected = (archive: ArchiveEntries): boolean =>
  archive.names.includes('META-INF/rights.xml') ||
  /URI="[^"]+\.x?html?"/i.test(archive.read('META-INF/encryption.xml')?.toString('latin1') ?? '');

function spineOf(part: Uint8Array, file: string, limits: ExtractionLimits): string[] {
  const items = new Map<string, string>();
  const spine: string[] = [];
  try {
    parseXml(
      part,
      {
        open: (name, attributes) => {
          if (name === 'item') items.set(attributes.get('id') ?? '', attributes.get('href') ?? '');
          else if (name === 'itemref') spine.push(attributes.get('idref') ?? '');
        },
      },
      file,
      limits,
    );
  } catch (error) {
    if (error instanceof IntegrityError) throw error;
    throw epubBroken(file, error instanceof Error ? error.message : String(error));
  }
  return [...new Set(spine)].flatMap((id) => {
    const href = items.get(id);
    return href === undefined ? [] : [unescaped(href.replace(/#.*$/, ''))];
  });
}

function unescaped(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

const epubBroken = (file: string, why: string): IntegrityError =>
  new IntegrityError('epub-broken', `${file} is damaged and cannot be read as an EPUB book: ${why}`, {
    mend: 'Supply the PDF or Word version.',
    file,
  });

const epubProtected = (file: string): IntegrityError =>
  new IntegrityError('epub-protected', `${file} is protected by its seller and cannot be read`, {
    mend: 'Supply the PDF or Word version, or scans of the pages.',
    file,
  });
