import { luma, type Pixels } from './difference-hash.ts';
import { IMAGE_LIMITS } from './image-limits.ts';
import { type HuffmanTable, huffmanTable, JpegBits } from './jpeg-bits.ts';

const BLOCK = 8;
const COEFFICIENTS = BLOCK * BLOCK;
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
  /** By how much each of a block's samples differs from its mean, block by block; absent where a block is one sample. */
  details: Float32Array | undefined;
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

/** How many samples are made of a block, each way. */
export type SamplesPerBlock = 1 | 2 | 4 | 8;

/** A JPEG made smaller: `width` and `height` count its samples. */
export interface JpegSamples extends Pixels {
  readonly pixelsWide: number;
  readonly pixelsHigh: number;
}

/**
 * The brightness of a JPEG (ITU-T T.81, baseline or progressive) in squares of 8, 4 or 2 pixels, each its mean, or pixel by pixel: all that a hash of large
 * cells needs, for a tenth of the time that its pixels take.
 * @returns undefined for what is none, is damaged, has no colours that are read here (CMYK, twelve bits, arithmetic coding), or is
 * progressive where more than one sample of a block is asked for
 */
export function jpegBrightness(bytes: Uint8Array, perBlock: SamplesPerBlock = 1): JpegSamples | undefined {
  try {
    return new JpegReader(bytes, perBlock).read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

class JpegReader {
  private readonly bytes: Uint8Array;
  private readonly perBlock: SamplesPerBlock;
  /** Of each table the divisors of its 64 coefficients, in the order they are stored. */
  private readonly quantisations: Uint16Array[] = [];
  private readonly meanTables: HuffmanTable[] = [];
  private readonly otherTables: HuffmanTable[] = [];
  private frame: Frame | undefined;
  private restartInterval = 0;
  private adobeTransform: number | undefined;

  constructor(bytes: Uint8Array, perBlock: SamplesPerBlock) {
    this.bytes = bytes;
    this.perBlock = perBlock;
  }

  /** @throws RangeError */
  read(): JpegSamples | undefined {
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
    return scans === 0 ? undefined : this.samples();
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
    else if (marker >= 0xc0 && marker <= 0xc2) this.frame = frameOf(body, marker === 0xc2);
    else if (marker >= 0xc3 && marker <= 0xcf) return false;
    return true;
  }

  private readQuantisation(body: Uint8Array): void {
    for (let at = 0; at < body.length; ) {
      const size = (body[at] ?? 0) >> 4 === 0 ? 1 : 2;
      const table = new Uint16Array(COEFFICIENTS);
      for (let index = 0; index < COEFFICIENTS; index++) {
        const place = at + 1 + index * size;
        table[index] = size === 1 ? (body[place] ?? 0) : ((body[place] ?? 0) << 8) | (body[place + 1] ?? 0);
      }
      this.quantisations[(body[at] ?? 0) & 15] = table;
      at += 1 + COEFFICIENTS * size;
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
    if (!frame.progressive) this.sequential(frame, components, bits);
    else if (this.perBlock > 1) throw new RangeError('details of a progressive file');
    else if (first === 0) {
      const [earlier, shift] = [approximation >> 4, approximation & 15];
      this.forEachBlock(frame, components, bits, (component, place) => {
        if (earlier === 0) component.means[place] = readMean(bits, component) << shift;
        else component.means[place] = (component.means[place] ?? 0) | (bits.bit() << shift);
      });
    }
  }

  private sequential(frame: Frame, components: readonly Component[], bits: JpegBits): void {
    const { perBlock } = this;
    // A file may say that it is small and hold a large picture, whose samples would take hundreds of megabytes.
    if (perBlock > 1 && frame.width * frame.height > IMAGE_LIMITS.maxPixels) throw new RangeError('a picture larger than is looked at');
    // Of files in colours of brightness and hue the first component is all that counts.
    const [bright] = frame.components;
    for (const component of perBlock === 1 ? [] : this.isRgb(frame) ? components : components.filter((each) => each === bright))
      component.details = new Float32Array(component.means.length * perBlock * perBlock);
    const waves = wavesOf(perBlock);
    this.forEachBlock(frame, components, bits, (component, place) => {
      if (component.details === undefined) readBlock(bits, component, place);
      else readDetails(bits, component, component.details, place, this.quantisations[component.quantisationTable], waves, perBlock);
    });
  }

  private isRgb({ components }: Frame): boolean {
    if (components.length !== 3) return false;
    return this.adobeTransform === 0 || (this.adobeTransform === undefined && components.map(({ id }) => id).join() === '82,71,66');
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

  private samples(): JpegSamples | undefined {
    const { frame, perBlock } = this;
    if (frame === undefined) return undefined;
    const { components, width: pixelsWide, height: pixelsHigh } = frame;
    const side = BLOCK / perBlock;
    const size = { pixelsWide, pixelsHigh, width: Math.ceil(pixelsWide / side), height: Math.ceil(pixelsHigh / side) };
    const planes = components.map((component) =>
      planeOf(component, components, this.quantisations[component.quantisationTable]?.[0] ?? 1, perBlock),
    );
    const [first, second, third] = planes;
    if (first === undefined || (planes.length !== 1 && planes.length !== 3)) return undefined;
    if (second === undefined || third === undefined || !this.isRgb(frame)) return { ...size, brightness: first };
    return { ...size, brightness: (x, y) => luma(first(x, y), second(x, y), third(x, y)) };
  }
}

function frameOf(body: Uint8Array, progressive: boolean): Frame {
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
      details: undefined,
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

/** Only the mean is kept; the other coefficients are passed over. */
function readBlock(bits: JpegBits, component: Component, place: number): void {
  component.means[place] = readMean(bits, component);
  const table = component.huffman[1];
  if (table === undefined) throw new RangeError('a scan without its table');
  for (let at = 1; at < COEFFICIENTS; ) {
    const symbol = bits.symbol(table);
    const size = symbol & 15;
    if (size > 0) bits.skip(size);
    else if (symbol !== 0xf0) return;
    at += (symbol >> 4) + 1;
  }
}

/** Each other coefficient adds its wave to the block's samples. */
function readDetails(
  bits: JpegBits,
  component: Component,
  details: Float32Array,
  place: number,
  divisors: Uint16Array | undefined,
  waves: Float32Array,
  perBlock: SamplesPerBlock,
): void {
  component.means[place] = readMean(bits, component);
  const table = component.huffman[1];
  if (table === undefined || divisors === undefined) throw new RangeError('a scan without its table');
  const samples = perBlock * perBlock;
  const base = place * samples;
  for (let at = 1; at < COEFFICIENTS; at++) {
    const symbol = bits.symbol(table);
    const size = symbol & 15;
    at += symbol >> 4;
    if (size === 0) {
      if (symbol === 0xf0) continue;
      return;
    }
    const value = bits.difference(size) * (divisors[at] ?? 0);
    const wave = at * samples;
    for (let sample = 0; sample < samples; sample++)
      details[base + sample] = (details[base + sample] ?? 0) + value * (waves[wave + sample] ?? 0);
  }
}

/**
 * What a coefficient of 1 adds to each sample of a block: the means of its wave (T.81, A.3.3) over the sample's pixels.
 * @returns by the coefficients in the order they are stored (T.81, figure A.6), of each its samples row by row
 */
function wavesOf(perBlock: SamplesPerBlock): Float32Array {
  const pixels = BLOCK / perBlock;
  const along = (frequency: number, sample: number): number => {
    let sum = 0;
    for (let x = sample * pixels; x < (sample + 1) * pixels; x++) sum += Math.cos(((2 * x + 1) * frequency * Math.PI) / (2 * BLOCK));
    return ((frequency === 0 ? Math.SQRT1_2 : 1) * sum) / pixels / 2;
  };
  const waves = new Float32Array(COEFFICIENTS * perBlock * perBlock);
  let at = 0;
  for (let diagonal = 0; diagonal < 2 * BLOCK - 1; diagonal++) {
    for (let step = Math.max(0, diagonal - BLOCK + 1); step <= Math.min(diagonal, BLOCK - 1); step++) {
      const [across, down] = diagonal % 2 === 1 ? [diagonal - step, step] : [step, diagonal - step];
      for (let row = 0; row < perBlock; row++)
        for (let column = 0; column < perBlock; column++) waves[at++] = along(across, column) * along(down, row);
    }
  }
  return waves;
}

function planeOf(
  component: Component,
  all: readonly Component[],
  quantisation: number,
  perBlock: SamplesPerBlock,
): (x: number, y: number) => number {
  const { means, details, stride, across, down } = component;
  const [mostAcross, mostDown] = [Math.max(...all.map((other) => other.across)), Math.max(...all.map((other) => other.down))];
  const [xStep, yStep] = [across / mostAcross, down / mostDown];
  return (x, y) => {
    const [column, row] = [Math.floor(x * xStep), Math.floor(y * yStep)];
    const block = Math.floor(row / perBlock) * stride + Math.floor(column / perBlock);
    const detail = details?.[(block * perBlock + (row % perBlock)) * perBlock + (column % perBlock)] ?? 0;
    return Math.max(0, Math.min(255, ((means[block] ?? 0) * quantisation) / BLOCK + detail + 128));
  };
}
