import { z } from 'zod';
import type { Dossier } from '../../domain/dossier.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { ImageFacts } from '../../domain/image-facts.ts';
import type { CertificateRecord, SealRecord } from '../../domain/procedure.ts';
import type { FileDocument } from '../artifacts.ts';
import { type ClauseBinding, defineCheck, type MakeFinding } from '../check.ts';
import { about, outcomeOf, outside, told, under, untold, type Verdict } from '../verdicts.ts';
import { compareCode } from './compare-code.ts';
import { isAtLeastDpi, statedDpi } from './resolution.ts';
import { type SealCodes, texts } from './texts.ts';

const labels = z.array(z.string().min(1));
const sealOptions = z.object({ sealFormats: z.array(z.enum(['jpg', 'pdf', 'png'])).min(1), sealResolutionDpi: z.number().positive() });
const certificateOptions = z.object({ codeNumberLabels: labels, codeNameLabels: labels });
type Roles = { readonly seals: z.infer<typeof sealOptions>; readonly certificates: z.infer<typeof certificateOptions> };

export const sealAndCertificate = defineCheck<'dossier' | 'documents', Roles, SealCodes>({
  id: 'seal-and-certificate',
  version: 1,
  title: { zh: '印模与电子证书', en: 'Seal impressions and electronic certificates' },
  innocentExplanations: [
    {
      zh: '分辨率按每厘米或每米点数记录，换算取整后略低于600。',
      en: 'The resolution is stated in dots to the centimetre or metre, and 600 comes out a little lower.',
    },
    { zh: '扫描软件没有写入分辨率。', en: 'The scanning program wrote no resolution.' },
    { zh: '二维码被压缩或遮挡，手机仍能识别。', en: 'The code was compressed or covered and a phone still reads it.' },
  ],
  limits: [
    {
      zh: '端正、清晰、不重叠须由人查看，程序只测边缘和方向标记。',
      en: 'Whether it is upright, clear and free of overlaps is for a person to see; only edges and orientation marks are measured.',
    },
    { zh: '二维码只比对内容，不联网核验。', en: 'The code’s text is compared; nothing is looked up online.' },
    {
      zh: '超过四千万像素的图片和两页以上的PDF不作图像分析。',
      en: 'Pictures of more than 40 million pixels and PDFs of more than two pages are not looked at.',
    },
  ],
  needs: ['dossier', 'documents'],
  roles: { seals: sealOptions, certificates: certificateOptions },
  texts,
  run: ({ dossier, documents }, clauses, find) =>
    outcomeOf([
      under(clauses.seals, (clause) => {
        const seals = dossier.seals ?? filesOf(dossier, 'seals');
        if (seals.length === 0) return outside('材料中没有印模。', 'The dossier has no seal impression.');
        return seals.map((seal) => aboutFile(seal.file, judgeSeal(seal, factsOf(documents, seal.file), clause, find)));
      }),
      under(clauses.certificates, (clause) => {
        const certificates: readonly CertificateRecord[] = dossier.certificates ?? filesOf(dossier, 'certificates');
        if (certificates.length === 0) return outside('材料中没有证书。', 'The dossier has no certificate.');
        return certificates.map((one) => aboutFile(one.file, judgeCertificate(one, factsOf(documents, one.file), dossier, clause, find)));
      }),
    ]),
});

const filesOf = (dossier: Dossier, kind: 'seals' | 'certificates'): { readonly file: string }[] =>
  dossier.files.filter((file) => file.kind === kind).map(({ path }) => ({ file: path }));

function factsOf(documents: readonly FileDocument[], file: string | undefined): ImageFacts | undefined {
  const result = documents.find(({ path }) => path === file)?.result;
  return result?.status === 'read' ? result.document.image : result?.image;
}

const aboutFile = (file: string | undefined, verdict: Verdict): Verdict => (file === undefined ? verdict : about({ file }, verdict));
const NO_FILE = untold(
  { zh: '没有写明文件，或文件不在材料中。', en: 'The file is not named, or is not in the dossier.' },
  {
    zh: '在 dossier.yaml 的 seals 或 certificates 中写明 file，并把文件放入材料。',
    en: 'Name the file under seals or certificates in dossier.yaml and put it into the dossier.',
  },
);

function judgeSeal(
  seal: SealRecord,
  facts: ImageFacts | undefined,
  clause: ClauseBinding<Roles['seals']>,
  find: MakeFinding<SealCodes>,
): Verdict {
  const { file } = seal;
  if (file === undefined || facts === undefined) return NO_FILE;
  const { sealFormats, sealResolutionDpi } = clause.options;
  const record = (field: string, value: string): Evidence => ({ type: 'record', source: file, field, value });
  const draft = (field: string, value: string, strength: number) =>
    ({
      clause: clause.id,
      outcome: 'needs-verification',
      subject: { file },
      evidence: [record(field, value)],
      strength,
      identity: [file, field, value],
    }) as const;
  const findings = [];
  const format = facts.format === 'jpeg' ? 'jpg' : facts.format;
  if (!sealFormats.some((one) => one === format))
    findings.push(find('seal-format', { ...draft('format', format, 0.5), params: { file, format, formats: sealFormats } }));
  const { resolution } = facts;
  if (resolution !== undefined && !isAtLeastDpi(resolution, sealResolutionDpi)) {
    const dpi = Math.round(statedDpi(resolution) * 10) / 10;
    const params = { file, dpi, requiredDpi: sealResolutionDpi, source: resolution.source };
    findings.push(find('seal-resolution', { ...draft('resolution', `${dpi} dpi`, 0.5), params }));
  }
  if (facts.ink?.touchesEdge === true) findings.push(find('seal-cut-off', { ...draft('ink', 'touches the edge', 0.4), params: { file } }));
  if (facts.orientation !== undefined && facts.orientation !== 1)
    findings.push(
      find('seal-not-upright', {
        ...draft('orientation', String(facts.orientation), 0.4),
        params: { file, orientation: facts.orientation },
      }),
    );
  if (seal.inspected === false) findings.push(find('seal-faulty', { ...draft('inspected', 'false', 0.7), params: { file } }));
  if (resolution === undefined)
    return {
      ...untold(
        { zh: '文件没有写明分辨率。', en: 'The file states no resolution.' },
        { zh: '以600dpi重新扫描并保留分辨率信息。', en: 'Scan it again and let the program write the resolution.' },
      ),
      findings,
    };
  if (seal.inspected === undefined)
    return {
      ...untold(
        {
          zh: '端正、清晰、不重叠须由人查看，尚无查看记录。',
          en: 'Whether it is upright, clear and free of overlaps is for a person to see; nobody is recorded to have looked.',
        },
        { zh: '查看后在 dossier.yaml 的该印模下填写 inspected。', en: 'Look at it and state inspected for the seal in dossier.yaml.' },
      ),
      findings,
    };
  return told(...findings);
}

function judgeCertificate(
  certificate: CertificateRecord,
  facts: ImageFacts | undefined,
  dossier: Dossier,
  clause: ClauseBinding<Roles['certificates']>,
  find: MakeFinding<SealCodes>,
): Verdict {
  const { file, number, electronic } = certificate;
  if (electronic === false) return outside('纸质证书，没有二维码。', 'A paper certificate, which has no code.');
  if (file === undefined || facts === undefined) return NO_FILE;
  if (facts.codes === undefined)
    return untold(
      {
        zh: '图片过大、损坏或格式不支持，没有查找二维码。',
        en: 'The picture is too large, broken or of a kind that is not opened, so no code was looked for.',
      },
      { zh: '提供JPG、PNG或PDF格式的电子证书。', en: 'Hand the certificate in as JPG, PNG or PDF.' },
    );
  const draft = { clause: clause.id, subject: { file } } as const;
  const [text] = facts.codes;
  if (text === undefined) {
    // Whether a certificate is an electronic one is not seen from a file without a code.
    if (electronic === undefined)
      return untold(
        {
          zh: '没有读出二维码，也没有写明是否电子证书。',
          en: 'No code was read, and whether the certificate is an electronic one is not stated.',
        },
        { zh: '在 dossier.yaml 的 certificates 中填写 electronic。', en: 'State electronic for the certificate in dossier.yaml.' },
      );
    const evidence = [{ type: 'document', file }] as const;
    return told(find('no-code', { ...draft, outcome: 'needs-verification', params: { file }, evidence, strength: 0.5, identity: [file] }));
  }
  const holder = certificate.name ?? dossier.applicant.name;
  const stated = { ...(number === undefined ? {} : { number }), ...(holder === undefined ? {} : { name: holder }) };
  const compared = compareCode(text, stated, { number: clause.options.codeNumberLabels, name: clause.options.codeNameLabels });
  const evidence = [
    { type: 'record', source: file, field: 'QR', value: text },
    { type: 'record', source: 'manifest', field: 'certificates', value: [number, holder].filter((one) => one !== undefined).join(' · ') },
  ] as const;
  if (compared.answer === 'cannot-be-compared')
    return untold(
      {
        zh: `二维码内容为“${text.slice(0, 120)}”，其中没有可与材料比对的编号或姓名。`,
        en: `The code reads “${text.slice(0, 120)}”, which names no number or name to compare.`,
      },
      {
        zh: '请扫码到发证系统核验；并在 certificates 中填写 number、name。',
        en: 'Scan it and look it up in the issuing system; state number and name under certificates.',
      },
    );
  if (compared.answer === 'agrees') {
    const params = { file, fields: compared.on, text };
    return told(find('code-agrees', { ...draft, outcome: 'pass', params, evidence, strength: 0, identity: [file, text] }));
  }
  const params = { file, field: compared.field, shown: compared.shown, stated: compared.stated };
  return told(find('code-differs', { ...draft, outcome: 'needs-verification', params, evidence, strength: 0.9, identity: [file, text] }));
}
