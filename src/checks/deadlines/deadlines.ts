import { z } from 'zod';
import { isBy, isMoment } from '../../domain/moment.ts';
import { defineCheck } from '../check.ts';
import { recordEvidence } from '../record-evidence.ts';
import { shownMoment } from '../shown-moment.ts';
import { outcomeOf, told, under, untold, type Verdict } from '../verdicts.ts';

const options = z.object({ applicationsCloseAt: z.string().refine(isMoment, 'a day, or a time with +08:00') });
type Codes = { readonly late: { readonly step: string; readonly at: string; readonly closesAt: string } };

const STEPS = {
  submittedAt: { zh: '申报', en: 'submitted' },
  auditedAt: { zh: '审核', en: 'audited' },
} as const;

export const deadlines = defineCheck<'dossier', { readonly applications: z.infer<typeof options> }, Codes>({
  id: 'deadlines',
  version: 1,
  title: { zh: '申报审核截止时间', en: 'Closing of applications and audits' },
  innocentExplanations: [
    {
      zh: '导出的时间按世界时记录，换算成北京时间后在截止之前。',
      en: 'The exported time is in UTC and lies before the closing time in Beijing.',
    },
    { zh: '24时整即当日终了，属于按时。', en: '24:00 is the end of that day and in time.' },
    { zh: '截止前已提交，被退回补正后再次提交。', en: 'Submitted before, sent back for completion and submitted again.' },
  ],
  limits: [{ zh: '时间以材料所述为准，未到系统中查验。', en: 'Times are as the dossier states them; the system is not asked.' }],
  needs: ['dossier'],
  roles: { applications: options },
  texts: {
    late: {
      title: { zh: '晚于截止时间', en: 'After the closing time' },
      statement: (p) => ({
        zh: `${p.step === 'auditedAt' ? STEPS.auditedAt.zh : STEPS.submittedAt.zh}时间为${shownMoment(p.at).zh}，晚于截止时间${shownMoment(p.closesAt).zh}（北京时间）。`,
        en: `It was ${p.step === 'auditedAt' ? STEPS.auditedAt.en : STEPS.submittedAt.en} ${shownMoment(p.at).en}, after the closing time ${shownMoment(p.closesAt).en} (Asia/Shanghai).`,
      }),
      action: () => ({
        zh: '请在系统中核对操作时间和是否经批准延期。',
        en: 'Look up the time in the system, and whether an extension was granted.',
      }),
    },
  },
  run: ({ dossier }, { applications }, find) =>
    outcomeOf([
      under(applications, ({ id, options: { applicationsCloseAt } }) =>
        (['submittedAt', 'auditedAt'] as const).map((step): Verdict => {
          const at = dossier.application?.[step];
          const name = STEPS[step];
          const mend = {
            zh: `在 dossier.yaml 中填写 application.${step}（如 2019-09-30 18:20）。`,
            en: `State application.${step} (for example 2019-09-30 18:20) in dossier.yaml.`,
          };
          if (at === undefined)
            return untold({ zh: `没有写明${name.zh}时间。`, en: `When the application was ${name.en} is not stated.` }, mend);
          const intime = isBy(at, applicationsCloseAt);
          if (intime === 'unknown')
            return untold(
              {
                zh: `${name.zh}只知日期，截止时间在当日之内。`,
                en: `Only the day it was ${name.en} is known, and it closes within that day.`,
              },
              mend,
            );
          if (intime === 'yes') return told();
          return told(
            find('late', {
              clause: id,
              outcome: 'needs-verification',
              subject: {},
              params: { step, at, closesAt: applicationsCloseAt },
              evidence: [recordEvidence(dossier, `application.${step}`, at)],
              strength: 0.7,
              identity: [step, at],
            }),
          );
        }),
      ),
    ]),
});
