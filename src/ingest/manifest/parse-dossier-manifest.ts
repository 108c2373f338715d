import type { LocatedProblem } from '../../policy/yaml-source.ts';
import { readYaml } from '../../policy/yaml-source.ts';
import { dossierSchema } from './manifest-schema.ts';
import { salvage } from './salvage.ts';
import { type StatedDossier, statedDossier } from './stated-dossier.ts';

export type ParsedManifest =
  | { readonly status: 'stated'; readonly stated: StatedDossier }
  | { readonly status: 'rejected'; readonly problems: readonly LocatedProblem[] };

/** Reads dossier.yaml or dossier.json. A broken file is rejected whole; a faulty field costs that field. */
export function parseDossierManifest(bytes: Uint8Array, file: string): ParsedManifest {
  const read = readYaml(bytes, file, 'failsafe');
  if (read.status === 'broken') return { status: 'rejected', problems: [read.problem] };
  const { value, problems } = salvage(dossierSchema, read.source, 'manifest');
  if (value === undefined) return { status: 'rejected', problems };
  const stated = statedDossier(value, read.source);
  return { status: 'stated', stated: { ...stated, problems: [...problems, ...stated.problems] } };
}
