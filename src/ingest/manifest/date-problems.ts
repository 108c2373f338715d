import { type IsoDate, monthOfDate } from '../../domain/dates.ts';
import type { CodedError } from '../../domain/errors.ts';
import type { Verification, Work } from '../../domain/work.ts';
import type { StatedWork } from './stated-dossier.ts';

/** Earliest year a work in a title application can carry; older ones are slips of the pen. */
const EARLIEST_YEAR = 1950;

const DATE_FIELDS = ['issueDate', 'receivedDate', 'acceptedDate', 'onlineDate'] as const;
const DATE_MEND = 'Check the date on the work itself and write it as printed.';

/** Drops dates that can't be (after today, before 1950) so that nothing is computed from them, and names dates out of order. */
export function withSensibleDates<W extends StatedWork>(
  works: readonly W[],
  today: IsoDate,
  file: string,
): { works: W[]; problems: CodedError[] } {
  const problems: CodedError[] = [];
  const complain = (work: W, field: string, code: string, message: string): void => {
    problems.push({ code, message: `${file}, works[${work.id}].${field}: ${message}`, mend: DATE_MEND, file });
  };
  const sensible = works.map((work): W => {
    const kept = { ...work };
    for (const field of DATE_FIELDS) {
      const fault = faultOf(work[field], today);
      if (fault === undefined) continue;
      complain(work, field, fault.code, `${work[field] ?? ''} ${fault.message}; the date is not used`);
      Reflect.deleteProperty(kept, field);
    }
    const deposited = work.rawData?.state === 'deposited' ? work.rawData : undefined;
    const fault = faultOf(deposited?.date, today);
    if (deposited !== undefined && fault !== undefined) {
      complain(work, 'rawData.date', fault.code, `${deposited.date ?? ''} ${fault.message}; the date is not used`);
      const { state, receipt, files } = deposited;
      return { ...kept, rawData: { state, ...(receipt === undefined ? {} : { receipt }), files } };
    }
    return kept;
  });
  for (const work of sensible) {
    for (const [earlier, later] of outOfOrder(work)) {
      complain(work, later, 'dates-out-of-order', `${work[later] ?? ''} lies before ${earlier} ${work[earlier] ?? ''}`);
    }
  }
  return { works: sensible, problems };
}

/** @returns the verification without a date that lies after today. */
export function withSensibleVerification(
  verification: Verification | undefined,
  today: IsoDate,
  file: string,
): { verification?: Verification; problems: CodedError[] } {
  if (verification === undefined) return { problems: [] };
  const fault = faultOf(verification.date, today);
  if (fault === undefined) return { verification, problems: [] };
  const { date, ...rest } = verification;
  return {
    verification: rest,
    problems: [
      {
        code: fault.code,
        message: `${file}, verification.date: ${date ?? ''} ${fault.message}; the date is not used`,
        mend: DATE_MEND,
        file,
      },
    ],
  };
}

function faultOf(date: string | undefined, today: IsoDate): { code: string; message: string } | undefined {
  if (date === undefined) return undefined;
  // The day itself is not named: the report of tomorrow has to be the same, byte for byte.
  if (date > today.slice(0, date.length)) return { code: 'date-in-future', message: 'lies after the day of the scan' };
  if (Number(date.slice(0, 4)) < EARLIEST_YEAR) return { code: 'date-implausible', message: `lies before ${EARLIEST_YEAR}` };
  return undefined;
}

function outOfOrder(work: Pick<Work, (typeof DATE_FIELDS)[number]>): [(typeof DATE_FIELDS)[number], (typeof DATE_FIELDS)[number]][] {
  const { receivedDate, acceptedDate, issueDate, onlineDate } = work;
  const pairs: [(typeof DATE_FIELDS)[number], (typeof DATE_FIELDS)[number]][] = [];
  if (receivedDate !== undefined && acceptedDate !== undefined && acceptedDate < receivedDate) pairs.push(['receivedDate', 'acceptedDate']);
  if (receivedDate !== undefined && onlineDate !== undefined && onlineDate < receivedDate) pairs.push(['receivedDate', 'onlineDate']);
  if (issueDate === undefined) return pairs;
  // Many journals print an accepted date after the cover month; a manuscript received after it is another matter.
  if (receivedDate !== undefined && issueDate < monthOfDate(receivedDate)) pairs.push(['receivedDate', 'issueDate']);
  return pairs;
}
