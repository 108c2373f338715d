import { type ProtobufField, protobufField, protobufFields, protobufFloat } from './protobuf.ts';

/** Numbers of a tensor, rows first. */
export interface FloatTensor {
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

/** One step of a network. */
export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Messages of the kind AttributeProto, by name. */
  readonly attributes: ReadonlyMap<string, Uint8Array>;
  /** All of it as it lies in the file it was read from. */
  readonly raw?: Uint8Array;
}

/** A network as ONNX keeps it (onnx.proto): its nodes in an order in which they can run; all else as it lies in the file. */
export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  /** Of the model, the graph left out. */
  readonly modelRest: readonly Uint8Array[];
  /** Of the graph, the nodes left out. */
  readonly graphRest: readonly Uint8Array[];
}

// Numbers of fields in onnx.proto.
const MODEL_GRAPH = 7;
const GRAPH_NODE = 1;
const NODE = { input: 1, output: 2, operator: 4, attribute: 5 } as const;
const ATTRIBUTE = { name: 1, float: 2, integer: 3, tensor: 5, integers: 8, type: 20 } as const;
const TYPE = { float: 1, integer: 2, tensor: 4, integers: 7 } as const;
const TENSOR = { dims: 1, type: 2, floats: 4, raw: 9 } as const;
const FLOAT32 = 1;

const isBytes = (value: number | Uint8Array): value is Uint8Array => typeof value !== 'number';
const textOf = (value: number | Uint8Array | undefined): string => (value instanceof Uint8Array ? Buffer.from(value).toString() : '');
const all = (fields: readonly ProtobufField[], number: number): (number | Uint8Array)[] =>
  fields.filter((field) => field.number === number).map(({ value }) => value);

/** @throws Error where the bytes are no ONNX model. */
export function parseOnnx(bytes: Uint8Array): OnnxGraph {
  const model = protobufFields(bytes);
  const graph = model.find(({ number }) => number === MODEL_GRAPH)?.value;
  if (!(graph instanceof Uint8Array)) throw new Error('the model holds no graph');
  const fields = protobufFields(graph);
  return {
    nodes: fields.filter(({ number }) => number === GRAPH_NODE).map(nodeOf),
    modelRest: model.filter(({ number }) => number !== MODEL_GRAPH).map(({ raw }) => raw),
    graphRest: fields.filter(({ number }) => number !== GRAPH_NODE).map(({ raw }) => raw),
  };
}

function nodeOf({ raw, value }: ProtobufField): OnnxNode {
  const fields = isBytes(value) ? protobufFields(value) : [];
  return {
    raw,
    operator: textOf(all(fields, NODE.operator)[0]),
    inputs: all(fields, NODE.input).map(textOf),
    outputs: all(fields, NODE.output).map(textOf),
    attributes: new Map(
      all(fields, NODE.attribute)
        .filter(isBytes)
        .map((attribute) => [textOf(all(protobufFields(attribute), ATTRIBUTE.name)[0]), attribute]),
    ),
  };
}

export function writeOnnx({ graphRest, modelRest, nodes }: OnnxGraph): Uint8Array {
  const graph = Buffer.concat([...nodes.map((node) => node.raw ?? protobufField(GRAPH_NODE, bytesOf(node))), ...graphRest]);
  return Buffer.concat([...modelRest, protobufField(MODEL_GRAPH, graph)]);
}

const bytesOf = ({ attributes, inputs, operator, outputs }: OnnxNode): Uint8Array =>
  Buffer.concat([
    ...inputs.map((name) => protobufField(NODE.input, name)),
    ...outputs.map((name) => protobufField(NODE.output, name)),
    protobufField(NODE.operator, operator),
    ...[...attributes.values()].map((attribute) => protobufField(NODE.attribute, attribute)),
  ]);

/** @returns the numbers a node of the kind Constant gives, undefined for other nodes and for numbers of other kinds. */
export function constantOf({ attributes, operator }: OnnxNode): FloatTensor | undefined {
  const attribute = attributes.get('value');
  if (operator !== 'Constant' || attribute === undefined) return undefined;
  const tensor = all(protobufFields(attribute), ATTRIBUTE.tensor)[0];
  if (!(tensor instanceof Uint8Array)) return undefined;
  const fields = protobufFields(tensor);
  if (all(fields, TENSOR.type)[0] !== FLOAT32) return undefined;
  const dims = all(fields, TENSOR.dims).flatMap(wholeNumbers);
  const packed = all(fields, TENSOR.raw)[0] ?? all(fields, TENSOR.floats)[0];
  const count = dims.reduce((product, dim) => product * dim, 1);
  // Anything but one packed field is a way of writing that these models do not use.
  if (!(packed instanceof Uint8Array) || packed.byteLength !== count * Float32Array.BYTES_PER_ELEMENT) return undefined;
  return { dims, values: new Float32Array(new Uint8Array(packed).buffer) };
}

/** Repeated whole numbers lie one a field or packed. */
function wholeNumbers(value: number | Uint8Array): number[] {
  if (!isBytes(value)) return [value];
  const numbers: number[] = [];
  let number = 0;
  let factor = 1;
  for (const byte of value) {
    number += (byte & 127) * factor;
    factor *= 128;
    if (byte >= 128) continue;
    numbers.push(number);
    [number, factor] = [0, 1];
  }
  return numbers;
}

/** @returns whole numbers of an attribute; none when it is not there. */
export function integersOf({ attributes }: OnnxNode, name: string): number[] {
  const attribute = attributes.get(name);
  if (attribute === undefined) return [];
  const fields = protobufFields(attribute);
  return [...all(fields, ATTRIBUTE.integer), ...all(fields, ATTRIBUTE.integers)].flatMap(wholeNumbers);
}

/** @returns the number of an attribute of the kind float. */
export function floatOf({ attributes }: OnnxNode, name: string): number | undefined {
  const attribute = attributes.get(name);
  const value = attribute === undefined ? undefined : all(protobufFields(attribute), ATTRIBUTE.float)[0];
  return value instanceof Uint8Array ? Buffer.from(value).readFloatLE() : undefined;
}

export const floatAttribute = (name: string, value: number): Uint8Array =>
  Buffer.concat([protobufField(ATTRIBUTE.name, name), protobufFloat(ATTRIBUTE.float, value), protobufField(ATTRIBUTE.type, TYPE.float)]);

export const integerAttribute = (name: string, value: number): Uint8Array =>
  Buffer.concat([protobufField(ATTRIBUTE.name, name), protobufField(ATTRIBUTE.integer, value), protobufField(ATTRIBUTE.type, TYPE.integer)]);

export const integersAttribute = (name: string, values: readonly number[]): Uint8Array =>
  Buffer.concat([
    protobufField(ATTRIBUTE.name, name),
    ...values.map((value) => protobufField(ATTRIBUTE.integers, value)),
    protobufField(ATTRIBUTE.type, TYPE.integers),
  ]);

export function constantNode(name: string, { dims, values }: FloatTensor): OnnxNode {
  const tensor = Buffer.concat([
    ...dims.map((dim) => protobufField(TENSOR.dims, dim)),
    protobufField(TENSOR.type, FLOAT32),
    protobufField(TENSOR.raw, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  ]);
  const attribute = Buffer.concat([
    protobufField(ATTRIBUTE.name, 'value'),
    protobufField(ATTRIBUTE.tensor, tensor),
    protobufField(ATTRIBUTE.type, TYPE.tensor),
  ]);
  return { operator: 'Constant', inputs: [], outputs: [name], attributes: new Map([['value', attribute]]) };
}
