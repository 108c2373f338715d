import { z } from 'zod';
import { ADMINISTRATIONS, TITLE_LEVELS, UNIT_KINDS, WORKPLACES } from '../../domain/applicant.ts';
import { DEFENCE_MODES } from '../../domain/procedure.ts';
import { ORGANISER_KINDS } from '../../domain/work.ts';
import { choice, count, day, list, moment, names, paths, text, truth } from './manifest-values.ts';
import * as words from './procedure-words.ts';
import { LEVEL_ALIASES } from './value-aliases.ts';

const level = choice(TITLE_LEVELS, LEVEL_ALIASES);

/** Fields of `applicant` that eligibility, scope and share hang on. */
export const applicantFacts = {
  profession: text.optional().meta({ description: 'Specialty inside the series, as qualification exams name it.' }),
  postManagement: truth.optional().meta({ description: 'Whether the post is under the post management of public institutions.' }),
  unitKind: choice(UNIT_KINDS, words.UNIT_KIND_WORDS).optional(),
  administration: z
    .strictObject({
      level: choice(ADMINISTRATIONS, words.ADMINISTRATION_WORDS).optional(),
      province: text.optional(),
      city: text.optional(),
      county: text.optional(),
    })
    .optional()
    .meta({ description: 'Whom the unit answers to, and where.' }),
  workplace: choice(WORKPLACES, words.WORKPLACE_WORDS).optional().meta({ description: 'Where the unit works.' }),
  personnelFile: choice(['unit', 'entrusted', 'none'], words.PERSONNEL_FILE_WORDS).optional(),
  qualifications: list(z.strictObject({ name: text.optional(), level: level.optional(), number: text.optional() })).optional(),
};

/** Fields of a work that competitions, certificates and exact days hang on. */
export const workFacts = {
  publishedDate: day.optional().meta({ description: 'Exact day of publication, where it can be shown.' }),
  edition: text.optional(),
  organiser: z
    .strictObject({
      name: text.optional(),
      kind: choice(ORGANISER_KINDS, words.ORGANISER_WORDS).optional(),
      delegatedBy: text.optional(),
      delegation: text.optional().meta({ description: 'Number or file of the document that delegates it.' }),
    })
    .optional()
    .meta({ description: 'Who organised the competition.' }),
  credential: z
    .strictObject({
      issuer: text.optional(),
      category: text.optional(),
      level: text.optional(),
      number: text.optional(),
      date: day.optional(),
    })
    .optional()
    .meta({ description: 'What the certificate of an honour, award, project or standard says.' }),
};

const expert = z.strictObject({
  name: text.optional(),
  unit: text.optional(),
  contact: text.optional(),
  commitment: truth.optional().meta({ description: 'The signed integrity commitment is in the dossier.' }),
  kinship: choice(['none', 'direct', 'close-collateral', 'other'], words.KINSHIP_WORDS).optional(),
});

const recommendation = z.strictObject({
  writtenApplication: truth.optional(),
  unitConsent: truth.optional(),
  form: text.optional().meta({ description: 'File of the prescribed form, signed and stamped.' }),
  proof: paths.optional(),
  experts: list(expert).optional(),
  publicity: z.strictObject({ from: day.optional(), to: day.optional(), objections: truth.optional() }).optional(),
  verifiedWith: list(choice(['applicant', 'expert', 'unit'], words.VERIFIED_WITH_WORDS)).optional(),
  reportedToCommittee: truth.optional(),
});

/** Parts of the dossier beside applicant, verification and works. */
export const dossierFacts = {
  application: z
    .strictObject({
      channel: choice(['system', 'offline'], words.CHANNEL_WORDS).optional(),
      submittedAt: moment.optional(),
      auditedAt: moment.optional(),
    })
    .optional(),
  recommendations: list(recommendation).optional().meta({ description: 'Recommendations by peers; an empty list says there are none.' }),
  defence: z
    .strictObject({
      mode: choice(DEFENCE_MODES, words.DEFENCE_WORDS).optional(),
      date: day.optional(),
      abroad: truth.optional(),
      supervised: truth.optional(),
      recording: choice(['kept', 'not-kept'], words.RECORDING_WORDS).optional(),
      askedAboutRecommendation: truth.optional(),
    })
    .optional(),
  review: z
    .strictObject({
      result: choice(['passed', 'not-passed'], words.RESULT_WORDS).optional(),
      level: level.optional(),
      heldAt: moment.optional(),
    })
    .optional(),
  certificates: list(
    z.strictObject({ file: text.optional(), number: text.optional(), name: text.optional(), electronic: truth.optional() }),
  ).optional(),
  seals: list(z.strictObject({ file: text.optional(), owner: text.optional(), inspected: truth.optional() })).optional(),
};

const COMMITTEE_LEVELS = ['central', 'provincial', 'city', 'county', 'unit'] as const;

/** Fields of batch.yaml that hold for the committee and its meeting. */
export const batchFacts = {
  reviewKind: choice(['province-wide', 'grassroots'], words.REVIEW_KIND_WORDS).optional(),
  stage: choice(['before-meeting', 'after-meeting'], words.STAGE_WORDS).optional(),
  authority: z
    .strictObject({
      level: choice(COMMITTEE_LEVELS, words.COMMITTEE_LEVEL_WORDS).optional(),
      province: text.optional(),
      city: text.optional(),
      county: text.optional(),
      series: names.optional(),
      levels: list(level).optional(),
      authorisations: list(z.strictObject({ for: text.optional(), document: text.optional() })).optional(),
    })
    .optional()
    .meta({ description: 'What the committee is approved for.' }),
  hasTownshipUnits: truth.optional(),
  reviewClosedAt: moment.optional(),
  summaryReportedAt: day.optional(),
  filings: list(
    z.strictObject({
      item: text.optional(),
      issuedAt: day.optional(),
      auditedAt: day.optional(),
      meetingAt: day.optional(),
      filedAt: day.optional(),
      receipt: text.optional(),
    }),
  ).optional(),
  filingsNotConcerned: names.optional().meta({ description: 'Filing items, by clause number, that do not concern this office.' }),
  unfiledYears: count.optional(),
  selfReviewing: truth.optional(),
  holidays: paths.optional().meta({ description: 'Official-holiday tables, CSV or XLSX, relative to the batch folder.' }),
  usedAchievements: paths.optional().meta({ description: 'Registers of achievements used in earlier reviews, CSV or XLSX.' }),
  textbookPlans: list(
    z.strictObject({
      level: choice(['national', 'ministry', 'province'], words.PLAN_LEVEL_WORDS).optional(),
      edition: text.optional(),
      file: text.optional(),
      complete: truth.optional(),
      source: text.optional(),
    }),
  )
    .optional()
    .meta({ description: 'Textbook plan lists, CSV or XLSX, one entry a file.' }),
};
