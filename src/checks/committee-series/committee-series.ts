import { z } from 'zod';
import { TITLE_LEVELS } from '../../domain/applicant.ts';
import { defineBatchCheck } from '../check.ts';
import { word } from '../fact-words.ts';
import { plainName } from '../plain-name.ts';
import { outcomeOf, outside, told, under, untold } from '../verdicts.ts';

const options = z.object({
  /** Committees that may not mix series when they review these levels. */
  singleSeriesCommittees: z.array(z.enum(['central', 'provincial', 'city', 'county', 'unit'])),
  singleSeriesLevels: z.array(z.enum(TITLE_LEVELS)),
});
type Codes = {
  readonly 'mixed-series': { readonly committee: string; readonly levels: readonly string[]; readonly series: readonly string[] };
};

export const committeeSeries = defineBatchCheck<'batch' | 'applicants', { readonly series: z.infer<typeof options> }, Codes>({
  id: 'committee-series',
  version: 2,
  title: { zh: '评委会的系列构成', en: 'One series a committee' },
  innocentExplanations: [
    { zh: '同一系列下的不同专业，名称不同。', en: 'Professions of one series that go by different names.' },
    { zh: '一个批次汇集了几个评委会的材料。', en: 'The batch gathers the dossiers of several committees.' },
  ],
  limits: [{ zh: '系列以材料所述名称比较。', en: 'Series are compared by the names the dossiers state.' }],
  needs: ['batch', 'applicants'],
  roles: { series: options },
  texts: {
    'mixed-series': {
      title: { zh: '中级评委会跨系列', en: 'A committee over several series' },
      statement: (p) => ({
        zh: `本批次为${word(p.committee).zh}评委会，所评级别（${p.levels.map((one) => word(one).zh).join('、')}）不得跨系列；本批次这些级别涉及${p.series.length}个系列：${p.series.join('、')}。`,
        en: `This is a ${word(p.committee).en} committee, which may not mix series at ${p.levels.map((one) => word(one).en).join(', ')}; at these levels the batch has ${p.series.length} series: ${p.series.join(', ')}.`,
      }),
      action: () => ({
        zh: '请核对评委会的核准文件；属于几个评委会的，分批扫描。',
        en: 'Verify the committee’s approval; dossiers of several committees go into batches of their own.',
      }),
    },
  },
  run: ({ batch, applicants }, { series: clause }, find) =>
    outcomeOf([
      under(clause, ({ id, options: { singleSeriesCommittees, singleSeriesLevels } }) => {
        const { authority } = batch;
        if (authority?.level === undefined)
          return untold(
            { zh: '批次资料没有写明评委会级别。', en: 'The batch does not state the committee’s level.' },
            { zh: '在 batch.yaml 中填写 authority.level。', en: 'State authority.level in batch.yaml.' },
          );
        const committee = authority.level;
        if (!singleSeriesCommittees.includes(committee))
          return outside(`条款不涉及${word(committee).zh}评委会。`, `The clause does not speak of a ${word(committee).en} committee.`);
        const concerned = applicants.filter(({ applicant }) => {
          const level = applicant.levelAppliedFor ?? batch.level;
          return level === undefined || singleSeriesLevels.includes(level);
        });
        if (concerned.length === 0) return outside('本批次没有条款所涉级别的申报人。', 'No applicant of the levels the clause speaks of.');
        const stated = concerned.flatMap(({ applicant }) => applicant.series ?? batch.series ?? []);
        // An approval for other levels too may name series of theirs.
        const approved = authority.levels.every((level) => singleSeriesLevels.includes(level)) ? authority.series : [];
        const known = new Map([...stated, ...approved].map((name) => [plainName(name), name] as const));
        const names = [...known.values()].sort();
        const finding =
          names.length < 2
            ? []
            : [
                find('mixed-series', {
                  clause: id,
                  outcome: 'needs-verification',
                  subject: {},
                  params: { committee, levels: singleSeriesLevels, series: names },
                  evidence: [
                    { type: 'record', source: 'batch.yaml', field: 'authority.level', value: committee },
                    { type: 'record', source: 'batch.yaml', field: 'series', value: names.join('、') },
                  ],
                  strength: 0.7,
                  identity: names,
                }),
              ];
        if (stated.length === concerned.length) return told(...finding);
        const unstated = concerned.length - stated.length;
        return {
          ...untold(
            { zh: `${unstated}名申报人没有写明系列。`, en: `${unstated} applicants do not state a series.` },
            { zh: '在 dossier.yaml 或 batch.yaml 中填写 series。', en: 'State series in dossier.yaml or batch.yaml.' },
          ),
          findings: finding,
        };
      }),
    ]),
});
