import { z } from 'zod';
import { defineCheck } from '../check.ts';
import { recordEvidence } from '../record-evidence.ts';
import { outcomeOf, told, under, untold } from '../verdicts.ts';

const options = z.object({ requiredField: z.literal('systemNumber') });
type Codes = {
  readonly 'no-system-number': { readonly field: string };
  readonly offline: { readonly systemNumber: string };
};

export const systemChannel = defineCheck<'dossier', { readonly channel: z.infer<typeof options> }, Codes>({
  id: 'system-channel',
  version: 1,
  title: { zh: '在职称信息系统内申报', en: 'Applied for in the title information system' },
  innocentExplanations: [
    {
      zh: '已在系统内申报，导出材料时漏填编号。',
      en: 'The application is in the system; its number was left out when the dossier was exported.',
    },
    { zh: '系统故障期间先收纸质材料，后补录。', en: 'Paper was taken while the system was down and entered afterwards.' },
  ],
  limits: [{ zh: '只看有无编号，未到系统中查验编号真伪。', en: 'Only whether there is a number; the system itself is not asked.' }],
  needs: ['dossier'],
  roles: { channel: options },
  texts: {
    'no-system-number': {
      title: { zh: '没有系统编号', en: 'No system number' },
      statement: () => ({
        zh: '材料没有职称信息系统的编号；按条款，系统之外的申报评审不予承认。',
        en: 'The dossier has no number of the title information system; by the clause what is reviewed outside it is not recognised.',
      }),
      action: () => ({ zh: '请在系统中查找该申报并补填编号。', en: 'Look the application up in the system and add its number.' }),
    },
    offline: {
      title: { zh: '材料写明为线下申报', en: 'Stated as an offline application' },
      statement: (p) => ({
        zh: `材料写明申报渠道为线下${p.systemNumber === '' ? '，没有系统编号' : `，系统编号${p.systemNumber}`}；按条款，线下申报评审不予承认。`,
        en: `The dossier states an offline application${p.systemNumber === '' ? ', without a system number' : `, system number ${p.systemNumber}`}; by the clause what is reviewed offline is not recognised.`,
      }),
      action: () => ({ zh: '请核实是否已在系统内办理。', en: 'Verify whether it was also made in the system.' }),
    },
  },
  run: ({ dossier }, { channel: clause }, find) =>
    outcomeOf([
      under(clause, ({ id, options: { requiredField } }) => {
        const { application, applicant } = dossier;
        const systemNumber = applicant[requiredField]?.trim() ?? '';
        const number = recordEvidence(dossier, `applicant.${requiredField}`, systemNumber);
        const draft = { clause: id, outcome: 'needs-verification', subject: {} } as const;
        if (application?.channel === 'offline') {
          const evidence = [recordEvidence(dossier, 'application.channel', 'offline'), number] as const;
          return told(find('offline', { ...draft, params: { systemNumber }, evidence, strength: 0.8, identity: ['offline'] }));
        }
        if (systemNumber !== '') return told();
        if (dossier.manifest.kind === 'none')
          return untold(
            {
              zh: '没有申报信息文件，不知道申报是否在系统内办理。',
              en: 'There is no manifest, so whether the application is in the system is not known.',
            },
            { zh: '在 dossier.yaml 或名册中填写 systemNumber（系统编号）。', en: 'State systemNumber in dossier.yaml or the roster.' },
          );
        return told(
          find('no-system-number', { ...draft, params: { field: requiredField }, evidence: [number], strength: 0.4, identity: ['none'] }),
        );
      }),
    ]),
});
