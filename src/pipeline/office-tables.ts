import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PlanAnswer, UsedAchievements } from '../checks/artifacts.ts';
import type { HolidayCalendar } from '../checks/batch-artifacts.ts';
import { IntegrityError } from '../domain/errors.ts';
import type { OfficeTableFiles } from '../ingest/manifest/parse-batch-manifest.ts';
import { readHolidayTable } from '../registries/office-tables/holiday-table.ts';
import { createPlanIndex, readTextbookPlan } from '../registries/office-tables/textbook-plan.ts';
import { readUsedAchievements } from '../registries/office-tables/used-achievements.ts';

/** A plan list that can be asked for a textbook. */
export interface LoadedPlan extends Omit<PlanAnswer, 'rows'> {
  readonly find: ReturnType<typeof createPlanIndex>;
}

/** The office's own tables, read once a scan. */
export interface OfficeTables {
  readonly calendar: HolidayCalendar;
  readonly used: UsedAchievements;
  readonly plans: readonly LoadedPlan[];
}

/** @throws IntegrityError `office-table-unreadable`, and what the readers throw: a batch is not judged on half its office's tables. */
export async function loadOfficeTables(files: OfficeTableFiles): Promise<OfficeTables> {
  const holidays = await Promise.all(files.holidays.map((file) => load(file, readHolidayTable)));
  const registers = await Promise.all(files.usedAchievements.map((file) => load(file, readUsedAchievements)));
  const plans = await Promise.all(
    files.textbookPlans.map(async ({ file, level, edition, complete, source }): Promise<LoadedPlan> => {
      const { hash, name, value } = await load(file, readTextbookPlan);
      return { level, edition, complete, source: source ?? name, hash, find: createPlanIndex(value) };
    }),
  );
  return {
    calendar: {
      holidays: [...new Set(holidays.flatMap(({ value }) => value.holidays))].sort(),
      workdays: [...new Set(holidays.flatMap(({ value }) => value.workdays))].sort(),
      years: [...new Set(holidays.flatMap(({ value }) => value.years))].sort((a, b) => a - b),
      tables: holidays.map(({ name, hash }) => ({ file: name, hash })),
    },
    used: {
      registers: registers.map(({ name, hash, value }) => ({ file: name, rows: value.length, hash })),
      rows: registers.flatMap(({ name, value }) => value.map((row) => ({ register: name, ...row }))),
    },
    plans,
  };
}

async function load<T>(
  file: string,
  read: (bytes: Uint8Array, name: string) => Promise<T>,
): Promise<{ name: string; hash: string; value: T }> {
  const name = path.basename(file);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw new IntegrityError('office-table-unreadable', `The table ${file} can't be read`, {
      mend: 'Correct its name under holidays, usedAchievements or textbookPlans of batch.yaml.',
      file,
      cause,
    });
  }
  return { name, hash: createHash('sha256').update(bytes).digest('hex'), value: await read(bytes, name) };
}
