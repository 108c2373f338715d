import { describe, expect, it } from 'vitest';
import { pageSignals } from './text-signals.ts';

const PLAIN = '土壤有机碳的含量随着海拔的升高而增加，不同的坡向之间没有显著的差异。';

describe('signals of a page', () => {
  it('are those of text: everything prints, and most letters are common', () => {
    const signals = pageSignals(PLAIN, undefined);
    expect(signals).toMatchObject({ printable: 1, privateUse: 0, replacement: 0 });
    expect(signals.dictionary).toBeGreaterThan(0.5);
    expect(signals).not.toHaveProperty('disagreement');
    expect(pageSignals('the results of this study show that it was not so', undefined).dictionary).toBeGreaterThan(0.7);
  });

  it('tell a broken character map by its letters: rare ones, though all of them print', () => {
    const shifted = Array.from(PLAIN, (letter) => String.fromCharCode(letter.charCodeAt(0) + 57)).join('');
    const signals = pageSignals(shifted, undefined);
    expect(signals.printable).toBe(1);
    expect(signals.dictionary).toBeLessThan(0.25);
  });

  it('count private-use, replacement and control characters as shares of the letters, white space aside', () => {
    expect(pageSignals('中文 \ue001\ue002\n文字', undefined)).toMatchObject({ privateUse: 0.3333, replacement: 0, printable: 1 });
    expect(pageSignals('中文\ufffd字', undefined)).toMatchObject({ replacement: 0.25, printable: 0.75 });
    expect(pageSignals('中文\u0007字', undefined)).toMatchObject({ replacement: 0, printable: 0.75 });
  });

  it('say nothing of an empty page, and pass on what two engines disagree on', () => {
    expect(pageSignals(' \n', 0.12345)).toEqual({ printable: 0, dictionary: 0, privateUse: 0, replacement: 0, disagreement: 0.1235 });
  });
});
