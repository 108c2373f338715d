import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';

export const LISTS_FOLDER = fileURLToPath(new URL('../../../../shared/data/journals/lists/', import.meta.url));

/** The shared lists with what is known of their completeness; see ../shared/data/README.md. */
const FILES = {
  journals: 'journal_id_table_cnki_2023-11.csv',
  memberships: 'pku_editions_1992-2020_cnki.csv',
} as const;
const TITLE_ONLY = { title: 'title', category: '-' } as const;
const warning = (year: number) => ({ id: String(year), file: `GJQKYJMD${year}.csv`, complete: true });
const MEMBERSHIPS = ['1992', '1996', '2000', '2004', '2008', '2011', '2014', '2017', '2020'];

const LISTS = [
  {
    id: 'pku-core',
    editions: [
      // A 1 proves that the journal was in; a 0 proves nothing.
      ...MEMBERSHIPS.map((id) => ({ id, file: FILES.memberships, where: { header: `pku_${id}`, value: '1' } })),
      { id: '2014', file: 'pku_2014_beneon.csv', columns: TITLE_ONLY },
      { id: '2020', file: 'pku_2020_easyScholar.csv', complete: true, columns: TITLE_ONLY },
      { id: '2023', file: 'pku_2023_zzlb0224.csv', complete: true, columns: TITLE_ONLY },
    ],
  },
  { id: 'cssci', editions: [{ id: '2021-2022', file: 'cssci_2021-2022_pdf.csv', complete: true }] },
  {
    id: 'cscd',
    editions: [
      { id: '2021-2022', file: 'cscd_2021-2022_pdf.csv', complete: true },
      { id: '2023-2024', file: 'cscd_2023-2024_cnki.csv' },
    ],
  },
  { id: 'cas-warning', kind: 'warning', editions: [2020, 2021, 2023, 2024, 2025].map(warning) },
  { id: 'hijacked', kind: 'hijacked', editions: [{ id: '2026-02-24', file: 'hijacked_rw_2026-02-24.csv' }] },
];

/** Makes a registry of the shared lists in an empty folder; periods come from the shipped one. */
export async function makeRegistry(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files = new Set([FILES.journals, ...LISTS.flatMap(({ editions }) => editions.map(({ file }) => file))]);
  for (const file of files) await copyFile(path.join(LISTS_FOLDER, file), path.join(folder, file));
  await writeFile(path.join(folder, 'registry.yaml'), stringify({ registry: 'shared', journals: FILES.journals, lists: LISTS }));
}
