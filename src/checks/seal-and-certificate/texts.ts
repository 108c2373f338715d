import type { CodeTexts } from '../check.ts';

export type SealCodes = {
  readonly 'seal-format': { readonly file: string; readonly format: string; readonly formats: readonly string[] };
  readonly 'seal-resolution': { readonly file: string; readonly dpi: number; readonly requiredDpi: number; readonly source: string };
  readonly 'seal-cut-off': { readonly file: string };
  readonly 'seal-not-upright': { readonly file: string; readonly orientation: number };
  readonly 'seal-faulty': { readonly file: string };
  readonly 'code-agrees': { readonly file: string; readonly fields: readonly string[]; readonly text: string };
  readonly 'code-differs': { readonly file: string; readonly field: string; readonly shown: string; readonly stated: string };
  readonly 'no-code': { readonly file: string };
};

const FIELDS: Readonly<Record<string, { zh: string; en: string }>> = {
  number: { zh: '编号', en: 'number' },
  name: { zh: '姓名', en: 'name' },
};
const field = (name: string) => FIELDS[name] ?? { zh: name, en: name };
/** Where the resolution was read. */
const SOURCES: Readonly<Record<string, { zh: string; en: string }>> = {
  jfif: { zh: '据JPG文件头', en: 'by the head of the JPG file' },
  exif: { zh: '据EXIF信息', en: 'by its EXIF data' },
  'png-phys': { zh: '据PNG文件头', en: 'by the head of the PNG file' },
  pdf: { zh: '据图片在PDF页面上的大小', en: 'by the size of the picture on the page of the PDF' },
};
const rescan = () => ({
  zh: '请查看文件；不符合要求的，重新盖印扫描。',
  en: 'Look at the file; if it is not as asked, stamp and scan anew.',
});

export const texts: { readonly [C in keyof SealCodes]: CodeTexts<SealCodes[C]> } = {
  'seal-format': {
    title: { zh: '印模文件格式不符', en: 'Seal impression in another format' },
    statement: (p) => ({
      zh: `印模“${p.file}”为${p.format.toUpperCase()}文件，要求${p.formats.join('或').toUpperCase()}。`,
      en: `The seal impression “${p.file}” is a ${p.format.toUpperCase()} file; ${p.formats.join(' or ').toUpperCase()} is asked for.`,
    }),
    action: rescan,
  },
  'seal-resolution': {
    title: { zh: '印模分辨率低于要求', en: 'Seal impression below the resolution asked for' },
    statement: (p) => ({
      zh: `印模“${p.file}”的分辨率为${p.dpi}dpi（${SOURCES[p.source]?.zh ?? p.source}），一般要求${p.requiredDpi}dpi。`,
      en: `The seal impression “${p.file}” has ${p.dpi} dpi (${SOURCES[p.source]?.en ?? p.source}); ${p.requiredDpi} dpi is generally asked for.`,
    }),
    action: rescan,
  },
  'seal-cut-off': {
    title: { zh: '印模可能缺边', en: 'Seal impression perhaps cut off' },
    statement: (p) => ({
      zh: `印模“${p.file}”的印迹触及图片边缘，可能缺边。`,
      en: `The marks of the seal impression “${p.file}” reach the edge of the picture; a part may be missing.`,
    }),
    action: rescan,
  },
  'seal-not-upright': {
    title: { zh: '印模方向标记不正', en: 'Seal impression marked as turned' },
    statement: (p) => ({
      zh: `印模“${p.file}”的方向标记为${p.orientation}（1为正），不同软件显示的方向会不同。`,
      en: `The seal impression “${p.file}” is marked with orientation ${p.orientation} (1 is upright); programs will show it in different ways.`,
    }),
    action: rescan,
  },
  'seal-faulty': {
    title: { zh: '印模经查看不合要求', en: 'Seal impression found not as asked' },
    statement: (p) => ({
      zh: `印模“${p.file}”登记为经查看不端正、不清晰、不完整或有重叠。`,
      en: `The seal impression “${p.file}” is recorded as looked at and found not upright, clear, whole or free of overlaps.`,
    }),
    action: rescan,
  },
  'code-agrees': {
    title: { zh: '证书二维码与材料一致', en: 'The certificate’s code agrees with the dossier' },
    statement: (p) => ({
      zh: `证书“${p.file}”的二维码内容与材料所述${p.fields.map((name) => field(name).zh).join('、')}一致。`,
      en: `The QR code of the certificate “${p.file}” agrees with the dossier on ${p.fields.map((name) => field(name).en).join(', ')}.`,
    }),
    action: () => ({
      zh: '二维码内容也可以仿制，仍请扫码到发证系统核验。',
      en: 'A code’s text can be copied too: still look it up in the issuing system.',
    }),
  },
  'code-differs': {
    title: { zh: '证书二维码与材料不一致', en: 'The certificate’s code differs from the dossier' },
    statement: (p) => ({
      zh: `证书“${p.file}”的二维码载明${field(p.field).zh}“${p.shown}”，材料所述为“${p.stated}”。`,
      en: `The QR code of the certificate “${p.file}” gives the ${field(p.field).en} “${p.shown}”; the dossier states “${p.stated}”.`,
    }),
    action: () => ({ zh: '请核对证书原件，并到发证系统核验。', en: 'Look at the certificate itself and in the issuing system.' }),
  },
  'no-code': {
    title: { zh: '电子证书上没有读出二维码', en: 'No code could be read on the electronic certificate' },
    statement: (p) => ({
      zh: `电子证书“${p.file}”上没有读出二维码；电子证书应带有可核验的二维码。`,
      en: `No QR code could be read on the electronic certificate “${p.file}”; such certificates carry one that verifies them.`,
    }),
    action: () => ({
      zh: '请用手机扫码核验；扫描件模糊的，请提供原始电子证书。',
      en: 'Scan it with a phone; if the picture is blurred, ask for the original file.',
    }),
  },
};
