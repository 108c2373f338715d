import { z } from 'zod';
import type { Dossier } from '../../domain/dossier.ts';
import type { Localised } from '../../domain/localised.ts';
import { DEFENCE_MODES } from '../../domain/procedure.ts';
import { type ClauseBinding, defineCheck, type MakeFinding } from '../check.ts';
import { word } from '../fact-words.ts';
import { recordEvidence } from '../record-evidence.ts';
import { outcomeOf, outside, told, under, untold, type Verdict } from '../verdicts.ts';

const modes = z.array(z.enum(DEFENCE_MODES));
const options = z.object({
  /** Modes whose whole course is recorded and kept. */
  recordedModes: modes,
  /** Modes open only to those working abroad. */
  abroadOnlyModes: modes,
  /** Modes that need supervision. */
  supervisedModes: modes,
});
type DefenceOptions = z.infer<typeof options>;
type Codes = {
  readonly 'not-recorded': { readonly mode: string };
  readonly 'mode-not-open': { readonly mode: string };
  readonly 'not-supervised': { readonly mode: string };
};

export const defenceRecord = defineCheck<'batch' | 'dossier', { readonly record: DefenceOptions }, Codes>({
  id: 'defence-record',
  version: 1,
  title: { zh: '答辩记录', en: 'Record of the defence' },
  innocentExplanations: [
    {
      zh: '录像由评委会统一保存，未在个人材料中登记。',
      en: 'The committee keeps the recordings together and did not note it in the dossier.',
    },
    { zh: '申报人答辩当日在境外出差。', en: 'The applicant was abroad on the day of the defence.' },
  ],
  limits: [{ zh: '只看登记，不查看录像本身。', en: 'Only the record is looked at, not the recording.' }],
  needs: ['batch', 'dossier'],
  roles: { record: options },
  texts: {
    'not-recorded': {
      title: { zh: '视频答辩没有保存录像', en: 'No recording of the video defence was kept' },
      statement: (p) => ({
        zh: `答辩方式为${word(p.mode).zh}，登记为没有保存录像；按条款应全程录像并保存备查。`,
        en: `The defence was held ${word(p.mode).en} and no recording is stated to be kept; by the clause it is recorded throughout and kept.`,
      }),
      action: () => ({
        zh: '请向评委会工作机构查找录像；确无的，由其说明并记录。',
        en: 'Look for the recording; if there is none, have the office explain and record why.',
      }),
    },
    'mode-not-open': {
      title: { zh: '手机视频答辩的条件须核实', en: 'Conditions of a mobile defence to be verified' },
      statement: (p) => ({
        zh: `答辩方式为${word(p.mode).zh}，登记为申报人不在境外；按条款该方式供在国（境）外工作的人员使用。`,
        en: `The defence was held ${word(p.mode).en} and the applicant is stated not to be abroad; by the clause that mode is for those working abroad.`,
      }),
      action: () => ({ zh: '请核实采用该方式的原因。', en: 'Verify why that mode was used.' }),
    },
    'not-supervised': {
      title: { zh: '手机视频答辩没有监督', en: 'Mobile defence without supervision' },
      statement: (p) => ({
        zh: `答辩方式为${word(p.mode).zh}，登记为没有监督安排。`,
        en: `The defence was held ${word(p.mode).en} and is stated to have been unsupervised.`,
      }),
      action: () => ({ zh: '请核实答辩过程，必要时重新答辩。', en: 'Verify how it was held; hold it again where needed.' }),
    },
  },
  run: ({ batch, dossier }, { record }, find) =>
    outcomeOf([
      under(record, (clause) => {
        if (batch.stage === 'before-meeting' && dossier.defence === undefined)
          return outside('评审会尚未召开。', 'The committee has not met yet.');
        if (dossier.defence?.mode === undefined)
          return untold(...missing('defence.mode', '没有答辩方式的记录。', 'How the defence was held is not stated.'));
        if (dossier.defence.mode === 'waived') return outside('登记为免于答辩。', 'Stated as waived.');
        return judge(dossier, dossier.defence, dossier.defence.mode, clause, find);
      }),
    ]),
});

const missing = (field: string, zh: string, en: string): readonly [Localised, Localised] => [
  { zh, en },
  { zh: `在 dossier.yaml 中填写 ${field}。`, en: `State ${field} in dossier.yaml.` },
];

type Mode = (typeof DEFENCE_MODES)[number];

function judge(
  dossier: Dossier,
  defence: NonNullable<Dossier['defence']>,
  mode: Mode,
  { id, options }: ClauseBinding<DefenceOptions>,
  find: MakeFinding<Codes>,
): Verdict[] {
  const held = recordEvidence(dossier, 'defence.mode', mode);
  const draft = { clause: id, outcome: 'needs-verification', subject: {}, params: { mode } } as const;
  const asks = (
    applies: readonly Mode[],
    field: 'recording' | 'abroad' | 'supervised',
    code: keyof Codes,
    wrong: string | boolean,
    gap: readonly [string, string],
  ): Verdict[] => {
    if (!applies.includes(mode)) return [];
    const value = defence[field];
    if (value === undefined) return [untold(...missing(`defence.${field}`, ...gap))];
    if (value !== wrong) return [told()];
    const evidence = [held, recordEvidence(dossier, `defence.${field}`, String(value))] as const;
    return [told(find(code, { ...draft, evidence, strength: 0.6, identity: [mode, field] }))];
  };
  const verdicts = [
    ...asks(options.recordedModes, 'recording', 'not-recorded', 'not-kept', [
      '没有录像是否保存的记录。',
      'Whether the recording was kept is not stated.',
    ]),
    ...asks(options.abroadOnlyModes, 'abroad', 'mode-not-open', false, [
      '没有写明申报人当时是否在境外。',
      'Whether the applicant was abroad is not stated.',
    ]),
    ...asks(options.supervisedModes, 'supervised', 'not-supervised', false, [
      '没有监督安排的记录。',
      'Whether it was supervised is not stated.',
    ]),
  ];
  return verdicts.length > 0 ? verdicts : [told()];
}
