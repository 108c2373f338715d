import { luma, type Pixels } from './difference-hash.ts';
import { type HuffmanTable, huffmanTable, JpegBits } from './jpeg-bits.ts';
import { KEPT_COEFFICIENTS, keptPlace, quarterBlock, SIDE } from './jpeg-quarter-blocks.ts';

const BLOCK = 8;
const MAX_PIXELS = 16_000_000;

interface Component {
  readonly id: number;
  readonly across: number;
  readonly down: number;
  readonly quantisationTable: number;
  /** Blocks of the component itself, and of a row as whole units fill it. */
  readonly blocksWide: number;
  readonly blocksHigh: number;
  readonly stride: number;
  /** Coefficient of each block that is its mean. */
  readonly means: Int32Array;
  /** Of each block, the lowest coefficients each way; where four samples a side are asked for. */
  readonly lowest: Int32Array | undefined;
  previous: number;
  huffman: readonly [mean: HuffmanTable | undefined, others: HuffmanTable | undefined];
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly progressive: boolean;
  readonly unitsWide: number;
  readonly unitsHigh: number;
  readonly components: readonly Component[];
}

/** Samples along a block's side: its mean alone, or four. */
export type SamplesPerBlock = 1 | typeof SIDE;

/** A JPEG at an eighth of its size, or half of it: `width` and `height` count its samples. */
export interface JpegBlocks extends Pixels {
  readonly pixelsWide: number;
  readonly pixelsHigh: number;
}

/**
 * The brightness of a JPEG (ITU-T T.81, baseline or progressive) in blocks of 8 by 8 pixels, each its mean: all that a hash of large cells
 * needs, for a tenth of the time that its pixels take. Four samples a side are read of baseline files alone.
 * @returns undefined for what is none, is damaged, or has no colours that are read here (CMYK, twelve bits, arithmetic coding)
 */
export function jpegBrightness(bytes: Uint8Array, samples: SamplesPerBlock = 1): JpegBlocks | undefined {
  try {
    return new JpegReader(bytes, samples).read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

class JpegReader {
  private readonly bytes: Uint8Array;
  private readonly samples: SamplesPerBlock;
  private readonly quantisations: Uint16Array[] = [];
  private readonly meanTables: HuffmanTable[] = [];
  private readonly otherTables: HuffmanTable[] = [];
  private frame: Frame | undefined;
  private restartInterval = 0;
  private adobeTransform: number | undefined;

  constructor(bytes: Uint8Array, samples: SamplesPerBlock) {
    this.bytes = bytes;
    this.samples = samples;
  }

  /** @throws RangeError */
  read(): JpegBlocks | undefined {
    const { bytes } = this;
    if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
    let scans = 0;
    for (let at = 2; at + 3 < bytes.length; ) {
      const marker = bytes[at] === 0xff ? (bytes[at + 1] ?? 0) : 0;
      if (marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)) {
        at++;
        continue;
      }
      if (marker === 0xd9) break;
      const length = this.word(at + 2);
      const body = bytes.subarray(at + 4, at + 2 + length);
      at += 2 + length;
      if (marker === 0xda) {
        this.scan(body, at);
        scans++;
        // Baseline files of one scan are read with it.
        if (this.frame?.progressive === false && (body[0] ?? 0) === this.frame.components.length) break;
      } else if (!this.segment(marker, body)) return undefined;
    }
    return scans === 0 ? undefined : this.blocks();
  }

  private word(at: number): number {
    return ((this.bytes[at] ?? 0) << 8) | (this.bytes[at + 1] ?? 0);
  }

  /** @returns false for a kind of frame that is not read here. */
  private segment(marker: number, body: Uint8Array): boolean {
    if (marker === 0xc4) this.readHuffman(body);
    else if (marker === 0xdb) this.readQuantisation(body);
    else if (marker === 0xdd) this.restartInterval = ((body[0] ?? 0) << 8) | (body[1] ?? 0);
    else if (marker === 0xee && Buffer.from(body.subarray(0, 5)).toString('latin1') === 'Adobe') this.adobeTransform = body[11];
    else if (marker >= 0xc0 && marker <= 0xc2) this.frame = frameOf(body, marker === 0xc2, this.samples);
    else if (marker >= 0xc3 && marker <= 0xcf) return false;
    return true;
  }

  private readQuantisation(body: Uint8Array): void {
    for (let at = 0; at < body.length; ) {
      const wide = (body[at] ?? 0) >> 4 !== 0;
      const step = (place: number): number =>
        wide ? ((body[at + 1 + place * 2] ?? 0) << 8) | (body[at + 2 + place * 2] ?? 0) : (body[at + 1 + place] ?? 0);
      this.quantisations[(body[at] ?? 0) & 15] = Uint16Array.from({ length: BLOCK * BLOCK }, (_, place) => step(place));
      at += wide ? 129 : 65;
    }
  }

  private readHuffman(body: Uint8Array): void {
    for (let at = 0; at + 17 <= body.length; ) {
      const counts = body.subarray(at + 1, at + 17);
      const total = counts.reduce((sum, count) => sum + count, 0);
      const tables = (body[at] ?? 0) >> 4 === 0 ? this.meanTables : this.otherTables;
      tables[(body[at] ?? 0) & 15] = huffmanTable(counts, body.subarray(at + 17, at + 17 + total));
      at += 17 + total;
    }
  }

  private scan(body: Uint8Array, at: number): void {
    const { frame } = this;
    if (frame === undefined) throw new RangeError('a scan before its frame');
    const count = body[0] ?? 0;
    const components = Array.from({ length: count }, (_, index) => {
      const component = frame.components.find(({ id }) => id === body[1 + index * 2]);
      if (component === undefined) throw new RangeError('a scan of no component');
      const tables = body[2 + index * 2] ?? 0;
      component.huffman = [this.meanTables[tables >> 4], this.otherTables[tables & 15]];
      component.previous = 0;
      return component;
    });
    const [first = 0, , approximation = 0] = body.subarray(1 + count * 2);
    const bits = new JpegBits(this.bytes, at);
    if (!frame.progressive) this.forEachBlock(frame, components, bits, (component, place) => readBlock(bits, component, place));
    else if (first === 0) {
      const [earlier, shift] = [approximation >> 4, approximation & 15];
      this.forEachBlock(frame, components, bits, (component, place) => {
        if (earlier === 0) component.means[place] = readMean(bits, component) << shift;
        else component.means[place] = (component.means[place] ?? 0) | (bits.bit() << shift);
      });
    }
  }

  /** In the order of T.81, A.2: a component alone row by row, several in units. */
  private forEachBlock(
    frame: Frame,
    components: readonly Component[],
    bits: JpegBits,
    read: (component: Component, place: number) => void,
  ): void {
    const [only] = components;
    const alone = components.length === 1 && only !== undefined;
    const [wide, high] = alone ? [only.blocksWide, only.blocksHigh] : [frame.unitsWide, frame.unitsHigh];
    for (let unit = 0; unit < wide * high; unit++) {
      if (this.restartInterval > 0 && unit > 0 && unit % this.restartInterval === 0) {
        bits.restart();
        for (const component of components) component.previous = 0;
      }
      const [column, row] = [unit % wide, Math.floor(unit / wide)];
      if (alone) read(only, row * only.stride + column);
      else {
        for (const component of components) {
          for (let y = 0; y < component.down; y++)
            for (let x = 0; x < component.across; x++)
              read(component, (row * component.down + y) * component.stride + column * component.across + x);
        }
      }
    }
  }

  private blocks(): JpegBlocks | undefined {
    const { frame } = this;
    if (frame === undefined) return undefined;
    const { components, width: pixelsWide, height: pixelsHigh } = frame;
    const along = (pixels: number): number => Math.ceil((pixels * this.samples) / BLOCK);
    const size = { pixelsWide, pixelsHigh, width: along(pixelsWide), height: along(pixelsHigh) };
    const planes = components.map((component) => planeOf(component, components, this.quantisations[component.quantisationTable]));
    const [first, second, third] = planes;
    if (first === undefined || (planes.length !== 1 && planes.length !== 3)) return undefined;
    const isRgb = this.adobeTransform === 0 || (this.adobeTransform === undefined && components.map(({ id }) => id).join() === '82,71,66');
    if (second === undefined || third === undefined || !isRgb) return { ...size, brightness: first };
    return { ...size, brightness: (x, y) => luma(first(x, y), second(x, y), third(x, y)) };
  }
}

function frameOf(body: Uint8Array, progressive: boolean, samples: SamplesPerBlock): Frame {
  if (progressive && samples > 1) throw new RangeError('scans that refine each other');
  const [precision = 0, highByte = 0, lowByte = 0, wideByte = 0, narrowByte = 0, count = 0] = body;
  const [height, width] = [(highByte << 8) | lowByte, (wideByte << 8) | narrowByte];
  if (precision !== 8 || width * height === 0 || width * height > MAX_PIXELS || count === 0 || count > 4)
    throw new RangeError('a frame of another kind');
  const parts = Array.from({ length: count }, (_, index) => {
    const [id = 0, sampling = 0, table = 0] = body.subarray(6 + index * 3);
    return { id, across: sampling >> 4, down: sampling & 15, table };
  });
  if (parts.some(({ across, down }) => across < 1 || across > 4 || down < 1 || down > 4))
    throw new RangeError('a sampling of another kind');
  const [mostAcross, mostDown] = [Math.max(...parts.map(({ across }) => across)), Math.max(...parts.map(({ down }) => down))];
  const [unitsWide, unitsHigh] = [Math.ceil(width / (BLOCK * mostAcross)), Math.ceil(height / (BLOCK * mostDown))];
  const components = parts.map(({ id, across, down, table }): Component => {
    const stride = unitsWide * across;
    return {
      id,
      across,
      down,
      quantisationTable: table,
      blocksWide: Math.ceil((width * across) / (mostAcross * BLOCK)),
      blocksHigh: Math.ceil((height * down) / (mostDown * BLOCK)),
      stride,
      means: new Int32Array(stride * unitsHigh * down),
      lowest: samples === 1 ? undefined : new Int32Array(stride * unitsHigh * down * KEPT_COEFFICIENTS),
      previous: 0,
      huffman: [undefined, undefined],
    };
  });
  return { width, height, progressive, unitsWide, unitsHigh, components };
}

function readMean(bits: JpegBits, component: Component): number {
  const [table] = component.huffman;
  if (table === undefined) throw new RangeError('a scan without its table');
  component.previous += bits.difference(Math.min(16, bits.symbol(table)));
  return component.previous;
}

/** Only the mean is kept, and what else is asked for; the other coefficients are passed over. */
function readBlock(bits: JpegBits, component: Component, place: number): void {
  const { lowest } = component;
  component.means[place] = readMean(bits, component);
  const table = component.huffman[1];
  if (table === undefined) throw new RangeError('a scan without its table');
  for (let at = 1; at < BLOCK * BLOCK; at++) {
    const symbol = bits.symbol(table);
    const size = symbol & 15;
    at += symbol >> 4;
    if (size === 0) {
      if (symbol !== 0xf0) return;
    } else if (lowest === undefined) bits.skip(size);
    else {
      const value = bits.difference(size);
      const kept = keptPlace(at);
      if (kept > 0) lowest[place * KEPT_COEFFICIENTS + kept] = value;
    }
  }
}

function halfSize(means: Int32Array, lowest: Int32Array, stride: number, quantisation: Uint16Array): Float32Array {
  const samples = new Float32Array(means.length * SIDE * SIDE);
  means.forEach((mean, block) => quarterBlock(samples, block, stride, mean, lowest, quantisation));
  return samples;
}

function planeOf(
  component: Component,
  all: readonly Component[],
  quantisation: Uint16Array = new Uint16Array(BLOCK * BLOCK).fill(1),
): (x: number, y: number) => number {
  const { means, stride, across, down, lowest } = component;
  const [mostAcross, mostDown] = [Math.max(...all.map((other) => other.across)), Math.max(...all.map((other) => other.down))];
  const [xStep, yStep] = [across / mostAcross, down / mostDown];
  const samples = lowest === undefined ? means : halfSize(means, lowest, stride, quantisation);
  const [wide, scale] = lowest === undefined ? [stride, (quantisation[0] ?? 1) / BLOCK] : [stride * SIDE, 1];
  return (x: number, y: number): number => {
    const sample = samples[Math.floor(y * yStep) * wide + Math.floor(x * xStep)] ?? 0;
    return Math.max(0, Math.min(255, sample * scale + 128));
  };
}
