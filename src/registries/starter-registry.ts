import { fileURLToPath } from 'node:url';

/** Folder of the registry that ships with the product: periods of editions and a few dozen journals. */
export const STARTER_REGISTRY = fileURLToPath(new URL('../../registries/', import.meta.url));
