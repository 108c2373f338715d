/**
 * Sentences addressed to a language model that reads the text. In text that a reader of the page does not see they have no other
 * use; in plain sight they may be what the paper is about.
 */
const INSTRUCTIONS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget)\s+(?:all\s+|any\s+)?(?:the\s+)?(?:previous|prior|above|earlier|preceding)\s+(?:instructions?|prompts?|text)\b/i,
  /\b(?:give|provide|write|generate|output)\s+(?:only\s+)?(?:a\s+|an\s+)?(?:only\s+)?(?:positive|favou?rable|good|glowing)\s+(?:review|evaluation|assessment|feedback)s?\b/i,
  /\bdo\s+not\s+(?:mention|highlight|point\s+out|list)\s+(?:any\s+)?(?:negatives?|weakness(?:es)?|limitations?|flaws?|shortcomings?)\b/i,
  /\b(?:recommend|suggest)\s+(?:strong\s+)?accept(?:ance|ing)?\b.{0,40}\b(?:paper|manuscript|work|submission)\b/i,
  /\b(?:you\s+are|act\s+as)\s+(?:a|an|the)\s+(?:large\s+)?(?:language\s+model|reviewer|AI\b)/i,
  /\bas\s+(?:a|an)\s+(?:large\s+)?language\s+model\b/i,
  /(?:忽略|无视|忘记|不要理会)(?:以上|上述|之前|前面|此前)?(?:的)?(?:所有|全部|一切|任何)?(?:的)?(?:指令|指示|提示|要求|内容)/u,
  /(?:请|只|仅|务必)?(?:给出|给予|输出|作出|做出|撰写)(?:一份|一个)?(?:非常|最|较)?(?:正面|积极|肯定|高度|优秀|好)的?(?:评价|评审|评分|审稿意见|评语)/u,
  /(?:不要|不得|请勿|避免)(?:提及|指出|提到|列出)(?:任何)?(?:缺点|不足|问题|负面|弱点)/u,
  /(?:作为|你是)(?:一个|一名|一位)?(?:大?语言模型|人工智能|AI|审稿人|评审专家)/u,
];

/** @returns whether the text holds a sentence addressed to a language model. */
export const addressesModel = (text: string): boolean => INSTRUCTIONS.some((pattern) => pattern.test(text));
