// Words of many fields for the later rounds: the first stock is of one province and a dozen titles.
import type { Stock } from './works.ts';

const given =
  '博文 bowen 子涵 zihan 建华 jianhua 卫东 weidong 丽娟 lijuan 军 jun 敏 min 强 qiang 洋 yang 一帆 yifan 之恒 zhiheng 国栋 guodong 淑芬 shufen 云 yun 和平 heping 大为 dawei 天佑 tianyou 长江 changjiang 学良 xueliang 平 ping 可 ke 光明 guangming 新民 xinmin 晋 jin 倩如 qianru'
    .split(' ')
    .reduce<[string, string][]>((pairs, word, at, all) => {
      if (at % 2 === 0) pairs.push([word, all[at + 1] ?? '']);
      return pairs;
    }, []);

export const WIDE_STOCK: Stock = {
  titles: [
    ['论教师的沉默', 'On the Silence of Teachers'],
    [
      '2010—2020年疏勒河流域植被覆盖度时空变化及其驱动力分析',
      'Spatiotemporal Changes of Vegetation Coverage and Their Drivers in an Arid Basin from 2010 to 2020',
    ],
    [
      '“双减”背景下初中数学作业设计的思考与实践',
      'Reflections and Practice on Homework Design in Junior Mathematics under the Double Reduction Policy',
    ],
    ['《红楼梦》叙事时间的再认识', 'Narrative Time in Dream of the Red Chamber Reconsidered'],
    [
      '超声引导下神经阻滞对老年患者术后认知功能影响的Meta分析',
      'Ultrasound-Guided Nerve Block and Postoperative Cognition in the Elderly: A Meta-Analysis',
    ],
    [
      '数字经济何以赋能乡村振兴？——基于284个地级市的经验证据',
      'How Does the Digital Economy Empower Rural Revitalization? Evidence from 284 Cities',
    ],
    ['CO2驱油过程中沥青质沉积规律实验', 'Experiment on Asphaltene Deposition during CO2 Flooding'],
    ['一种面向边缘计算的轻量级入侵检测模型', 'A Lightweight Intrusion Detection Model for Edge Computing'],
    [
      '中国式现代化进程中的县域医共体建设：问题、机制与路径',
      'County Medical Consortia in the Course of Modernization: Problems, Mechanisms and Paths',
    ],
    [
      '某350 MW循环流化床锅炉水冷壁泄漏原因分析及处理',
      'Cause Analysis and Treatment of Water Wall Leakage in a 350 MW Circulating Fluidized Bed Boiler',
    ],
    ['两种术式治疗胫骨平台骨折疗效比较', 'Comparison of Two Operations for Tibial Plateau Fractures'],
    ['档案数字化管理的几点体会', 'Some Experience in Digital Management of Archives'],
    ['浅谈公路桥梁施工中预应力技术的应用', 'Application of Prestressing in Highway Bridge Construction'],
    ['崆西市第三次国土调查成果在耕地保护中的应用', 'Application of the Third Land Survey to Farmland Protection'],
    [
      '黄芪多糖对H9c2心肌细胞缺氧/复氧损伤的保护作用',
      'Protective Effect of Astragalus Polysaccharides on Hypoxia/Reoxygenation Injury in H9c2 Cells',
    ],
    ['新时代高校图书馆阅读推广服务的转型', 'Transformation of Reading Promotion in University Libraries in the New Era'],
    [
      '职称评审改革背景下卫生专业技术人员评价指标体系的构建与实证研究',
      'An Evaluation Index System for Health Professionals under the Reform of Title Review: Construction and Evidence',
    ],
    ['时间、记忆与空间', 'Time, Memory and Space'],
  ],
  journals: [
    ['求真', 'Seeking Truth in P'],
    ['P社会科学', 'Social Sciences in P'],
    ['中国P科学', 'Science of P in China'],
    ['中华P外科杂志', 'Chinese Journal of P Surgery'],
    ['P月刊', 'P Monthly'],
    ['科学P通报', 'Chinese Science Bulletin of P'],
    ['P之友', 'Friends of P'],
    ['电力P技术', 'Electric Power P Technology'],
    ['教育P论坛', 'P Education Forum'],
    ['P文史', 'P Literature and History'],
    ['P职业技术学院学报', 'Journal of P Vocational and Technical College'],
    ['P医科大学学报(医学版)', 'Journal of P Medical University (Medical Edition)'],
    ['化学与P工程', 'Chemistry and P Engineering'],
    ['图书馆P', 'Library P'],
    ['P理工大学学报', 'Journal of P University of Technology'],
    ['现代P评论', 'Modern P Review'],
    ['P建筑', 'Acta Architectonica P'],
    ['生态与P环境学报', 'Acta Ecologica P Sinica'],
  ],
  units: [
    ['P大学 马克思主义学院，陕西 西安 710000', 'School of Marxism, P University, Xi’an 710000, China'],
    [
      'P医学院附属第二医院 神经内科，湖北 武汉 430000',
      'Department of Neurology, Second Hospital of P Medical College, Wuhan 430000, China',
    ],
    ['中国科学院P生态环境研究中心，北京 100085', 'Research Center for P Environment, Chinese Academy of Sciences, Beijing 100085, China'],
    ['P市疾病预防控制中心，四川 成都 610000', 'P Center for Disease Control and Prevention, Chengdu 610000, China'],
    ['P省电力公司检修分公司，吉林 长春 130000', 'Maintenance Branch, P Electric Power Company, Changchun 130000, China'],
    ['P县教师进修学校，江西 赣州 341000', 'P Teacher Training School, Ganzhou 341000, China'],
    ['P市图书馆，广东 佛山 528000', 'P City Library, Foshan 528000, China'],
  ],
  keywords: [
    ['数字经济', 'digital economy'],
    ['Meta分析', 'meta-analysis'],
    ['阅读推广', 'reading promotion'],
    ['县域医共体', 'county medical consortium'],
    ['预应力技术', 'prestressing'],
    ['边缘计算', 'edge computing'],
    ['叙事', 'narrative'],
  ],
  given,
  wholeNames: [
    ['古丽娜·买买提', 'Gulina Maimaiti'],
    ['巴特尔', 'BATEER'],
    ['诸葛明远', 'ZHUGE Mingyuan'],
    ['才让卓玛', 'CAIRANG Zhuoma'],
    ['仇一丹', 'QIU Yidan'],
    ['司马青', 'SIMA Qing'],
  ],
  latinPeople: [
    'Maria L. Fernández-Ruiz',
    'John Smith',
    'Aiko Tanaka',
    'P. J. de Boer',
    'Søren Ågaard',
    'Elizabeth Wong',
    'Abdul Rahman Khan',
    'José Silva Jr.',
    'Li Wei',
    'Anna-Lena Müller',
  ],
};
