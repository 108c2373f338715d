declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Folder name or roster key of an applicant, unique in a batch. */
export type ApplicantId = Branded<'ApplicantId'>;
/** A work inside one dossier: unique in that dossier only. */
export type WorkId = Branded<'WorkId'>;
/** SHA-256 (lower-case hex) of a file's bytes: equal bytes are one document wherever they lie. */
export type DocumentId = Branded<'DocumentId'>;
/** Name of a check: the same word as its folder, its page and its option. */
export type CheckId = Branded<'CheckId'>;
/** Clause number as CLAUSES numbers it, for example `二(五)2(2)b`. */
export type ClauseId = Branded<'ClauseId'>;

export const applicantId = (value: string): ApplicantId => value as ApplicantId;
export const workId = (value: string): WorkId => value as WorkId;
export const documentId = (value: string): DocumentId => value as DocumentId;
export const checkId = (value: string): CheckId => value as CheckId;
export const clauseId = (value: string): ClauseId => value as ClauseId;
