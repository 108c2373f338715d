import { describe, expect, it } from 'vitest';
import { XmlScanner } from './scan-xml.ts';

/** Tags, an attribute `v` and text as one line, whatever pieces the source comes in. */
function told(xml: string, pieceLength = xml.length): string {
  const found: string[] = [];
  const scanner = new XmlScanner({
    open: (name, attributes) => found.push(`<${name}${attributes.get('v') === undefined ? '' : ` ${attributes.get('v') ?? ''}`}>`),
    close: (name) => found.push(`</${name}>`),
    text: (text) => found.push(text),
  });
  for (let at = 0; at < xml.length; at += pieceLength) scanner.write(xml.slice(at, at + pieceLength));
  scanner.end();
  return found.join('');
}

const XML =
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><w:a><!-- <no> --><b w:v="1 &gt; &#x6c34;&amp;" u=\'>\'/>c&lt;d\r\n&#36149;<![CDATA[<e>&amp;]]></w:a >';
const TOLD = '<a><b 1 > 水&></b>c<d\n贵<e>&amp;</a>';

describe('XmlScanner', () => {
  it('tells tags by local name, attributes and text, entities undone', () => {
    expect(told(XML)).toBe(TOLD);
  });

  it('tells the same whatever pieces it comes in', () => {
    for (let length = 1; length < 40; length++) expect(told(XML, length)).toBe(TOLD);
  });

  it('leaves entities a document type defines as they stand', () => {
    expect(told('<a>&lol;</a>')).toBe('<a>&lol;</a>');
  });

  it.each(['<a><b></a>', '<a>', '<a', '', 'text', '<a></a></b>', '<a><></></a>', '<a><!-- </a>'])('refuses %j', (xml) => {
    expect(() => told(xml)).toThrow();
  });
});

describe('what stands within an element', () => {
  const taken = (xml: string): [content: string | undefined, told: string[]] => {
    let content: string | undefined;
    const told: string[] = [];
    const scanner = new XmlScanner({
      open: (name, attributes, selfClosing) => {
        told.push(name);
        if (name !== 'b' || selfClosing) return;
        content = attributes.content();
        if (content !== undefined) attributes.take(1);
      },
      close: (name) => told.push(`/${name}`),
      text: (text) => told.push(text),
    });
    scanner.write(xml);
    scanner.end();
    return [content, told];
  };

  it('can be taken at one go, and its end is told next', () => {
    expect(taken('<a><w:b x="/"><c y=">"/>d</w:b>e</a>')).toEqual(['<c y=">"/>d', ['a', 'b', '/b', 'e', '/a']]);
    expect(taken('<a><b></b><b/></a>')).toEqual(['', ['a', 'b', '/b', 'b', '/b', '/a']]);
  });

  it('is told tag by tag where it is long or its end is written otherwise', () => {
    expect(taken('<a><b><c/></b ></a>')).toEqual([undefined, ['a', 'b', 'c', '/c', '/b', '/a']]);
    expect(taken(`<a><b><!--${'x'.repeat(3000)}--><c/></b></a>`)).toEqual([undefined, ['a', 'b', 'c', '/c', '/b', '/a']]);
  });
});

describe('XmlAttributes', () => {
  const valueOf = (tag: string, name: string): string | undefined => {
    let value: string | undefined;
    const scanner = new XmlScanner({
      open: (_name, attributes) => (value = attributes.get(name)),
      close: () => undefined,
      text: () => undefined,
    });
    scanner.write(tag);
    return value;
  };

  it.each([
    ['<a w:v="1"/>', '1'],
    ["<a v = '1' />", '1'],
    ['<a u="v=\'2\'" v="1"/>', '1'],
    ['<a u="x v" p:v="1"/>', '1'],
    ['<a vv="2" av="3" v="1&amp;\n2"/>', '1& 2'],
    ['<a v v="1"/>', '1'],
    ['<a u"x" v="1"/>', '1'],
    ['<a v="1" v="2"/>', '1'],
    ['<a v=""/>', ''],
    ['<a v=">"/>', '>'],
    ['<a u=">" v="=" />', '='],
    [`<a u='">' v="1"/>`, '1'],
    [`<a u='"' v="2/>"/>`, '2/>'],
    [`<a v=">'"/>`, ">'"],
    ['<a u="1"/>', undefined],
    ['<a v=1/>', undefined],
    ['<a/>', undefined],
  ])('%s', (tag, value) => {
    expect(valueOf(tag, 'v')).toBe(value);
  });
});
