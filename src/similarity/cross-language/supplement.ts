/**
 * Terms of method and of the common disciplines that CC-CEDICT of 2019 lacks or explains instead of translating; written for this project.
 * One term a line: the word, then its translations.
 */
const TERMS = `
对照组 control group
观察组 observation group,treatment group
实验组 experimental group
试验组 experimental group,trial group
干预 intervention,intervene
随访 follow-up,follow
预后 prognosis,outcome
疗效 efficacy,therapeutic effect,effect
有效率 effective rate
发生率 incidence,rate
检出率 detection rate
患病率 prevalence
死亡率 mortality,death rate
不良反应 adverse reaction,side effect
并发症 complication
回顾性 retrospective
前瞻性 prospective
随机对照 randomized controlled
基线 baseline
纳入 include,enroll
排除 exclude
置信区间 confidence interval
显著性 significance
统计学 statistics,statistical
统计学意义 statistical significance,statistically significant
回归分析 regression analysis
相关性 correlation,relevance
相关系数 correlation coefficient
自变量 independent variable
因变量 dependent variable
中介效应 mediating effect,mediation
调节效应 moderating effect
面板数据 panel data
均值 mean,average
标准差 standard deviation
方差 variance
样本 sample
样本量 sample size
信度 reliability
效度 validity
量表 scale
问卷调查 questionnaire survey
访谈 interview
实证 empirical
定性 qualitative
定量 quantitative
指标 index,indicator,measure
指标体系 index system,indicator system
权重 weight
阈值 threshold
误差 error
精度 accuracy,precision
准确率 accuracy
召回率 recall
鲁棒性 robustness
仿真 simulation
建模 modeling,model
模型 model
算法 algorithm
数据集 dataset,data set
训练集 training set
卷积 convolution,convolutional
卷积神经网络 convolutional neural network
特征提取 feature extraction
机器学习 machine learning
深度学习 deep learning
大数据 big data
云计算 cloud computing
物联网 internet of things
传感器 sensor
遥感 remote sensing
采样 sampling,sample
频率 frequency
电压 voltage
负荷 load
电网 power grid,grid
变电站 substation
故障诊断 fault diagnosis
有限元 finite element
应力 stress
应变 strain
本构 constitutive
边坡 slope
冻融 freeze-thaw
冻土 frozen soil,permafrost
沉降 settlement
围岩 surrounding rock
抗压强度 compressive strength
抗剪强度 shear strength
孔隙 pore
渗透系数 permeability coefficient,hydraulic conductivity
骨料 aggregate
裂缝 crack
配合比 mix proportion,mix ratio
施工 construction
工期 construction period,schedule
耐久性 durability
荷载 load
催化 catalysis,catalytic,catalyst
吸附 adsorption,adsorb
表征 characterize,characterization
合成 synthesis,synthesize
产率 yield
摩尔 molar,mole
光谱 spectrum,spectra,spectroscopy
色谱 chromatography
粒径 particle size
晶体 crystal
重金属 heavy metal
有机质 organic matter
含水量 water content,moisture content
含水率 water content,moisture content
土壤 soil
灌溉 irrigation,irrigate
产量 yield,output,production
施肥 fertilization,fertilizer
氮肥 nitrogen fertilizer
品种 variety,cultivar
病虫害 pest,disease
覆膜 mulch,film mulching
作物 crop
种质 germplasm
基因 gene
表达 expression,express
蛋白 protein
通路 pathway
细胞 cell
小鼠 mouse,mice
大鼠 rat
血清 serum
炎症 inflammation,inflammatory
患者 patient
临床 clinical
护理 nursing,care
康复 rehabilitation,recovery
术后 postoperative,after surgery
术前 preoperative,before surgery
针刺 acupuncture
中医 traditional chinese medicine
证候 syndrome
方剂 prescription,formula
教学 teaching,instruction
教学模式 teaching model,teaching mode
课堂 classroom,class
课程 course,curriculum
教材 textbook
教师 teacher
学生 student,pupil
核心素养 core competency,core literacy
素养 literacy,competency
学习者 learner
高校 university,college,higher education
高职 higher vocational
职业教育 vocational education
产教融合 integration of industry and education
翻转课堂 flipped classroom
思政 ideological and political
学科 discipline,subject
评价 evaluation,assessment,evaluate,assess
反思 reflection,reflect
对策 countermeasure,strategy
路径 path,approach
机制 mechanism
治理 governance,treatment,control
乡村振兴 rural revitalization
农户 farmer,household,farm household
绩效 performance
企业 enterprise,firm,company
融资 financing
供应链 supply chain
城镇化 urbanization
产业 industry
数字化 digital,digitalization,digitization
可持续 sustainable
碳排放 carbon emission
碳中和 carbon neutrality
生态系统 ecosystem
生物多样性 biodiversity
湿地 wetland
径流 runoff
流域 basin,watershed,catchment
降水 precipitation,rainfall
降水量 precipitation,rainfall
植被 vegetation
人均 per capita
立法 legislation,legislative
司法 judicial,judiciary
当事人 party,litigant
行政 administrative,administration
著作权 copyright
元数据 metadata
馆藏 collection,holding
读者 reader
文献 literature,document
出版 publication,publish
传播 dissemination,communication,spread
受众 audience
舆情 public opinion
遗址 site,ruin
墓葬 tomb,burial
壁画 mural,wall painting
文物 cultural relic,artefact,artifact
考古 archaeology,archaeological
`;

/** A word and its translations, several to a term. */
export const SUPPLEMENT: readonly (readonly [word: string, ...senses: string[]])[] = TERMS.trim()
  .split('\n')
  .map((line): readonly [string, ...string[]] => {
    const space = line.indexOf(' ');
    return [line.slice(0, space), ...line.slice(space + 1).split(',')];
  });
