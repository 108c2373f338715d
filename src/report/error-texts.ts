import type { CodedError } from '../domain/errors.ts';
import type { Localised } from '../domain/localised.ts';

interface ChineseTexts {
  readonly what: string;
  readonly mend: string;
}

const ORIGINAL = '请提交原始的Word文件，或由其直接导出的PDF。';
const OFFICE_PASSWORD = '请将密码写入口令文件（batch.yaml的passwords），或请申报人提交无密码、无权限限制的文件。';
const PLAIN_FILE = '请换成普通文件。';
const REPORT = '请将命令和文件告知维护人员。';

/** Errors speak English with their details; the Chinese reader gets the same in general words, the details beside it. */
const CHINESE: Readonly<Record<string, ChineseTexts>> = {
  'applicant-folder-link': { what: '申报人文件夹是一个链接，未予读取。', mend: '请换成真实的文件夹。' },
  'applicant-folder-missing': { what: '名册中有此申报人，但没有其文件夹，只检查了名册所载内容。', mend: '请补交该申报人的文件夹。' },
  'applicant-id-duplicate': { what: '两名申报人使用同一编号。', mend: '请为每名申报人设定不同的编号。' },
  'applicant-id-unsafe': { what: '申报人编号含有不能用作文件名的字符，未予读取。', mend: '请更改编号。' },
  'archive-broken': { what: '压缩包已损坏。', mend: '请重新提交完整的压缩包。' },
  'archive-too-large': { what: '文件解压后超出允许的大小。', mend: '请核对文件；确属正常的，拆分后重新提交。' },
  'artifact-lost': { what: '缓存的中间结果丢失。', mend: '请重新扫描。' },
  'batch-empty': { what: '文件夹中没有可读取的申报人。', mend: '请在其中为每名申报人放一个文件夹。' },
  'batch-manifest-field': { what: '批次清单中有一项内容不能采用。', mend: '请按所附提示改正 batch.yaml。' },
  'batch-manifest-unknown-field': { what: '批次清单中有一项无法识别的字段。', mend: '请按所附提示改正或删去。' },
  'corpus-file-missing': { what: '对照库目录所列的文件不存在。', mend: '请补齐文件，或修改目录。' },
  'corpus-file-unreadable': { what: '对照库中的文件无法读取，未参与比对。', mend: '请更换该文件后重新扫描。' },
  'date-implausible': { what: '日期不合常理，未予采用。', mend: '请核对并改正日期。' },
  'date-in-future': { what: '日期晚于扫描时间，未予采用。', mend: '请核对并改正日期。' },
  'dates-out-of-order': { what: '日期先后不合常理，仍予采用。', mend: '请核对并改正日期。' },
  'docx-broken': { what: 'Word文件已损坏，无法读取。', mend: '请用Word打开并另存后重新提交。' },
  'doc-encrypted': { what: 'Word 97–2003文件设有密码，无法读取。', mend: OFFICE_PASSWORD },
  'docx-encrypted': { what: 'Office文件设有密码或权限保护，无法读取。', mend: OFFICE_PASSWORD },
  'dossier-empty': {
    what: '申报材料是空的：没有成果，也没有文件；除申报信息外，没有可检查的内容。',
    mend: '请补交材料；确无材料的，请移除该文件夹。',
  },
  'extract-crashed': { what: '读取该文件时解析程序异常退出。', mend: ORIGINAL },
  'extract-memory': { what: '读取该文件所需内存超出上限。', mend: '请重新打印为PDF；确认文件正常的，可调高内存上限。' },
  'extract-timeout': { what: '读取该文件超出时限。', mend: '请重新打印为PDF；确认文件正常的，可调高时限。' },
  'file-empty': { what: '文件是空的。', mend: '请提交有内容的文件。' },
  'file-missing': { what: '清单所列的文件不存在。', mend: '请补交文件，或修改清单。' },
  'file-name-not-utf8': { what: '文件名编码不是UTF-8，无法打开。', mend: '请重新命名该文件。' },
  'file-not-regular': { what: '不是普通文件，未予读取。', mend: PLAIN_FILE },
  'file-outside-applicant-folder': { what: '文件不在任何申报人的文件夹中，未予读取。', mend: '请移入申报人的文件夹，或移除。' },
  'file-special': { what: '不是普通文件，未予读取。', mend: PLAIN_FILE },
  'file-too-large': { what: '文件超出允许的大小，未予读取。', mend: '请拆分后提交；确认文件正常的，可调高大小上限。' },
  'file-unreadable': { what: '文件无法打开。', mend: '请检查文件的访问权限后重新扫描。' },
  'folder-too-deep': { what: '文件夹层级过深，其中的文件未予读取。', mend: '请将文件移到上层文件夹。' },
  'format-unsupported': { what: '不支持这种文件格式。', mend: '请提交PDF、DOCX、TXT、Markdown或HTML文件。' },
  'hidden-text': { what: '文件含有标为隐藏的文字，未计入所读文本。', mend: '请人工查看，并请申报人提交不含隐藏文字的版本。' },
  'image-broken': { what: '图片文件已损坏，无法打开。', mend: '请重新提交，或用看图软件另存后提交。' },
  'image-too-large': { what: '图片的像素超出上限，未予读取。', mend: '请按300 dpi重新扫描，或缩小后提交。' },
  'index-damaged': { what: '比对索引已损坏。', mend: '请重新扫描；仍然如此的，请删除工作文件夹中的 index 后重新扫描。' },
  'internal-error': { what: '程序内部错误。', mend: REPORT },
  'manifest-field': { what: '清单中有一项内容不能采用。', mend: '请按所附提示改正清单。' },
  'manifest-twice': { what: '有两份清单，只采用了一份。', mend: '请只保留一份。' },
  'manifest-unknown-field': { what: '清单中有一项无法识别的字段。', mend: '请按所附提示改正或删去。' },
  'no-text-layer': { what: '文件中没有可读取的文字，可能是扫描件。', mend: '请提交带文字的原始PDF或Word文件；在此之前无法比对。' },
  'ocr-off': { what: '这是图片文件；文字识别（OCR）未启用，没有读取。', mend: '请启用文字识别后重新扫描，或提交带文字的文件。' },
  'ocr-page-limit': { what: '需要文字识别的页数超出上限，其余页面没有读取。', mend: '请提交文字版或拆分文件；也可调高上限。' },
  'ocr-unavailable': { what: '本机不能运行文字识别（OCR）。', mend: '请重新安装程序；在此之前请提交带文字的文件。' },
  'ocr-uncertain': {
    what: '文字识别的把握不大，仅据此文字得出的线索须人工核对。',
    mend: '请提交更清晰的扫描件（300 dpi、端正、完整）或文字版。',
  },
  'ocr-unreadable': {
    what: '文件中没有文字，文字识别（OCR）也没有读出可用的文字。',
    mend: '请提交更清晰的扫描件（300 dpi、端正、完整）或原始文件；在此之前无法比对。',
  },
  'office-integrity': {
    what: '文件已用密码打开，但其完整性校验值不符：加密后可能损坏或被改动。',
    mend: '请重新提交并比对；文字仍按现状读取。',
  },
  'pages-unread': { what: '部分页面没有读出可用的文字。', mend: '请人工查看这些页面，或提交其文字版。' },
  'pdf-broken': { what: 'PDF文件已损坏，无法读取。', mend: ORIGINAL },
  'pdf-encrypted': {
    what: 'PDF文件设有密码，无法读取。',
    mend: '请将密码写入口令文件（batch.yaml的passwords），或请申报人提交无密码的文件。',
  },
  'pdf-password-wrong': { what: '所给的密码均不能打开该PDF文件。', mend: '请在口令文件中补充其密码，或请申报人提交无密码的文件。' },
  'passwords-unreadable': { what: '口令文件无法读取。', mend: '请检查文件位置与名称。' },
  'passwords-too-many': { what: '口令文件过大或口令过多。', mend: '每行一个口令，只保留本批次所需。' },
  'too-many-paragraphs': { what: '文件的段落或行数超过上限。', mend: '请拆分文件；如确认文件无误，可提高maxParagraphs上限。' },
  'pdf-repaired': { what: 'PDF文件有缺损，经修复后读取。', mend: '请核对内容是否完整；必要时重新提交。' },
  'roster-conflict': { what: '名册中同一申报人的各行内容不一致，以首行为准。', mend: '请统一名册中的内容。' },
  'roster-field': { what: '名册中有一项内容不能采用。', mend: '请按所附提示改正名册。' },
  'roster-row-without-applicant': { what: '名册中有一行没有申报人。', mend: '请补填申报人编号，或删去该行。' },
  'symlink-broken': { what: '链接所指的文件不存在。', mend: PLAIN_FILE },
  'symlink-folder': { what: '这是指向文件夹的链接，未予读取。', mend: '请换成真实的文件夹。' },
  'symlink-outside': { what: '链接指向申报材料之外，未予读取。', mend: PLAIN_FILE },
  'task-crashed': { what: '处理过程异常退出。', mend: '请重新扫描；仍然如此的，请告知维护人员。' },
  'task-timeout': { what: '处理超出时限。', mend: '请重新扫描；仍然如此的，可调高时限。' },
  'text-by-ocr': {
    what: '部分或全部页面没有文字，由文字识别（OCR）读取，可能有错字。',
    mend: '引用前请对照页面图像；必要时请提交文字版。',
  },
  'text-encoding-lossy': { what: '文字编码无法完全识别，部分字符可能有误。', mend: '请以UTF-8编码重新保存。' },
  'text-garbled': { what: '部分文字不能可靠读出，据此测得的复制比不确定。', mend: ORIGINAL },
  'text-too-long': { what: '文字超出允许的长度。', mend: '请拆分后提交；确认文件正常的，可调高上限。' },
  'too-many-applicants': { what: '申报人过多，超出部分未予读取。', mend: '请分批扫描。' },
  'too-many-files': { what: '文件过多，超出部分未予读取。', mend: '请减少文件后重新扫描。' },
  'too-many-pages': { what: '页数超出上限。', mend: '请拆分后提交；确认文件正常的，可调高上限。' },
  'tracked-deletions': { what: '文件含有修订中删除的文字，未计入所读文本。', mend: '请提交接受全部修订后的定稿。' },
  'work-file-missing': { what: '清单所列的文件不存在。', mend: '请补交文件，或修改清单。' },
  'work-file-outside': { what: '清单所列的文件在申报材料之外，未予读取。', mend: '请将文件放入申报人的文件夹，并从该处写起路径。' },
  'work-id-duplicate': { what: '两项成果使用同一编号。', mend: '请为每项成果设定不同的编号。' },
  'work-kind-unknown': { what: '没有写明成果的类型。', mend: '请填写 kind（paper、book、translation、patent 等）。' },
  'workbook-broken': { what: '名册文件已损坏，未予采用。', mend: '请用Excel打开并另存后重新提交。' },
  'yaml-alias-limit': { what: '清单引用过多，未予采用。', mend: '请去掉引用后重新提交。' },
  'yaml-duplicate-key': { what: '清单中同一字段出现两次，未予采用。', mend: '请只保留一处。' },
  'yaml-not-utf8': { what: '清单不是UTF-8编码，未予采用。', mend: '请以UTF-8编码重新保存。' },
  'yaml-syntax': { what: '清单格式有误，无法解析，未予采用。', mend: '请按所附行号改正：注意缩进、引号和冒号。' },
  'yaml-too-deep': { what: '清单层级过深，未予采用。', mend: '请按格式说明重写。' },
  'yaml-too-large': { what: '清单过大，未予采用。', mend: '请精简后重新提交。' },
};

/** @returns what happened and what to do about it, in both languages; an unknown code keeps its English in both. */
export function errorTexts(error: Pick<CodedError, 'code' | 'message' | 'mend'>): { readonly what: Localised; readonly mend: Localised } {
  const chinese = Object.hasOwn(CHINESE, error.code) ? CHINESE[error.code] : undefined;
  return {
    what: { zh: chinese?.what ?? error.message, en: error.message },
    mend: { zh: chinese?.mend ?? error.mend, en: error.mend },
  };
}
