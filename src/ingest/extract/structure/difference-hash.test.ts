import { describe, expect, it } from 'vitest';
import { pictureHash } from './difference-hash.ts';

const waves = (width: number, height: number, shift = 0): string | undefined =>
  pictureHash({ width, height, brightness: (x, y) => 128 + 100 * Math.sin((9 * x) / width + (5 * y) / height + shift) })?.hash;
const distance = (a = '0', b = '0'): number =>
  Array.from((BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2)).filter((bit) => bit === '1').length;

describe('pictureHash across', () => {
  it('stays near under scaling and brightening, and far from another picture', () => {
    const one = waves(400, 300);
    expect(one).toMatch(/^[0-9a-f]{16}$/);
    expect(distance(one, waves(131, 97))).toBeLessThanOrEqual(4);
    const bright = pictureHash({ width: 400, height: 300, brightness: (x, y) => 150 + 60 * Math.sin((9 * x) / 400 + (5 * y) / 300) })?.hash;
    expect(distance(one, bright)).toBeLessThanOrEqual(4);
    expect(distance(one, waves(400, 300, 2))).toBeGreaterThan(12);
  });

  it('says nothing of a plain picture', () => {
    expect(pictureHash({ width: 100, height: 100, brightness: () => 255 })?.hash).toBeUndefined();
  });
});

describe('pictureHash down', () => {
  const across = (x: number): number => 128 + 100 * Math.sin(x / 9);

  it('is the hash of the picture and of the picture turned on its side', () => {
    const [width, height] = [300, 200];
    const upright = pictureHash({ width, height, brightness: (x, y) => across(x) + y / 4 });
    const turned = pictureHash({ width: height, height: width, brightness: (x, y) => across(y) + x / 4 });
    expect(upright?.downHash).toMatch(/^[0-9a-f]{16}$/);
    expect([turned?.hash, turned?.downHash]).toEqual([upright?.downHash, upright?.hash]);
  });

  it('has no second hash where nothing changes from top to bottom, and none at all where nothing changes across', () => {
    const level = pictureHash({ width: 300, height: 200, brightness: across });
    expect([level?.hash.length, level?.downHash]).toEqual([16, undefined]);
    expect(pictureHash({ width: 300, height: 200, brightness: (_, y) => across(y) })).toBeUndefined();
  });
});
