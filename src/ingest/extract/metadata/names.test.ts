import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { namesInLine } from './names.ts';
import { markRaised } from './raised.ts';

const names = (text: string): readonly string[] | undefined => namesInLine(fold(text))?.names.map(({ name }) => name);

describe('namesInLine', () => {
  it.each([
    ['严　明1，于秀英2，刘　期3，谭国庆1,*', ['严明', '于秀英', '刘期', '谭国庆']],
    ['周　丽 姚红军 邵　明', ['周丽', '姚红军', '邵明']],
    ['张三①②，李四③＊', ['张三', '李四']],
    ['欧阳 明，尉迟春生', ['欧阳明', '尉迟春生']],
    ['◎王小明　李丽', ['王小明', '李丽']],
    ['文/王小明 李丽', ['王小明', '李丽']],
    ['阿不都热合曼·买买提，王伟', ['阿不都热合曼·买买提', '王伟']],
    ["K. M. Osei1, Niamh O'Dwyer2,✉, QIN Xuemei1", ['K. M. Osei', "Niamh O'Dwyer", 'QIN Xuemei']],
    ['Hanne van der Voort a, Lars Lindqvist b, *', ['Hanne van der Voort', 'Lars Lindqvist']],
    ['Ruth E. Callowaya, Tomás Ibarrab,*', ['Ruth E. Calloway', 'Tomás Ibarra']],
    ['John Smith, PhD and Mary-Ann Jones, MD', ['John Smith', 'Mary-Ann Jones']],
    ['邵洋1)　韦建华2)†', ['邵洋', '韦建华']],
    ['李建华1)崔和平1)\ufffd闫新民1)', ['李建华', '崔和平', '闫新民']],
    ['仇一丹　蒋国栋　方丽娟汪一帆', ['仇一丹', '蒋国栋', '方丽娟', '汪一帆']],
    ['José Silva Jr., Senior Member, IEEE, Aiko Tanaka, Member, IEEE', ['José Silva Jr.', 'Aiko Tanaka']],
    ['Mingyuan Zhuge1, Søren Ågaard1,*and Abdul Rahman Khan1', ['Mingyuan Zhuge', 'Søren Ågaard', 'Abdul Rahman Khan']],
    ['Ping Zhoua,*, Zhiheng Jianga, José Silva Jr.aand Ke Luoa', ['Ping Zhou', 'Zhiheng Jiang', 'José Silva Jr.', 'Ke Luo']],
    ['Guo Hua, PhD; Ruth Ben-David, MD', ['Guo Hua', 'Ruth Ben-David']],
    ['NGOZI ADEYEMI, AMINA DIALLO AND BO CHEN', ['NGOZI ADEYEMI', 'AMINA DIALLO', 'BO CHEN']],
    ['Amina Yusuf, DNP, FNP-BC', ['Amina Yusuf']],
    ['Qi Peng1,* iD, Wen-Chi Liao2', ['Qi Peng', 'Wen-Chi Liao']],
    ['库尔班江·赛买提1 花 期1[通讯作者]', ['库尔班江·赛买提', '花期']],
    ['Aiko Tanaka, Qing Sima, John Smith, and BATEER', ['Aiko Tanaka', 'Qing Sima', 'John Smith', 'BATEER']],
    ['严明1, Hanne Voort2, 谭国庆1', ['严明', 'Hanne Voort', '谭国庆']],
    ['严 明　　Hanne Voort　　敖日格乐图', ['严明', 'Hanne Voort', '敖日格乐图']],
    ['邵 洋 于 实 韦建华', ['邵洋', '于实', '韦建华']],
    ['严 明 谭 国 庆 于 秀 英', ['严明', '谭国庆', '于秀英']],
    ['严明[1,2]，于秀英[2]', ['严明', '于秀英']],
    ['◇严明　于秀英', ['严明', '于秀英']],
    ['文│严 明　于秀英', ['严明', '于秀英']],
    ['严明　著', ['严明']],
    ['阿不都热合曼•买买提　王伟', ['阿不都热合曼·买买提', '王伟']],
    ['Siti Aminah binti Yusof1* and Omar al-Haddad2', ['Siti Aminah binti Yusof', 'Omar al-Haddad']],
    ['John Smith, Ph.D., Mary-Ann Jones, M.D., M.P.H.', ['John Smith', 'Mary-Ann Jones']],
    ['Dr. S. Lakshmi and Prof. Ruth Jones', ['S. Lakshmi', 'Ruth Jones']],
    ['Maria da Silva e Costa, de Vries Jan', ['Maria da Silva e Costa', 'de Vries Jan']],
  ])('reads %s', (line, wanted) => {
    expect(names(line)).toEqual(wanted);
  });

  it.each([
    '材料与方法',
    '甘肃农业大学草业学院',
    '为明确不同处理之间的差异',
    'Research Article',
    'Effects of mulching on yield',
    'ISSN 1593-232X',
    '2022年第3期 总第 118 期 季刊',
    'U D C 密级 公开',
    '敖日格乐图',
    '姓名 职称',
    'Original Paper',
    'HYDROGEN STORAGE IN COATED MAGNESIUM',
    'DO RURAL CLINICS REDUCE EMERGENCY',
    'A Mixed-Methods Study',
    '考场 纪律',
    '',
  ])('takes %s for no names', (line) => {
    expect(names(line)).toBeUndefined();
  });

  it('takes raised letters for marks, and the same letters on the line for a name', () => {
    const line = 'Tomás Ibarraa, Elena Costab';
    const raised = markRaised(line, [12, 13, 26, 27]);
    expect(namesInLine(raised)?.names).toEqual([
      { name: 'Tomás Ibarra', marks: ['a'] },
      { name: 'Elena Costa', marks: ['b'] },
    ]);
    expect(names('Tomás Ibarra, Elena Costa')).toEqual(['Tomás Ibarra', 'Elena Costa']);
  });

  it('knows the rarer half of the frequent surnames, and that four letters are seldom a name', () => {
    expect(namesInLine('洪波 傅明')?.known).toBe(1);
    expect(namesInLine('文化观察')?.known).toBe(0);
    expect(namesInLine('欧阳慎之')?.known).toBe(1);
  });

  it('keeps the marks with their names', () => {
    expect(namesInLine(fold('严明1,2，谭国庆1,*'))?.names).toEqual([
      { name: '严明', marks: ['1', '2'] },
      { name: '谭国庆', marks: ['1', '*'] },
    ]);
  });
});
