import type { Passage } from '../types.ts';
import { codePointOffsets } from './code-point-offsets.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const attribute = (value: string): string => value.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);

/**
 * Passages of one pair in the XML of the PAN text-alignment task (Potthast et al., "Overview of the 5th international
 * competition on plagiarism detection", CLEF 2013). Offsets and lengths count Unicode code points.
 */
export function panXml(
  suspiciousName: string,
  sourceName: string,
  suspiciousText: string,
  sourceText: string,
  passages: readonly Passage[],
): string {
  const inSuspicious = codePointOffsets(suspiciousText);
  const inSource = codePointOffsets(sourceText);
  const lines = passages.map((passage) => {
    const thisOffset = inSuspicious(passage.suspicious.start);
    const thisLength = inSuspicious(passage.suspicious.end) - thisOffset;
    const sourceOffset = inSource(passage.source.start);
    const sourceLength = inSource(passage.source.end) - sourceOffset;
    return (
      `  <feature name="detected-plagiarism" this_offset="${thisOffset}" this_length="${thisLength}"` +
      ` source_reference="${attribute(sourceName)}" source_offset="${sourceOffset}" source_length="${sourceLength}"/>\n`
    );
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<document reference="${attribute(suspiciousName)}">\n${lines.join('')}</document>\n`;
}

/** `suspicious-document00001.txt` and `source-document00002.txt` are written to `suspicious-document00001-source-document00002.xml`. */
export function panFileName(suspiciousName: string, sourceName: string): string {
  const bare = (name: string): string => name.replace(/\.txt$/i, '');
  return `${bare(suspiciousName)}-${bare(sourceName)}.xml`;
}
