import { describe, expect, it } from 'vitest';
import { formatField, MAX_YAML_BYTES, readYaml } from './yaml-source.ts';

const read = (text: string | Uint8Array, schema: 'failsafe' | 'core' = 'failsafe') =>
  readYaml(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'f.yaml', schema);
const problem = (text: string | Uint8Array) => {
  const result = read(text);
  return result.status === 'broken' ? result.problem : undefined;
};

describe('readYaml', () => {
  it('keeps every scalar as typed, or tells types, as asked', () => {
    const text = 'discipline: 520.10\nyes: true\nnumber: 0012\n';
    expect(read(text)).toMatchObject({ source: { value: { discipline: '520.10', yes: 'true', number: '0012' } } });
    expect(read(text, 'core')).toMatchObject({ source: { value: { discipline: 520.1, yes: true, number: 12 } } });
  });

  it('reads JSON', () => {
    expect(read('{"works": [{"title": "甲\\n乙", "representative": true}]}')).toMatchObject({
      source: { value: { works: [{ title: '甲\n乙', representative: 'true' }] } },
    });
  });

  it('knows where keys, values and absent fields stand', () => {
    const result = read('works:\n  - title: 甲\n    kind: papr\n');
    if (result.status === 'broken') throw new Error(result.problem.message);
    expect(result.source.place(['works', 0, 'kind'])).toEqual({ line: 3, column: 11 });
    expect(result.source.place(['works', 0, 'kind'], 'key')).toEqual({ line: 3, column: 5 });
    expect(result.source.place(['works', 0, 'absent'])).toEqual({ line: 2, column: 5 });
    expect(formatField(['works', 0, 'kind'])).toBe('works[0].kind');
  });

  const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
    .split('')
    .map(
      (name, i) =>
        `${name}: &${name} [${Array(10)
          .fill(`*${'abcdefghi'[i] ?? ''}`)
          .join(',')}]`,
    )
    .join('\n')}\n`;
  it.each([
    ['an alias bomb', bomb, 'yaml-alias-limit'],
    ['a duplicate field', 'a: 1\nb: 2\na: 3\n', 'yaml-duplicate-key'],
    ['a duplicate field in JSON', '{"a": {"b": 1, "b": 2}}', 'yaml-duplicate-key'],
    ['a tab for indentation', 'a:\n\tb: 1\n', 'yaml-syntax'],
    ['two documents', 'a: 1\n---\na: 2\n', 'yaml-syntax'],
    ['an alias without anchor', 'a: *b\n', 'yaml-syntax'],
    ['GBK bytes', new Uint8Array([0x61, 0x3a, 0x20, 0xd5, 0xc5]), 'yaml-not-utf8'],
    ['flow nesting', `a: ${'['.repeat(100_000)}`, 'yaml-too-deep'],
    ['nesting by braces', '{"a":'.repeat(50_000), 'yaml-too-deep'],
    ['nesting by dashes', '- '.repeat(5_000), 'yaml-too-deep'],
    ['nesting by indentation', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'yaml-too-deep'],
    ['a huge file', 'a: 1\n'.repeat(MAX_YAML_BYTES / 5 + 1), 'yaml-too-large'],
  ])('refuses %s', (_, text, code) => {
    expect(problem(text)).toMatchObject({ code, file: 'f.yaml' });
    expect(problem(text)?.mend).not.toBe('');
  });

  it('reads eighty thousand fields without comparing each with each', () => {
    const text = Array.from({ length: 80_000 }, (_, i) => `k${i}: v`).join('\n');
    expect(read(text)).toMatchObject({ status: 'parsed' });
  });

  it('keeps brackets in text apart from nesting', () => {
    const text = `works:\n${Array.from({ length: 300 }, () => `  - { title: "[0,1) and [a" }\n  - title: on [0,1) and {\n`).join('')}`;
    expect(read(text)).toMatchObject({ status: 'parsed' });
  });

  it('a __proto__ field stays a field', () => {
    const result = read('__proto__: { polluted: yes }\n');
    expect(result.status === 'parsed' && Object.hasOwn(result.source.value as object, '__proto__')).toBe(true);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
