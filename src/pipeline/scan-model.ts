import type { OutputHistory } from '../checks/burst-output/baseline.ts';
import type { Dossier, FileKind } from '../domain/dossier.ts';
import type { ResolvedPolicy } from '../policy/types.ts';
import type { ScanContext } from '../report/input.ts';
import type { ReviewerPool } from '../reviewers/parse-reviewer-pool.ts';
import type { Catalogue } from './gather/catalogue.ts';
import type { HeldPicture } from './gather/telling-pictures.ts';
import type { OfficeTables } from './office-tables.ts';
import type { Extracted } from './stages/extract.ts';

/** A dossier with everything known of its files, after reading. */
export interface ReadDossier {
  readonly dossier: Dossier;
  /** Pictures of its works that may be told from others. */
  readonly pictures: readonly HeldPicture[];
  readonly folder: string;
  readonly extractionOf: (file: {
    readonly kind: FileKind;
    readonly path: string;
    readonly sha256?: string;
  }) => { readonly key: string; readonly extracted: Extracted | undefined } | undefined;
}

export interface ScanSettings {
  readonly policy: ResolvedPolicy;
  readonly registries: readonly string[];
  readonly registryHash: string;
  readonly lists: ScanContext['lists'];
  readonly corpus: readonly string[];
  readonly pool?: ReviewerPool;
  readonly outputHistory?: OutputHistory;
  readonly tables: OfficeTables;
  readonly seed: string;
}

/** Every comparable text that could be read, and where its extraction lies. */
export interface BatchTexts {
  readonly catalogue: Catalogue;
  readonly extractionKeys: Readonly<Record<string, string>>;
  readonly counts: { readonly batchDocuments: number; readonly corpusDocuments: number };
}
