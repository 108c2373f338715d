/** An odd wording and the set term of the field that word-by-word substitution makes it of. */
export interface OddPhrase {
  readonly odd: string;
  readonly usual: string;
}

const pairs = (table: string): OddPhrase[] =>
  table
    .trim()
    .split('\n')
    .flatMap((line) => line.split(';'))
    .map((pair) => pair.split('='))
    .flatMap(([odd, usual]) => (odd === undefined || usual === undefined ? [] : [{ odd: odd.trim(), usual: usual.trim() }]));

/** Raised with every change of the lists below. */
export const PHRASES_VERSION = '2026-11';

/**
 * English: the kind of wording described by Cabanac, Labbé and Magazinov, Tortured phrases, arXiv:2107.06751 (2021). Chosen for not
 * being what anyone writes of their own: `malignant growth` or `surface region` would be and are left out.
 */
export const ENGLISH_PHRASES: readonly OddPhrase[] = pairs(`
counterfeit consciousness=artificial intelligence; man-made consciousness=artificial intelligence; fake intelligence=artificial intelligence
profound learning=deep learning; profound neural organization=deep neural network; deep neural organization=deep neural network
counterfeit neural organization=artificial neural network; fake neural organization=artificial neural network; convolutional neural organization=convolutional neural network
repetitive neural organization=recurrent neural network; intermittent neural organization=recurrent neural network; fake neural networks=artificial neural networks
irregular woodland=random forest; irregular backwoods=random forest; arbitrary woodland=random forest; irregular timberland=random forest
choice tree classifier=decision tree classifier; help vector machine=support vector machine; bolster vector machine=support vector machine; assist vector machine=support vector machine
gullible bayes=naive Bayes; credulous bayes=naive Bayes; innocent bayes=naive Bayes; guileless bayes=naive Bayes
colossal information=big data; enormous information=big data; gigantic information=big data; huge information investigation=big data analysis
haze figuring=fog computing; mist figuring=fog computing; cloud figuring=cloud computing; edge figuring=edge computing; distributed figuring=distributed computing
web of things=Internet of Things; web of effects=Internet of Things; remote sensor organization=wireless sensor network; remote sensor arrange=wireless sensor network
subterranean insect state=ant colony; subterranean insect settlement=ant colony; underground creepy crawly=ant colony; molecule swarm=particle swarm; hereditary calculation=genetic algorithm
flag to clamor=signal to noise; flag to commotion=signal to noise; sign to clamor=signal to noise; motion to clamor=signal to noise; signal to commotion=signal to noise
mean square blunder=mean square error; root mean square blunder=root mean square error; mean outright blunder=mean absolute error; mean supreme mistake=mean absolute error
irregular esteem=random value; arbitrary get right of passage to=random access; irregular get to memory=random access memory; focal preparing unit=central processing unit
design acknowledgment=pattern recognition; discourse acknowledgment=speech recognition; facial acknowledgment=facial recognition; face acknowledgment=face recognition; voice acknowledgment=voice recognition
characteristic language preparing=natural language processing; normal language handling=natural language processing; regular language preparing=natural language processing
element extraction technique=feature extraction method; highlight extraction=feature extraction; highlight determination=feature selection; chief part examination=principal component analysis; head segment investigation=principal component analysis
straight relapse=linear regression; strategic relapse=logistic regression; calculated relapse=logistic regression; direct relapse=linear regression
bosom peril=breast cancer; bosom malignancy=breast cancer; bosom malignant growth=breast cancer; lung malignancy growth=lung cancer; prostate malignancy growth=prostate cancer
kidney disappointment=kidney failure; renal disappointment=renal failure; heart disappointment=heart failure; cardiovascular disappointment=heart failure; liver disappointment=liver failure
lactose bigotry=lactose intolerance; glucose bigotry=glucose intolerance; insulin opposition=insulin resistance; medication opposition=drug resistance; antimicrobial opposition=antimicrobial resistance
safe framework reaction=immune response; invulnerable framework=immune system; resistant framework cells=immune cells; invulnerable reaction=immune response; safe reaction=immune response
focal sensory system=central nervous system; attractive reverberation imaging=magnetic resonance imaging; attractive resonation imaging=magnetic resonance imaging; registered tomography=computed tomography; figured tomography=computed tomography
mobile passing=cell death; telephone demise=cell death; cell demise pathway=cell death pathway; undeveloped cells treatment=stem cell therapy; crucial oil=essential oil; fundamental oil=essential oil
surface zone to volume=surface area to volume; warmth move coefficient=heat transfer coefficient; warm conductivity upgrade=thermal conductivity enhancement; limited component investigation=finite element analysis; limited component technique=finite element method
sun powered energy=solar energy; sunlight based cell=solar cell; sun oriented cell=solar cell; breeze turbine=wind turbine; twist turbine=wind turbine; petroleum product ignition=fossil fuel combustion; ozone harming substance=greenhouse gas; ozone depleting substance emanations=greenhouse gas emissions
gross homegrown product=gross domestic product; gross homegrown item=gross domestic product; human asset administration=human resource management; store network the executives=supply chain management; inventory network the board=supply chain management
open key cryptography=public key cryptography; elliptic bend cryptography=elliptic curve cryptography; refusal of administration=denial of service; disavowal of administration=denial of service; interruption discovery framework=intrusion detection system
`);

/**
 * Chinese: set terms whose words were replaced by dictionary synonyms (网络→收集, 学习→进修, 处理→处置惩罚, 信号→旌旗灯号 …). Only such as
 * are no words of the language in that place; `丈量` or `体系` alone are.
 */
export const CHINESE_PHRASES: readonly OddPhrase[] = pairs(`
旌旗灯号处置=信号处理; 旌旗灯号收罗=信号采集; 旌旗灯号=信号; 数据处置惩罚=数据处理; 处置惩罚器=处理器; 图像处置惩罚=图像处理; 处置惩罚单位=处理单元
神经收集=神经网络; 收集拓扑布局=网络拓扑结构; 收集通讯协议=网络通信协议; 互联收集=互联网络; 卷积收集=卷积网络
深度进修=深度学习; 机器进修=机器学习; 机械进修算法=机器学习算法; 强化进修=强化学习; 进修算法=学习算法; 迁移进修=迁移学习; 进修率=学习率; 监视进修=监督学习
事情道理=工作原理; 事情频率=工作频率; 事情电压=工作电压; 事情电流=工作电流; 事情状况=工作状态; 事情模式=工作模式
数学模子=数学模型; 仿真模子=仿真模型; 猜测模子=预测模型; 模子参数=模型参数; 回归模子=回归模型; 有限元模子=有限元模型
节制器=控制器; 节制算法=控制算法; 节制战略=控制策略; 节制电路=控制电路; 恍惚节制=模糊控制; 主动节制=自动控制
数据收罗=数据采集; 收罗电路=采集电路; 收罗模块=采集模块; 主步伐=主程序; 子步伐=子程序; 步伐设计=程序设计; 步伐流程图=程序流程图
毛病诊断=故障诊断; 毛病检测=故障检测; 体系布局图=系统结构图; 软件体系设计=软件系统设计; 通讯接口电路=通信接口电路; 显现屏=显示屏; 温度丈量体系=温度测量系统
支撑向量机=支持向量机; 随机丛林=随机森林; 遗传算法例=遗传算法; 粒子群优化算法例=粒子群优化算法; 人工聪明=人工智能; 云盘算=云计算; 大数据剖析平台=大数据分析平台
`);
