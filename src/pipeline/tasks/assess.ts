import { z } from 'zod';
import { loadRegistry } from '../../registries/load-registry.ts';
import type { Registry } from '../../registries/registry.ts';
import { openArtifactStore } from '../artifact-store.ts';
import { type AssessInput, assess } from '../assess/assess.ts';
import { defineTask } from './task.ts';

const payload = z.object({
  artifacts: z.string(),
  key: z.string(),
  inputKey: z.string(),
  registries: z.array(z.string()),
  /** Hash of the registries' files: a thread loads them again only when they changed. */
  registryHash: z.string(),
});

let loaded: { readonly hash: string; readonly registry: Promise<Registry> } | undefined;

function registryOf(hash: string, paths: readonly string[]): Promise<Registry> {
  if (loaded?.hash !== hash) loaded = { hash, registry: loadRegistry(paths) };
  return loaded.registry;
}

/** Runs all checks for one applicant. Input and result are artifacts: they hold more than a queue should carry. */
export const assessTask = defineTask('assess', payload, async ({ artifacts, key, inputKey, registries, registryHash }) => {
  const store = openArtifactStore(artifacts);
  const input = (await store.get('assess-input', inputKey)) as AssessInput;
  await store.put('assessed', key, await assess(store, await registryOf(registryHash, registries), input));
  return { key };
});
