/** Places lists add in brackets to tell journals of one title apart, with the CN regions they lie in. */
const REGIONS_OF_PLACE: Readonly<Record<string, readonly string[]>> = {
  北京: ['10', '11'],
  天津: ['12'],
  石家庄: ['13'],
  河北: ['13'],
  太原: ['14'],
  山西: ['14'],
  呼和浩特: ['15'],
  内蒙古: ['15'],
  沈阳: ['21'],
  大连: ['21'],
  辽宁: ['21'],
  长春: ['22'],
  吉林: ['22'],
  哈尔滨: ['23'],
  黑龙江: ['23'],
  上海: ['31'],
  南京: ['32'],
  徐州: ['32'],
  江苏: ['32'],
  杭州: ['33'],
  浙江: ['33'],
  合肥: ['34'],
  安徽: ['34'],
  福州: ['35'],
  福建: ['35'],
  南昌: ['36'],
  江西: ['36'],
  济南: ['37'],
  青岛: ['37'],
  山东: ['37'],
  郑州: ['41'],
  河南: ['41'],
  武汉: ['42'],
  湖北: ['42'],
  长沙: ['43'],
  湖南: ['43'],
  广州: ['44'],
  深圳: ['44'],
  广东: ['44'],
  南宁: ['45'],
  广西: ['45'],
  海口: ['46'],
  海南: ['46'],
  重庆: ['50'],
  成都: ['51'],
  四川: ['51'],
  贵阳: ['52'],
  贵州: ['52'],
  昆明: ['53'],
  云南: ['53'],
  拉萨: ['54'],
  西藏: ['54'],
  西安: ['61'],
  陕西: ['61'],
  兰州: ['62'],
  甘肃: ['62'],
  西宁: ['63'],
  青海: ['63'],
  银川: ['64'],
  宁夏: ['64'],
  乌鲁木齐: ['65'],
  新疆: ['65'],
};

/** @returns the title without a place in brackets at its end, and the CN regions of that place; undefined when it has none. */
export function readPlace(title: string): { readonly title: string; readonly regions: readonly string[] } | undefined {
  const match = /^(.+?)\s*[（(]\s*(\p{Script=Han}{2,4})\s*[）)]$/u.exec(title.trim());
  const [, bare, place] = match ?? [];
  const regions = place === undefined ? undefined : REGIONS_OF_PLACE[place];
  return bare === undefined || regions === undefined ? undefined : { title: bare, regions };
}

/** @returns the CN regions of every place a text names (`甘肃省兰州市` gives 62); empty when it names none we know. */
export const regionsOfPlace = (text: string): readonly string[] => [
  ...new Set(Object.entries(REGIONS_OF_PLACE).flatMap(([place, regions]) => (text.includes(place) ? regions : []))),
];
