/** The hundred most frequent single-character family names, which cover some 85 % of people (Ministry of Public Security, yearly name reports), and the commoner double ones. */
const SINGLE = new Set(
  Array.from(
    '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
  ),
);
const DOUBLE = ['欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '夏侯', '司徒'];

/** @returns whether Han text of 2 to 4 characters begins with a common family name. */
export function looksLikeChineseName(text: string): boolean {
  if (!/^\p{Script=Han}{2,4}$/u.test(text)) return false;
  if (DOUBLE.some((surname) => text.startsWith(surname))) return text.length >= 3;
  return text.length <= 3 && SINGLE.has(text.charAt(0));
}
