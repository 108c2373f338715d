import path from 'node:path';
import { ROOT } from './run-cli.ts';

export const GOLDEN_FOLDER = path.join(ROOT, 'tests', 'golden', 'dossiers');

/** A report's bytes with the one thing that changes with every release, the tool's version, replaced. */
export const goldenForm = (report: string): string =>
  report.replace(/("tool": \{\s*"name": "integrity",\s*"version": )"[^"]*"/u, '$1"<version>"');
